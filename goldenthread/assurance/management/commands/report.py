from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404
from django.template.loader import render_to_string

from goldenthread.assurance import report
from goldenthread.assurance.rounds import closing

REPORTS = {"assurance"}


class Command(BaseCommand):
    help = "Write a month's report to a file, as PDF or as a page. The same month gives the same bytes."

    def add_arguments(self, parser):
        parser.add_argument("name", choices=sorted(REPORTS))
        parser.add_argument("--month", required=True, help="like 2024-10")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")
        parser.add_argument("--format", choices=("pdf", "html"), default="pdf")

    def handle(self, *, name, month, output, format, **options):
        try:
            asked = report.asked(month)
        except Http404 as error:
            raise CommandError(str(error)) from None
        written = closing.pdf_of(asked) if format == "pdf" else _page(closing.report_of(asked), month)
        try:
            output.write_bytes(written)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from None
        self.stdout.write(f"Wrote {output} ({len(written):,} bytes).")


def _page(data: dict, month: str) -> bytes:
    context = {"heading": data["title"], "data": data, "month": month}
    return render_to_string("assurance/report.html", context).encode()
