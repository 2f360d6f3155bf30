from django.core.management.base import BaseCommand, CommandError

from goldenthread.publications.wording import counted
from goldenthread.scorecard.freezing import verifying
from goldenthread.scorecard.freezing.verifying import Verification
from goldenthread.scorecard.management.commands.compute import month
from goldenthread.scorecard.models import PublishedMonth

NAMED = 20  # so many differences are written out; with --all, every one


class Command(BaseCommand):
    help = (
        "Prove that published months still say what they said: every kept file against its digest, then every figure "
        "worked out again from the kept facts."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "month", type=month, nargs="?", help="like 2024-10; default: every published month"
        )
        parser.add_argument("--all", action="store_true", dest="every", help="write out every difference")

    def handle(self, *, month, every, **options):
        found = PublishedMonth.objects.order_by("month_on", "edition")
        found = found.filter(month_on=month.first) if month else found
        if not found:
            raise CommandError(
                f"{month} has not been published." if month else "No month has been published."
            )
        checked = [verifying.verify(published) for published in found]
        for verification in checked:
            self._report(verification, every)
        failed = sum(not verification.holds for verification in checked)
        if failed:
            raise CommandError(f"{failed} of {counted(len(checked), 'publication')} did not hold.")

    def _report(self, verification: Verification, every: bool) -> None:
        name = verification.published
        if verification.faults:
            self.stdout.write(f"{name}: the files are not those that were published")
            self._list(verification.faults)
            return
        differences = counted(len(verification.differences), "difference")
        said = (
            f"identical in all {verification.compared:,}"
            if verification.holds
            else f"{differences} among {verification.compared:,}"
        )
        self.stdout.write(f"{name}: files as published; figures worked out again, {said}")
        shown = verification.differences if every else verification.differences[:NAMED]
        self._list(f"{each.words} {verification.because(each)}".strip() for each in shown)
        if len(shown) < len(verification.differences):
            self._list([f"and {len(verification.differences) - len(shown):,} more (--all)"])
        self._context(verification, every)

    def _context(self, verification: Verification, every: bool) -> None:
        for change in verification.changed:
            self._list([f"{change.code}: {change.words}"])
            if every:
                self._list(change.diff.splitlines())
        if verification.came_later:
            self._list([f"defined since, and not compared: {', '.join(verification.came_later)}"])
        if verification.engine and not verification.holds:
            self._list(verification.engine)

    def _list(self, lines) -> None:
        for line in lines:
            self.stdout.write(f"  {line}")
