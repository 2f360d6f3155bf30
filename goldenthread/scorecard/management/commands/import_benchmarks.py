"""`goldenthread import_benchmarks`: the Department's published figures, from its own files.

Exit codes: 0 imported (or tried, or nothing new); 1 the files give nothing, with a line for each fault.
"""

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from goldenthread.scorecard.benchmarks import actions, areas, files
from goldenthread.scorecard.benchmarks.reading import WrongFileError
from goldenthread.scorecard.models import BenchmarkFigure


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date: write it as 2025-06-26") from None


class Command(BaseCommand):
    help = (
        "Import published figures: .csv files as downloaded from Explore education statistics (Education, health and "
        "care plans), a .zip of them, the Tribunal's table of appeal rates, or a tidy table with the columns measure, "
        "year, geography, value and unit. All of the files are imported or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--release", default="", help='such as "Reporting year 2025"')
        parser.add_argument(
            "--published", type=day, metavar="DAY", help="the day it was published: later ones stand"
        )
        parser.add_argument(
            "--extract", action="store_true", help="import the extract that the product brings"
        )
        parser.add_argument("--dry-run", action="store_true", help="try the whole import, then undo it")

    def handle(self, *, release, published, extract, dry_run, **options):
        chosen = [*options["files"], *([actions.EXTRACT] if extract else [])]
        if not chosen:
            raise CommandError("give a file, or --extract")
        try:
            given = [files.read(path) for path in chosen]
            done = actions.import_benchmarks(
                by=None, given=given, release=release, published_on=published, dry_run=dry_run
            )
        except WrongFileError as error:
            faults = "\n".join(error.faults)
            raise CommandError(f"Nothing was imported.\n{faults}") from None
        for each in done:
            self.stdout.write(str(each))
        self._say_who_is_compared(dry_run)

    def _say_who_is_compared(self, dry_run: bool) -> None:
        chosen = areas.chosen()
        known = BenchmarkFigure.objects.names_among(chosen.names)
        for stranger in areas.strangers(chosen.names, known):
            self.stderr.write(f"There are no figures under {stranger}, which is to be compared with.")
        if not chosen.neighbours:
            self.stdout.write("No neighbours are chosen: choose them on the page Official statistics.")
        if dry_run:
            self.stdout.write("Tried and undone: nothing was written.")
