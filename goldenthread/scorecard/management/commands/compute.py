from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError

from goldenthread.indicators import Month, months
from goldenthread.scorecard import actions, engines, store
from goldenthread.scorecard.facts import TABLES
from goldenthread.scorecard.progress import steps

MONTHS = 36


def month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


class Command(BaseCommand):
    help = "Work out every indicator for a run of months, and keep the results."

    def add_arguments(self, parser):
        parser.add_argument(
            "--from", dest="first", type=month, help=f"default: {MONTHS} months, the last included"
        )
        parser.add_argument("--to", dest="last", type=month, help="default: the last month that had ended")
        parser.add_argument("--by", nargs="*", choices=actions.BREAKDOWNS, default=list(actions.BREAKDOWNS))

    def handle(self, *, first, last, by, **options):
        try:
            chosen = _chosen(first, last)
            with steps("Results", len(TABLES) + 1, quiet=options["verbosity"] == 0) as step:
                done = actions.compute(months=chosen, breakdowns=by, progress=step)
        except (store.NoFacts, engines.EngineMissing, ValueError) as error:
            raise CommandError(str(error)) from None
        run = done.run
        words = f"{run.added:,} added, {run.changed:,} changed, {run.removed:,} removed, {done.unchanged:,} as before"
        self.stdout.write(f"{chosen[0]} to {chosen[-1]}: {words if done.changed_anything else 'no change'}")


def _chosen(first: Month | None, last: Month | None) -> list[Month]:
    last = last or Month.ended_by(store.latest_run().as_of_on)
    return months(first or last.plus(1 - MONTHS), last)
