from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from goldenthread.scorecard import store, warehouse


class Command(BaseCommand):
    help = (
        "Copy the fact tables, the results and the list of indicators into a folder, as Parquet files for the council's own "
        "warehouse. The fact tables hold personal data."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--figures-only", action="store_true", help="without the fact tables")

    def handle(self, *, folder, figures_only, **options):
        try:
            done = warehouse.copy(folder, with_cases=not figures_only)
        except store.NoFacts as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(
                f"{folder} cannot be written: {error.strerror}. Name a folder of your own"
            ) from None
        cases = f"{done.tables} fact tables with {done.rows:,} rows, " if done.tables else ""
        self.stdout.write(f"{folder}: {cases}{done.figures:,} figures")
