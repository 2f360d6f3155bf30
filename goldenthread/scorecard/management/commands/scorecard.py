import json
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from goldenthread.scorecard import cards
from goldenthread.scorecard.actions import BREAKDOWNS
from goldenthread.scorecard.management.commands.compute import month

HEADINGS = ("Code", "Title", "Value", "Numerator", "Denominator", "Standard", "Target", "RAG")


def group(text: str) -> cards.Group:
    by, equals, name = text.partition("=")
    if by not in BREAKDOWNS or not equals:
        raise ArgumentTypeError(
            f"'{text}' is not a group: write it as district=Ashford ({', '.join(BREAKDOWNS)})"
        )
    return cards.Group(by, name)


class Command(BaseCommand):
    help = "Print every indicator of a month with its figure, its fraction, its target and its rating."

    def add_arguments(self, parser):
        parser.add_argument("--month", type=month, help="like 2024-10; default: the latest that has results")
        parser.add_argument("--group", type=group, help="like district=Ashford; default: the whole area")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *, month, group, as_json, **options):
        month = month or _latest()
        if group and group not in cards.groups(group.by, month):
            names = ", ".join(known.name for known in cards.groups(group.by, month)) or "none"
            raise CommandError(f"{month} has no results for {group.by} '{group.name}': there are {names}")
        found = cards.scorecard(month, group)
        if as_json:
            self.stdout.write(json.dumps([_plain(card) for card in found], indent=2, ensure_ascii=False))
        else:
            Console(file=self.stdout, width=150).print(_table(found, f"Scorecard: {month}"))
            self.stdout.write(cards.summary(found).sentence)


def _latest():
    known = cards.months()
    if not known:
        raise CommandError("no month has been worked out yet: run `goldenthread compute`")
    return known[0]


def _plain(card: cards.Card) -> dict:
    return {
        "code": card.code,
        "title": card.title,
        "value": card.value,
        "numerator": card.numerator,
        "denominator": card.denominator,
        "standard": card.standard.value if card.standard else None,
        "target": card.target.value if card.target else None,
        "rag": card.rag,
        "unit": card.unit,
        "state": card.state,
    }


def _table(found: list[cards.Card], title: str) -> Table:
    table = Table(*HEADINGS, title=title)
    for card in found:
        table.add_row(
            card.code,
            card.title,
            card.value_words or card.state_words,
            "" if card.numerator is None else f"{card.numerator:,}",
            "" if card.denominator is None else f"{card.denominator:,}",
            card.standard.words if card.standard else "",
            card.target.words if card.target else "",
            card.rag_word,
        )
    return table
