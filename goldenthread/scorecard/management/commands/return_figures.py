"""`goldenthread return_figures`: take files of figures in, or all that were dropped into a folder.

Exit codes: 0 taken in, or nothing new; 1 a file was refused, with a line for each fault.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.people.today import today
from goldenthread.publications.wording import joined, month_name
from goldenthread.scorecard.returned import (
    actions,
    checking,
    datasets,
    files,
    folder,
    holding,
    surprises,
    templates,
)
from goldenthread.scorecard.returned.actions import Source
from goldenthread.scorecard.returned.files import WrongFileError


class Command(BaseCommand):
    help = (
        "Take in figures that others return, in the template of their dataset (.xlsx or .csv). A file is taken in whole or "
        "not at all. With --folder every file dropped into a folder is read and put away; a file in a folder of its own is "
        "on behalf of the body that the folder is named after."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument(
            "--on-behalf-of", default="", help="whose figures they are: NHS community services"
        )
        parser.add_argument("--dataset", default="", help="default: that of the file's first code")
        parser.add_argument("--note", default="")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what a file would change, and change nothing"
        )
        parser.add_argument("--folder", type=Path, nargs="?", const=settings.RETURNS_FOLDER, metavar="PATH")
        parser.add_argument(
            "--template", type=Path, metavar="PATH", help="write the dataset's template there"
        )

    def handle(self, *, files, folder, template, dataset, **options):
        known = [each.slug for each in datasets.every()]
        if dataset and dataset not in known:
            raise CommandError(f"there is no dataset “{dataset}”: there are {', '.join(known)}")
        if template:
            self._write_template(template, dataset)
        elif folder:
            self._read_folder(folder, options["on_behalf_of"])
        elif files:
            for path in files:
                self._take_in(path, dataset, options)
        else:
            raise CommandError("name a file, or --folder PATH, or --template PATH")

    def _write_template(self, path: Path, dataset: str) -> None:
        if not dataset:
            raise CommandError("say of which dataset: --dataset waits")
        write, _ = templates.FORMATS.get(path.suffix.lower().removeprefix("."), (None, ""))
        if write is None:
            raise CommandError(f"{path.name}: a template is a spreadsheet (.xlsx) or .csv")
        path.write_bytes(write(dataset, today()))
        self.stdout.write(f"{path}: the template of “{datasets.title(dataset)}”")

    def _read_folder(self, path: Path, on_behalf_of: str) -> None:
        try:
            outcomes = folder.read(folder.Folder(path, on_behalf_of, None, today()))
        except Refused as error:
            raise CommandError(error.words) from None
        for outcome in outcomes:
            self.stdout.write(str(outcome))
        if not outcomes:
            self.stdout.write("There is nothing to read.")

    def _take_in(self, path: Path, dataset: str, options: dict) -> None:
        with _refusals(path):
            content = path.read_bytes()
            checked = checking.check(files.read(content, path.name), today=today(), dataset=dataset)
            if checked.faults:
                raise WrongFileError(*checked.faults)
            surprises.add_warnings(checked)
            for warning in checked.warnings:
                self.stderr.write(f"{path.name}, {warning}")
            if options["dry_run"]:
                self.stdout.write(f"{path.name}: {folder.summary(checked)} Nothing was written.")
                return
            source = Source(path.name, holding.digest(content))
            given = {"on_behalf_of": options["on_behalf_of"], "note": options["note"]}
            self._say(path, checked, actions.take_in(by=None, checked=checked, source=source, **given))

    def _say(self, path: Path, checked, sent) -> None:
        if sent is None:
            self.stdout.write(f"{path.name}: no change. Every figure in it stands already.")
            return
        shown = actions.show(by=None, readings=sent.readings.all())
        self.stdout.write(f"{path.name}: {folder.summary(checked)} Return {sent.ref}.")
        if shown.later:
            months = joined([month_name(month.first) for month in shown.later])
            self.stdout.write(f"Shown when {months} is worked out: {shown.why}.")


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What is wrong with a file, as a command says it."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or error}") from None
    except WrongFileError as error:
        faults = "\n".join(map(str, error.faults))
        raise CommandError(f"{path.name} was not taken in.\n{faults}") from None
    except Refused as error:
        said = f"{error.words}: --on-behalf-of" if error.field == "on_behalf_of" else error.words
        raise CommandError(said) from None
    except Conflict as error:
        raise CommandError(str(error)) from None
