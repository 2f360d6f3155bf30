"""Counts in the text that speak of one thing and differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from goldenthread.assurance.checker.findings import Fault, rule
from goldenthread.assurance.checker.report_rules.shares import excerpt
from goldenthread.assurance.checker.text import words
from goldenthread.assurance.checker.text.figures import Figure
from goldenthread.assurance.checker.text.paper import Sentence
from goldenthread.assurance.checker.text.report import Report

LARGE = 1000  # below this, two counts that lie close together may well be of two things
CLOSE = 0.01  # of the larger: two counts of one stock, of which one was typed or taken wrongly
NEIGHBOURS = 12  # lines within which two paragraphs speak of the same day
PHRASE = re.compile(r"^\s+(?P<phrase>[A-Za-z][\w'’-]*(?:\s+[A-Za-z][\w'’-]*){1,8})")
ENDS = re.compile(
    r"\b(?:were|was|are|is|had|have|has|who|which|that|took|during|since|by|from|compared|at|on|as|for|across|over|under|"
    r"between|before|after|via|through|to)\b",
    re.I,
)
NAME = re.compile(r"\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+\b")
COMMON_NAMES = {"young people", "annual review", "county council"}


class Stock(NamedTuple):
    """A count with the words that say what it counts."""

    figure: Figure
    sentence: Sentence
    phrase: str
    roots: frozenset[str]


def stocks_in(sentence: Sentence) -> Iterator[Stock]:
    for figure in sentence.counts():
        match = PHRASE.match(sentence.text[figure.end :])
        if match is None or figure.low != figure.high or figure.decimals:
            continue
        phrase = ENDS.split(match["phrase"])[0].strip()
        yield Stock(figure, sentence, phrase, words.content(phrase))


@rule(
    "one-stock-two-counts",
    words="One thing on one day has one count.",
    settled_by="The count, with its day and its source.",
)
def one_stock_two_counts(report: Report) -> Iterator[Fault]:
    """Two large counts of the same thing, a hair's breadth apart and in neighbouring paragraphs."""
    for paper in report.papers:
        found = [stock for sentence in paper.sentences for stock in stocks_in(sentence)]
        large = [stock for stock in found if stock.figure.low >= LARGE and stock.figure.exact]
        for first, second in combinations(large, 2):
            apart = abs(first.figure.low - second.figure.low)
            near = second.sentence.line - first.sentence.line <= NEIGHBOURS
            if near and same_things(first, second) and 0 < apart <= CLOSE * second.figure.low:
                yield stock_fault(first, second)


@rule(
    "one-measure-two-counts",
    words="What one paper says twice of one named thing, it says with one figure.",
    settled_by="The count, with its period and its source.",
)
def one_measure_two_counts(report: Report) -> Iterator[Fault]:
    """The same words for what is counted, beside the same proper name, with two figures and no period to part them."""
    for paper in report.papers:
        found = [
            stock for sentence in paper.sentences if not sentence.in_table for stock in stocks_in(sentence)
        ]
        for first, second in combinations(found, 2):
            if first.figure.low == second.figure.low or first.sentence is second.sentence:
                continue
            if same_things(first, second) and shared_name(first, second) and same_period(first, second):
                yield stock_fault(first, second)


def same_things(first: Stock, second: Stock) -> bool:
    """True where what is counted begins with the same two words, or those of the one are all among the other's."""
    fewer = min(first.roots, second.roots, key=len)
    among = len(fewer) >= 2 and fewer == first.roots & second.roots
    leads = [[words.root(word) for word in stock.phrase.split()[:2]] for stock in (first, second)]
    return among or (leads[0] == leads[1] and len(words.content(" ".join(first.phrase.split()[:2]))) == 2)


def shared_name(first: Stock, second: Stock) -> bool:
    """True where both sentences name one thing: two words with capitals, in the singular or plural."""
    names = [
        {found.lower().rstrip("s") for found in NAME.findall(stock.sentence.text)} - COMMON_NAMES
        for stock in (first, second)
    ]
    return bool(names[0] & names[1])


def same_period(first: Stock, second: Stock) -> bool:
    months = [{month.key for month in stock.sentence.months} for stock in (first, second)]
    return not (months[0] and months[1]) or bool(months[0] & months[1])


def stock_fault(first: Stock, second: Stock) -> Fault:
    return Fault(
        second.sentence.place,
        f"{second.figure.text} {second.phrase}; {first.sentence.place} has {first.figure.text} {first.phrase}. "
        f"“{excerpt(first.sentence.text)}” “{excerpt(second.sentence.text)}”",
        about=" ".join(sorted(first.roots)),
        figures=(first.figure.text, second.figure.text),
        file=second.sentence.file,
    )
