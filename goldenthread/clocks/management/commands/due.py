"""`goldenthread due`: when a duty falls due, and why, from the facts given. Nothing is read from the database.

Exit codes: 0 answered; 1 the law gives no day (as soon as practicable, not in force, outside the years known);
2 the question cannot be read (code, fact, date, policy or file of duties).
"""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from goldenthread import statute

NO_ANSWER = (statute.UndatedError, statute.NotInForceError, statute.OutsideCalendarError)


class Command(BaseCommand):
    help = (
        "Work out when a duty falls due: goldenthread due plan_issued received_on=2026-09-01. "
        "Add met_on=DATE to learn whether the act was in time."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("code", nargs="?", help="the duty, such as plan_issued")
        parser.add_argument("facts", nargs="*", metavar="fact=date", help="such as received_on=2026-09-01")
        parser.add_argument(
            "--list", action="store_true", help="list every duty with its facts and an example"
        )
        parser.add_argument("--policy", help="the policy to go by, where there are several")
        parser.add_argument("--duties", metavar="FILE", help="a TOML file of more duties or another regime")
        parser.add_argument(
            "--bank-holiday",
            action="append",
            default=[],
            metavar="DATE",
            help="a bank holiday proclaimed since; may be given again",
        )
        parser.add_argument("--json", action="store_true", help="answer, and say what is wrong, as JSON")

    def run_from_argv(self, argv):
        self.in_json = "--json" in argv
        super().run_from_argv(argv)

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        # Options may stand between the facts, as people type them.
        parser.parse_args = parser.parse_intermixed_args
        if getattr(self, "in_json", False):
            parser.error = lambda message: self.refuse(message, code=2, in_json=True)
        return parser

    def handle(self, *args, **options):
        try:
            self.stdout.write(self.answer(options))
        except statute.StatuteError as error:
            code = 1 if isinstance(error, NO_ANSWER) else 2
            self.refuse(str(error), code=code, in_json=options["json"], kind=type(error).__name__)

    def answer(self, options):
        register = _register(options["duties"])
        if options["list"]:
            return _list(register, options["json"])
        if not options["code"]:
            raise statute.UnknownDutyError("name a duty, such as plan_issued; --list lists them all")
        answer = statute.due_from(
            options["code"],
            statute.facts_from(options["facts"]),
            policy=options["policy"],
            calendar=_calendar(options["bank_holiday"]),
            register=register,
        )
        return _json(statute.as_data(answer)) if options["json"] else statute.in_plain_words(answer)

    def refuse(self, words, *, code, in_json, kind="UsageError"):
        self.stderr.write(_json({"error": kind, "message": words}) if in_json else words)
        sys.exit(code)


def _register(path):
    standing = statute.standing()
    return standing.with_duties(*statute.read_duties(Path(path))) if path else standing


def _calendar(days):
    return statute.ENGLAND.with_proclaimed(*[statute.day_from("--bank-holiday", day) for day in days])


def _list(register, in_json):
    return _json(statute.listing_as_data(register)) if in_json else statute.listing(register)


def _json(data):
    return json.dumps(data, indent=2, ensure_ascii=False)
