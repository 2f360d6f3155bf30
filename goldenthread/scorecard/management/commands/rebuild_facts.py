from datetime import date

from django.core.management.base import BaseCommand

from goldenthread.people.today import today
from goldenthread.scorecard import actions
from goldenthread.scorecard.facts import TABLES
from goldenthread.scorecard.progress import steps


class Command(BaseCommand):
    help = "Project the database into fact tables, from which every figure is worked out."

    def add_arguments(self, parser):
        parser.add_argument(
            "--as-of", type=date.fromisoformat, help="the day as known on which, like 2024-11-12"
        )

    def handle(self, *, as_of, **options):
        with steps("Facts", len(TABLES), quiet=options["verbosity"] == 0) as step:
            taken = actions.rebuild_facts(as_of=as_of or today(), progress=step)
        for reason, number in taken.run.unclassified.items():
            self.stdout.write(f"not classified: {number:,} × {reason}")
        counts = ", ".join(f"{number:,} {name}" for name, number in taken.run.counts.items())
        self.stdout.write(
            f"{'rebuilt' if taken.changed else 'no change'}: {counts} ({taken.run.digest[:12]})"
        )
