"""`goldenthread send_letters`: try again every letter that was sent and has not left. To run it again sends nothing twice.

Exit codes: 0 everything has left, now or before; 1 at least one has not, and the next run tries it again.
"""

from django.core.management.base import BaseCommand, CommandError

from goldenthread.casework.notices import delivery
from goldenthread.statute.wording import counted


class Command(BaseCommand):
    help = (
        "Send the letters that were written down as sent and could not leave: through GOV.UK Notify, by EMAIL_URL, or into "
        "the folder to print. It names nobody."
    )

    def handle(self, **options):
        outcome = delivery.retry()
        self.stdout.write(f"{counted(outcome.taken, 'letter')} sent.")
        if outcome.failed:
            raise CommandError(
                f"{counted(outcome.failed, 'letter')} not sent. Run this again to try them again."
            )
