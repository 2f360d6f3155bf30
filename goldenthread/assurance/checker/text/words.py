"""Which words two phrases have in common, by what they mean in this field."""

from __future__ import annotations

import re
from functools import cache

EMPTY = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "around",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "more",
        "most",
        "my",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "said",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "within",
        "would",
        "you",
        "your",
        "there's",
        "kent's",
        "kcc's",
        "percentage",
        "percent",
        "proportion",
        "share",
        "number",
        "count",
        "total",
        "rate",
        "cent",
    ]
)
SAME = {
    "ehcp": "plan",
    "ehcps": "plan",
    "issue": "complete",
    "issues": "complete",
    "issued": "complete",
    "issuing": "complete",
    "finalised": "complete",
    "child": "child",
    "children": "child",
    "cyp": "child",
    "pupil": "child",
    "people": "child",
    "young": "child",
    "parents": "parent",
    "carer": "parent",
    "carers": "parent",
    "ehcna": "assessment",
    "ehcnas": "assessment",
    "wks": "week",
    "cases": "case",
    "families": "parent",
}
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", ""), ("e", ""))
"""Cut in turn, the first that fits, so that "waiting" and "waited" are one word."""


@cache
def root(word: str) -> str:
    """A word without its ending, or the word of the field that it stands for."""
    word = word.lower().strip("'’").removesuffix("’s").removesuffix("'s")
    word = SAME.get(word, word)
    if word.isdecimal() or len(word) < 4:
        return word
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word.removesuffix(ending) + instead
    return word


@cache
def content(text: str) -> frozenset[str]:
    """The roots of the words of a text that carry meaning."""
    found = re.findall(r"[A-Za-z][A-Za-z'’-]*|\d+", text.replace(",", ""))
    return frozenset(root(word) for word in found if word.lower() not in EMPTY)


def likeness(one: str, other: str) -> float:
    """The share of the words of both that are in both; 0 where either has none."""
    mine, theirs = content(one), content(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
