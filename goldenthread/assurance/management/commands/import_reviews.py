from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from goldenthread.accounts.errors import Refused
from goldenthread.assurance.models import Action, ImprovementPlan
from goldenthread.assurance.reviews import document
from goldenthread.assurance.reviews.actions import take_in


class Command(BaseCommand):
    help = (
        "Read government reviews from a CSV table (columns: "
        + ", ".join(document.COLUMNS)
        + ") and record them. A review that is held already is left as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="the table")

    def handle(self, *, file, **options):
        try:
            text = Path(file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from None
        try:
            found = document.read(text, *_known())
            taken = take_in(documents=found, by=None)
        except document.Faulty as error:
            raise CommandError(f"{file} was not taken. Nothing was written.\n{error}") from None
        except Refused as error:
            raise CommandError(error.words) from None
        for name in taken.new:
            self.stdout.write(f"Recorded {name}.")
        for name in taken.held:
            self.stdout.write(f"{name} is held already and was left as it is.")


def _known() -> tuple[list[str], list[str]]:
    """The areas' numbers and the actions' codes of the plan in force."""
    plan = ImprovementPlan.objects.current()
    return (plan.areas.numbers(), Action.objects.of_plan(plan).codes()) if plan else ([], [])
