"""`goldenthread remind_owners`: ask owners for what they have not said in the open round.

Exit codes: 0 all were sent, now or before; 1 at least one was not, and the next run tries it again.
"""

from argparse import ArgumentTypeError
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from goldenthread.assurance.rounds import reminders
from goldenthread.clocks.post import check_settings
from goldenthread.clocks.reminders import send_each
from goldenthread.govuk.formats import counted
from goldenthread.people.today import today


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date: write it as 2026-09-20") from None


class Command(BaseCommand):
    help = (
        "E-mail each owner the actions that they have not reported on: when the round opens, two days before the "
        "owners' day, and every third day once it is late. Run it each morning; it sends nothing twice."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would be sent; send nothing")
        parser.add_argument("--day", type=day, metavar="DATE", help="the day to speak of (today)")

    def handle(self, *, dry_run, day, **options):
        check_settings()
        found = reminders.digests(day or today())
        if dry_run:
            for digest in found:
                self.stdout.write(f"{digest.user.display_name}\n  {digest.subject}")
            return
        outcome = send_each(found, self._told)
        self.stdout.write(f"{counted(len(outcome.sent), 'reminder')} sent.")
        if outcome.failed:
            raise CommandError(
                f"{counted(len(outcome.failed), 'reminder')} not sent. Run this again to try them again."
            )

    def _told(self, digest, why_not):
        if why_not:
            self.stderr.write(f"{digest.user.display_name}: not sent: {why_not}")
