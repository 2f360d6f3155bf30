"""`goldenthread import_closures`: when settings are closed, from a spreadsheet or from one setting's calendar.

Exit codes: 0 imported (or tried); 1 the file gives nothing, with a line for each fault.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from goldenthread.people import actions, closure_files
from goldenthread.people.bank_holidays import calendar
from goldenthread.people.closure_files import WrongFileError
from goldenthread.people.models import Setting


class Command(BaseCommand):
    help = (
        "Import when settings are closed: a spreadsheet (.xlsx or .csv) with the columns URN or Setting, First closed, "
        "Reopens and, if you like, Name; or, with --setting, one setting's iCalendar file (.ics). With --term-dates a "
        "spreadsheet with the columns Name, First closed, Reopens and, if you like, District and Kind: what is taken "
        "to hold where a setting's own calendar is not known. All of a file is imported or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--setting", metavar="URN", help="the setting whose calendar an .ics file is")
        parser.add_argument("--term-dates", action="store_true", help="the file has term dates of the area")
        parser.add_argument("--dry-run", action="store_true", help="try the whole import, then undo it")

    def handle(self, *, file, setting, term_dates, dry_run, **options):
        try:
            words = self._import(file, setting, term_dates, dry_run)
        except WrongFileError as error:
            faults = "\n".join(error.faults)
            raise CommandError(f"Nothing was imported.\n{faults}") from None
        ending = " Tried and undone: nothing was written." if dry_run else ""
        self.stdout.write(f"{words}{ending}")

    def _import(self, file: Path, urn: str | None, term_dates: bool, dry_run: bool) -> str:
        kind = file.suffix.lower()
        if kind == closure_files.ICALENDAR:
            if term_dates or not urn:
                raise CommandError("say whose calendar it is: --setting URN")
            read = closure_files.read_icalendar(file, calendar())
            done = actions.import_closures(by=None, rows=read.rows, setting=_setting(urn), dry_run=dry_run)
            return f"Closures: {done}. {read.left_out:,} entries of the calendar are about something else."
        if kind not in closure_files.SPREADSHEETS:
            raise CommandError(f"{file.name}: give a spreadsheet (.xlsx or .csv) or an iCalendar file (.ics)")
        if urn:
            raise CommandError(
                "--setting goes with an iCalendar file; in a spreadsheet each row names its setting"
            )
        if term_dates:
            done = actions.import_term_dates(
                by=None, rows=closure_files.read_term_dates(file), dry_run=dry_run
            )
            return f"Term dates: {done}."
        done = actions.import_closures(by=None, rows=closure_files.read_settings(file), dry_run=dry_run)
        return f"Closures of {done.settings:,} settings: {done}."


def _setting(urn: str) -> Setting:
    found = Setting.objects.filter(urn=urn).first()
    if found is None:
        raise CommandError(f"no setting has the URN {urn}")
    return found
