"""`goldenthread check plan|scorecard|report [FILE ...]`: what does not hold. Without one of these words it is Django's own
check of the installation.

Exit codes: 0 nothing hard; 1 a hard finding that nobody has set aside; 2 a file that cannot be checked.
"""

import csv
import io
import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.core.management.base import CommandError
from django.core.management.commands import check as installation
from django.db import connection
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import User
from goldenthread.assurance.checker import actions, checking
from goldenthread.assurance.checker.checking import Checked, Sorted
from goldenthread.assurance.checker.findings import Finding, Strength
from goldenthread.assurance.checker.models import SuppressedFinding
from goldenthread.assurance.planfile import PlanFileError
from goldenthread.govuk import spreadsheets
from goldenthread.people.today import today

NOT_CHECKED = 2
COLUMNS = ("strength", "rule", "file", "place", "words", "rule_words", "settled_by", "identity")


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date: write it as 2023-09-20") from None


class Command(installation.Command):
    help = (
        "What does not hold in an improvement plan, a scorecard or a report: `check plan`, `check scorecard` and `check "
        "report`, each with files; without files the plan and the figures held here. Each finding has its place, the rule, "
        "and whether it is hard (both cannot be true) or soft (a person has to look). Without one of the three words: "
        "Django's own check of the installation."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        given = next(action for action in parser._actions if action.dest == "args")
        given.metavar, given.help = "WHAT", "plan, scorecard or report, then files; or the labels of apps"
        parser.add_argument(
            "--on", type=day, metavar="DATE", help="the day to look at the paper; default: its own"
        )
        parser.add_argument("--rule", metavar="CODE", default="", help="only what this rule finds")
        parser.add_argument(
            "--strength", choices=[str(each) for each in Strength], default="", help="only these"
        )
        parser.add_argument(
            "--with-plan", action="store_true", help="hold a report against the plan held here too"
        )
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--csv", action="store_true", dest="as_csv")
        parser.add_argument(
            "--set-aside", metavar="ID", help="set this finding aside; needs --reason and --by"
        )
        parser.add_argument("--reason", default="", help="why the finding does not matter")
        parser.add_argument("--by", metavar="EMAIL", help="who sets it aside")

    def handle(self, *what, as_json=False, as_csv=False, set_aside=None, **options):
        if not what or what[0] not in checking.KINDS:
            super().handle(*what, **options)
            return
        found = _check(what[0], what[1:], options)
        if set_aside:
            self.stdout.write(_set_aside(found, set_aside, options))
            return
        found = found.only(rule=options["rule"], strength=options["strength"])
        result = checking.sorted_out(found) if _database() else Sorted(found, found.findings, ())
        if as_json:
            self.stdout.write(json.dumps(_plain(result), indent=2, ensure_ascii=False))
        elif as_csv:
            self.stdout.write(_as_csv(result), ending="")
        else:
            self._print(result)
        if result.hard:
            sys.exit(1)

    def _print(self, result: Sorted) -> None:
        for line in result.checked.read:
            self.stdout.write(line)
        console = Console(file=self.stdout, width=120)
        for table in _tables(result.standing):
            console.print(table)
        for finding, held in result.aside:
            who = f"{held.suppressed_by.display_name}, {held.suppressed_at:%d %B %Y}".lstrip("0")
            self.stdout.write(f"Set aside: {finding.place}: {finding.words} ({who}: {held.reason})")
        self.stdout.write(_summary(result))


def _database() -> bool:
    """Whether there is one. A file can be checked where nothing has been set up."""
    return SuppressedFinding._meta.db_table in connection.introspection.table_names()


def _check(kind: str, paths: Sequence[str], options: dict) -> Checked:
    on, ready = options["on"], _database()
    now = today() if ready else timezone.localdate()
    if not (ready or paths):
        raise CommandError("nothing is held here yet: name a file", returncode=NOT_CHECKED)
    try:
        files = checking.files_at(paths)
        if kind == checking.SCORECARD:
            return checking.check_scorecard(files, on, now)
        if kind == checking.REPORT:
            if not files:
                raise CommandError("name the reports to check", returncode=NOT_CHECKED)
            return checking.check_report(files, on, now, with_stored_plan=options["with_plan"])
        found = checking.check_plan(files, on, now) if files else checking.check_stored_plan(on or now)
    except PlanFileError as error:
        raise CommandError(str(error), returncode=NOT_CHECKED) from None
    if found is None:
        raise CommandError("no improvement plan is held here: name a file", returncode=NOT_CHECKED)
    return found


def _set_aside(found: Checked, identity: str, options: dict) -> str:
    finding = next((each for each in found.findings if each.identity == identity), None)
    person = User.objects.filter(email__iexact=options["by"] or "").first()
    if finding is None:
        raise CommandError(f"this check has no finding {identity}", returncode=NOT_CHECKED)
    if person is None:
        raise CommandError("say who sets it aside: --by EMAIL of an account", returncode=NOT_CHECKED)
    try:
        actions.suppress(kind=found.kind, finding=finding, reason=options["reason"], by=person)
    except Refused as error:
        raise CommandError(error.words, returncode=NOT_CHECKED) from None
    return f"Set aside until one of its figures changes: {finding.place}: {finding.words}"


def _tables(findings: Iterable[Finding]) -> Iterable[Table]:
    """One table for each rule, in the order in which the rules stand."""
    for _, group in groupby(findings, key=lambda finding: finding.rule):
        rows = list(group)
        first = rows[0]
        table = Table(
            "Where",
            "What is wrong",
            "",
            "Id",
            title=f"{first.rule}: {len(rows)}",
            caption=f"{escape(first.rule_words)} What would settle it: {escape(first.settled_by)}",
            expand=True,
        )
        for row in rows:
            place = f"{row.file}, {row.place}" if row.file else row.place
            table.add_row(escape(place), escape(row.words), str(row.strength), row.identity)
        yield table


def _summary(result: Sorted) -> str:
    aside = f", {len(result.aside)} set aside" if result.aside else ""
    return f"{result.hard} hard, {result.soft} soft{aside}."


def _plain(result: Sorted) -> dict:
    held = {finding.identity: suppressed for finding, suppressed in result.aside}
    return {
        "kind": result.checked.kind,
        "day": result.checked.day.isoformat(),
        "read": list(result.checked.read),
        "hard": result.hard,
        "soft": result.soft,
        "suppressed": len(result.aside),
        "findings": [
            finding.to_dict() | {"suppressed": _suppression(held.get(finding.identity))}
            for finding in result.checked.findings
        ],
    }


def _suppression(held) -> dict | None:
    if held is None:
        return None
    return {
        "reason": held.reason,
        "by": held.suppressed_by.display_name,
        "on": held.suppressed_at.date().isoformat(),
    }


def _as_csv(result: Sorted) -> str:
    held = {finding.identity: suppressed for finding, suppressed in result.aside}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "set_aside_because"])
    for finding in result.checked.findings:
        plain = finding.to_dict()
        reason = held[finding.identity].reason if finding.identity in held else ""
        writer.writerow(spreadsheets.as_text([*(plain[name] for name in COLUMNS), reason]))
    return out.getvalue()
