import hashlib
import json
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from goldenthread.accounts.errors import Refused
from goldenthread.assurance import planfile
from goldenthread.assurance.actions import ImportOutcome, import_document
from goldenthread.assurance.importing import Beside
from goldenthread.assurance.models import ImprovementPlan
from goldenthread.assurance.planfile import Note, PlanFileError, Reading

FOUND = {
    "areas": "Areas of weakness",
    "sub_themes": "Sub-themes",
    "actions": "Actions",
    "kpis": "Indicators",
    "high_impact": "Headline measures",
    "risks": "Risks",
    "mitigations": "Mitigations",
}
RATINGS = (*reversed(planfile.BRAG), "unrated")
NOTES = (
    ("repairs", "Repaired", "What was mended, and why"),
    ("unread", "Not read", "What was left out, and why"),
    ("flags", "Kept as printed, and doubtful", "What looks wrong, and why"),
)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date: write it as 2023-09-20") from None


class Command(BaseCommand):
    help = (
        "Read a published improvement plan (text, Word, a spreadsheet or a folder of CSV files) and bring the plan "
        "held here into line with it. The same file again changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="the plan")
        parser.add_argument(
            "--template", metavar="PATH", help="write an empty spreadsheet to fill in, and stop"
        )
        parser.add_argument("--show", action="store_true", help="print what the file says; write nothing")
        parser.add_argument("--dry-run", action="store_true", help="try the whole import, then undo it")
        parser.add_argument(
            "--replace",
            action="store_true",
            help=(
                "retire the actions and close the risks that the file no longer names, and take indicators, headline "
                "measures, and areas and sub-themes that nothing else on file names, out of the plan"
            ),
        )
        parser.add_argument(
            "--in-force-from",
            type=day,
            metavar="DATE",
            dest="begins",
            help="the file is a plan of its own, which follows the one held here from this day on",
        )
        parser.add_argument(
            "--kind", choices=ImprovementPlan.Kind.values, default="other", help="what kind of plan that is"
        )
        parser.add_argument(
            "--published", type=day, metavar="DATE", help="the day of its ratings, if the file gives none"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="everything, as JSON")

    def handle(self, *, file, template, **options):
        if template:
            planfile.write_template(template)
            self.stdout.write(f"Wrote the template to {template}.")
        elif file:
            self._import(Path(file), **options)
        else:
            raise CommandError("name the file to read, or --template PATH for a spreadsheet to fill in")

    def _import(
        self, path: Path, *, show, dry_run, replace, published, as_json, begins, kind, **options
    ) -> None:
        reading = _read(path, published)
        refusal, outcome = "", None
        try:
            if not show:
                outcome = import_document(
                    document=reading.document,
                    by=None,
                    source_name=path.name,
                    source_digest=digest(path),
                    replace=replace,
                    dry_run=dry_run,
                    beside=Beside(kind, begins) if begins else None,
                )
        except Refused as error:
            refusal = error.words
        if as_json:
            self._print_json(reading, outcome, refusal)
        else:
            self._print(reading, outcome, dry_run)
        if refusal:
            raise CommandError(f"Nothing was imported. {refusal}")

    def _print_json(self, reading: Reading, outcome: ImportOutcome | None, refusal: str) -> None:
        said = reading.to_dict() | {"outcome": outcome.to_dict() if outcome else None, "refusal": refusal}
        self.stdout.write(json.dumps(said, indent=2, ensure_ascii=False))

    def _print(self, reading: Reading, outcome: ImportOutcome | None, dry_run: bool) -> None:
        console = Console(file=self.stdout, width=120)
        console.print(_found_table(reading))
        console.print(_ratings_table(reading))
        for name, title, caption in NOTES:
            if notes := getattr(reading, name):
                console.print(_notes_table(notes, title, caption))
        if outcome:
            self.stdout.write("\n".join(_outcome_lines(outcome, dry_run)))


def _read(path: Path, published: date | None) -> Reading:
    try:
        reading = planfile.read(path)
    except PlanFileError as error:
        raise CommandError(str(error)) from None
    if not reading.document.actions:
        reasons = "; ".join(f"{note.place}: {note.why}" for note in reading.unread[:5])
        raise CommandError(f"{path.name}: no action was read. {reasons or 'It holds no table of actions.'}")
    if published and not reading.document.published_on:
        return replace(reading, document=replace(reading.document, published_on=published))
    return reading


def digest(path: Path) -> str:
    """SHA-256 of the file, or of the files of a folder with their names."""
    files = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
    found = hashlib.sha256()
    for each in files:
        found.update(each.name.encode() if path.is_dir() else b"")
        found.update(each.read_bytes())
    return found.hexdigest()


def _found_table(reading: Reading) -> Table:
    title = reading.document.title or "A plan without a title"
    table = Table("Found", "", title=escape(title))
    table.columns[1].justify = "right"
    for key, words in FOUND.items():
        table.add_row(words, str(reading.found[key]))
    return table


def _ratings_table(reading: Reading) -> Table:
    table = Table("Actions rated", *(rating.capitalize() for rating in RATINGS))
    for scale in ("progress", "impact"):
        table.add_row(scale.capitalize(), *(str(reading.found[f"{scale}_{rating}"]) for rating in RATINGS))
    return table


def _notes_table(notes: Sequence[Note], title: str, caption: str) -> Table:
    table = Table("Place", "What", "Why", title=f"{title}: {len(notes)}", caption=caption)
    for note in notes:
        table.add_row(escape(note.place), escape(note.what[:80]), escape(note.why))
    return table


def _outcome_lines(outcome: ImportOutcome, dry_run: bool) -> list[str]:
    kept = [f"Not in this file, kept as it was: {words}" for words in outcome.kept]
    if not outcome.changed_anything:
        return [*kept, "Nothing changed: the plan held here already says this."]
    counts = [
        f"{noun}s: {words}"
        for noun in sorted({*outcome.created, *outcome.changed, *outcome.removed})
        if (words := _counted(outcome, noun))
    ]
    ending = "Tried and undone: nothing was written." if dry_run else f"Imported “{outcome.plan_title}”."
    return [*outcome.changes, *kept, *counts, ending]


def _counted(outcome: ImportOutcome, noun: str) -> str:
    parts = [
        (outcome.created, "created"),
        (outcome.changed, "changed"),
        (outcome.removed, "removed"),
        (outcome.unchanged, "unchanged"),
    ]
    return ", ".join(f"{counts[noun]} {word}" for counts, word in parts if counts.get(noun))
