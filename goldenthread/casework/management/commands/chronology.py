"""`goldenthread chronology C-7K2M9QD`: one child's whole story and what was late, as text, JSON or PDF."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from goldenthread.casework import chronology_pages as pages
from goldenthread.casework.chronology import chronology
from goldenthread.people import bank_holidays
from goldenthread.people.local_area import area_name
from goldenthread.people.models import Child
from goldenthread.people.today import today
from goldenthread.publications import render_pdf


class Command(BaseCommand):
    help = "Print one child's chronology and what was late in it. With --output write it as a PDF, notes included."

    def add_arguments(self, parser):
        parser.add_argument("child_ref", help="the child's reference, such as C-7K2M9QD")
        parser.add_argument("--json", action="store_true", help="print it as JSON")
        parser.add_argument("--output", type=Path, metavar="FILE.pdf", help="write it to this file as a PDF")

    def handle(self, *, child_ref, json, output, **options):
        if json and output:
            raise CommandError("--json prints and --output writes a PDF: choose one")
        child = Child.objects.filter(ref=child_ref).first()
        if child is None:
            raise CommandError(f"no child has the reference {child_ref!r}")
        with bank_holidays.read_once():
            found = chronology(child, today())
        if output:
            self.write_pdf(found, output)
        else:
            self.stdout.write(_json(found) if json else pages.text(found))

    def write_pdf(self, found, output):
        made = render_pdf(pages.REPORT, pages.report(found, area_name=area_name(), with_notes=True))
        try:
            output.write_bytes(made)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from None
        self.stdout.write(f"Wrote {output} ({len(made):,} bytes).")


def _json(found) -> str:
    return json.dumps(pages.as_values(found), indent=2, ensure_ascii=False)
