"""Names as they sound, so that a child is found under a name spelt otherwise."""

import re
import unicodedata

import jellyfish
from django.db import models

LETTERS = re.compile(r"[^\W\d_]+")
JOINED = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}`]")


def plain_words(name: str) -> list[str]:
    """The words of a name in small letters without accents: `Siân O'Neill-Cole` is sian, oneill, cole."""
    without_marks = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", JOINED.sub("", name))
        if not unicodedata.combining(letter)
    )
    return LETTERS.findall(without_marks.casefold())


def sound(word: str) -> str:
    """How one plain word sounds, in capitals: `hussein` and `hussain` are both HSN. One without a sound is itself."""
    return jellyfish.metaphone(word).replace(" ", "") or word.upper()


def sounds(*names: str) -> str:
    """The sounds of every word of these names, each once, between spaces: ` AMR HSN KL `."""
    heard = dict.fromkeys(sound(word) for name in names for word in plain_words(name))
    return f" {' '.join(heard)} " if heard else " "


def nearness(one: str, other: str) -> float:
    """How near two names are, from 0 to 1 for the same; accents, apostrophes and the order of double names do not count."""
    return jellyfish.jaro_winkler_similarity(*(" ".join(sorted(plain_words(name))) for name in (one, other)))


class SoundsField(models.CharField):
    """Keeps the sounds of other fields beside them, worked out whenever the record is written."""

    def __init__(self, *args, of=(), **kwargs):
        self.of = tuple(of)
        super().__init__(*args, **{"max_length": 400, "editable": False, "default": " "} | kwargs)

    def deconstruct(self):
        _, _, args, kwargs = super().deconstruct()
        return self.name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance, add):
        heard = sounds(*(getattr(model_instance, name) for name in self.of))
        setattr(model_instance, self.attname, heard)
        return heard
