import json

from django.core.management.base import BaseCommand, CommandError

from goldenthread.scorecard import cards, store
from goldenthread.scorecard.management.commands.compute import month
from goldenthread.scorecard.management.commands.scorecard import group


class Command(BaseCommand):
    help = "Print the references of the cases behind a figure, one JSON object a line. No names."

    def add_arguments(self, parser):
        parser.add_argument("code")
        parser.add_argument("--month", type=month, required=True)
        parser.add_argument("--group", type=group)

    def handle(self, *, code, month, group, **options):
        try:
            found = cards.cases(code, month, group)
        except KeyError:
            raise CommandError(f"no indicator has the code '{code}'") from None
        except store.NoFacts as error:
            raise CommandError(str(error)) from None
        for row in found.rows:
            plain = {"ref": row.ref, "child_ref": row.child_ref, "counted": row.counted, **row.columns}
            self.stdout.write(json.dumps(plain, default=str))
