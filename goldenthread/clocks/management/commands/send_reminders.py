"""`goldenthread send_reminders`: the daily digest. To be run each working morning; to run it again sends nothing twice.

Exit codes: 0 every digest was sent, now or before; 1 at least one was not, and the next run tries it again.
"""

from argparse import ArgumentTypeError
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from goldenthread.clocks import reminders
from goldenthread.clocks.post import check_settings
from goldenthread.govuk.formats import counted
from goldenthread.people.today import today


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date: write it as 2026-09-20") from None


class Command(BaseCommand):
    help = (
        "Send each caseworker an e-mail of what is late and what falls due, and each manager the teams' totals: once a "
        "day each. Through GOV.UK Notify where GOLDENTHREAD_NOTIFY_KEY is set, otherwise by EMAIL_URL."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would be sent; send nothing")
        parser.add_argument("--day", type=day, metavar="DATE", help="the day to speak of (today)")

    def handle(self, *, dry_run, day, **options):
        check_settings()
        on = day or today()
        if dry_run:
            for digest in reminders.digests(on):
                self.stdout.write(f"{digest.user.display_name}\n  {digest.subject}")
            return
        outcome = reminders.send(on, self._told)
        before = f"; {counted(len(outcome.before), 'digest')} sent before" if outcome.before else ""
        self.stdout.write(f"{counted(len(outcome.sent), 'digest')} sent{before}.")
        if outcome.failed:
            raise CommandError(
                f"{counted(len(outcome.failed), 'digest')} not sent. Run this again to try them again."
            )

    def _told(self, digest, why_not):
        if why_not:
            self.stderr.write(f"{digest.user.display_name}: not sent: {why_not}")
