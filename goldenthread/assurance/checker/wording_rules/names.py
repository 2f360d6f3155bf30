"""Names and short forms: one body has one name, one short form has one meaning."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from goldenthread.assurance.checker.findings import Fault, Strength, rule
from goldenthread.assurance.checker.text.paper import Line, clean
from goldenthread.assurance.checker.text.report import Report
from goldenthread.publications.wording import joined

SHORT = re.compile(r"\(\s*(?P<short>[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*?)(?:['’]?s)?\s*\)")
WORD = re.compile(r"[A-Za-z][\w'’&-]*")
LEFT_OUT = {"and", "of", "the", "for", "in", "to", "a", "an", "&", "with", "on", "s"}
LONGEST = 12  # words before a short form that may be its name
LETTERS = 2
FAR = 300  # characters in front of a short form in which its name stands


class Naming(NamedTuple):
    """A short form beside the words that it stands for. after: the word that follows the brackets."""

    short: str
    words: tuple[str, ...]
    after: str
    line: Line

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def bare(self) -> tuple[str, ...]:
        parts = [part for word in self.words for part in word.split("-")]
        return tuple(stem(part) for part in parts if part and part.lower() not in LEFT_OUT)


def stem(word: str) -> str:
    """A word without the endings by which one body's name varies: plural, adjective, the one who does it."""
    bare = re.sub(r"['’]s?$", "", word.lower())
    return re.sub(r"(?:ists?|ies|y|ies|als?|s)$", "", bare) if len(bare) > 4 else bare


def namings_in(report: Report) -> list[Naming]:
    """Every "Name of the Body (NOB)" whose initials fit, and those that miss by a letter what others explain."""
    texts = [(clean(cell), line) for paper in report.papers for line in paper.lines for cell in line.cells]
    fitting = [naming for text, line in texts for naming in of_text(text, line, stands_for)]
    lengths: dict[str, set[int]] = defaultdict(set)
    for naming in fitting:
        lengths[naming.short].add(len(naming.words))

    def nearly(short: str, before: Sequence[str]) -> tuple[str, ...]:
        return (
            () if stands_for(short, before) else nearly_stands_for(short, before, lengths.get(short, set()))
        )

    return fitting + [naming for text, line in texts for naming in of_text(text, line, nearly)]


def of_text(text: str, line: Line, fits: Callable[[str, Sequence[str]], tuple[str, ...]]) -> Iterator[Naming]:
    for match in SHORT.finditer(text):
        short = match["short"].replace("&", "")
        before = list(WORD.findall(text[max(0, match.start() - FAR) : match.start()].split("(")[-1]))[
            -LONGEST:
        ]
        after = WORD.match(text[match.end() : match.end() + FAR].lstrip())
        if len(short) >= LETTERS and (words := fits(short, before)):
            yield Naming(short, words, after[0] if after else "", line)


def initials_of(words: Sequence[str], *, every: bool = False) -> list[str]:
    parts = [
        part for word in words for part in word.split("-") if part and (every or word.lower() not in LEFT_OUT)
    ]
    return [part[0].lower() for part in parts]


def stands_for(short: str, before: Sequence[str]) -> tuple[str, ...]:
    """The words just before a short form whose initials are its letters, in any order; () where none fit."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    tails = [tuple(before[-count:]) for count in range(1, len(before) + 1)]
    begins = [words for words in tails if words[0].lower() not in LEFT_OUT]
    for words in begins:
        if initials_of(words) == letters:
            return words
    for words in tails:
        if initials_of(words, every=True) == letters:
            return words
    for words in begins:
        initials = initials_of(words)
        if len(letters) > LETTERS and sorted(initials) == sorted(letters) and initials[0] == letters[0]:
            return words
    return ()


def nearly_stands_for(short: str, before: Sequence[str], lengths: set[int]) -> tuple[str, ...]:
    """Words as many as those of the name that others give, with capitals, of which one initial differs."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    for length in sorted(lengths) if len(letters) > LETTERS else ():
        words = tuple(before[-length:])
        initials = initials_of(words)
        unlike = sum(mine != its for mine, its in zip(initials, letters, strict=False))
        capitals = all(word[0].isupper() or word.lower() in LEFT_OUT for word in words)
        if len(initials) == len(letters) and unlike == 1 and capitals and initials[0] == letters[0]:
            return words
    return ()


@rule(
    "short-form-with-two-meanings",
    words="A short form stands for one thing, and a body has one name.",
    settled_by="The body's name, from the list of bodies.",
)
def short_form_with_two_meanings(report: Report) -> Iterator[Fault]:
    """Where a name is used more often, each that differs from it by a word is a fault; soft where the words only moved."""
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings_in(report):
        groups[naming.short].append(naming)
    for short, namings in groups.items():
        usual, times = Counter(naming.bare for naming in namings).most_common(1)[0]
        shown = next(naming for naming in namings if naming.bare == usual)
        for naming in distinct(namings):
            goes_on = naming.after[:1].isupper() and stem(naming.after) in usual
            if naming.bare == usual or (goes_on and stem(naming.after) not in naming.bare):
                continue
            doubtful = times == 1 or sorted(naming.bare) == sorted(usual)
            yield Fault(
                naming.line.place,
                f"{short} is “{naming.name}” here and “{shown.name}” "
                f"{f'{times} times elsewhere' if times > 1 else f'at {shown.line.place}'}.",
                about=f"{short} {naming.name}",
                figures=(naming.name, shown.name),
                strength=Strength.SOFT if doubtful else None,
                file=naming.line.file,
            )


def distinct(namings: Sequence[Naming]) -> list[Naming]:
    """One of each wording and place."""
    found: dict[tuple[str, str, str], Naming] = {}
    for naming in namings:
        found.setdefault((naming.line.file, naming.line.place, " ".join(naming.bare)), naming)
    return list(found.values())


@rule(
    "name-with-two-short-forms",
    words="A name has one short form.",
    settled_by="The short form that was meant.",
)
def name_with_two_short_forms(report: Report) -> Iterator[Fault]:
    groups: dict[tuple[str, ...], list[Naming]] = defaultdict(list)
    for naming in namings_in(report):
        groups[tuple(sorted(naming.bare))].append(naming)
    for namings in groups.values():
        forms = Counter(naming.short for naming in namings)
        usual = forms.most_common(1)[0][0]
        for naming in distinct(namings):
            if naming.short.upper() != usual.upper():
                yield short_form_fault(naming, usual)
    yield from mistyped(report)


def mistyped(report: Report) -> Iterator[Fault]:
    """A short form that is explained nowhere and is another with two letters changed round: "NOTB" for "NOBT"."""
    explained = {naming.short for naming in namings_in(report)}
    seen: set[tuple[str, str, str]] = set()
    for paper in report.papers:
        for line in paper.lines:
            for short in re.findall(r"\b[A-Z]{4,6}\b", " ".join(line.cells)):
                meant = next((known for known in explained if turned(short, known)), "")
                if short not in explained and meant and (paper.name, line.place, short) not in seen:
                    seen.add((paper.name, line.place, short))
                    yield Fault(
                        line.place,
                        f"{short} is explained nowhere; {meant} is.",
                        about=f"{short} {meant}",
                        file=paper.name,
                    )


def turned(short: str, known: str) -> bool:
    """True where two forms have the same letters, of which two neighbours are changed round."""
    if short == known or sorted(short) != sorted(known):
        return False
    unlike = [place for place, (mine, its) in enumerate(zip(short, known, strict=True)) if mine != its]
    return len(unlike) == 2 and unlike[1] == unlike[0] + 1


def short_form_fault(naming: Naming, usual: str) -> Fault:
    return Fault(
        naming.line.place,
        f"“{naming.name}” is shortened to {naming.short} here and to {usual} elsewhere.",
        about=f"{naming.name} {naming.short}",
        figures=(naming.short, usual),
        strength=None if turned(naming.short, usual) else Strength.SOFT,
        file=naming.line.file,
    )


LIST_OF = re.compile(
    r"\b(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?P<kind>(?:[A-Z][a-z]+\s+(?:and\s+)?){1,4}"
    r"(?:Groups?|Boards?|Panels?|Committees?|Teams?|Workstreams?|Forums?|Hubs?))\s*(?:\([^)]*\))?\s*:?\s*$"
)


@rule(
    "body-that-joins-two",
    words="A body is in the list of bodies: where the list has two, no third joins them.",
    settled_by="The list of bodies, with the day from which it holds.",
)
def body_that_joins_two(report: Report) -> Iterator[Fault]:
    for paper in report.papers:
        for place, line in enumerate(paper.lines):
            match = None if line.row else LIST_OF.search(clean(line.text))
            names = listed_after(paper.lines, place) if match else []
            if match is None or len(names) < LETTERS:
                continue
            kind = re.sub(r"s$", "", match["kind"].strip())
            for other in paper.lines:
                for joint, parts in joined_names(other, names, kind):
                    yield Fault(
                        other.place,
                        f"“{joint} {kind}” is one body here; {line.place} lists {joined([f'“{part}”' for part in parts])} "
                        "apart.",
                        about=f"{joint} {kind}",
                        figures=tuple(parts),
                        file=paper.name,
                    )


def listed_after(lines: Sequence[Line], place: int) -> list[str]:
    """The items of the list that begins on the next line."""
    found = []
    for line in lines[place + 1 :]:
        match = None if line.row else re.match(r"^\s*[-•*–]\s+(.+?)[.;]?$", line.text)
        if match is None:
            break
        found.append(clean(match[1]))
    return found


def joined_names(line: Line, names: Sequence[str], kind: str) -> Iterator[tuple[str, list[str]]]:
    """Names before the kind of body that hold two names of the list."""
    for cell in line.cells:
        for match in re.finditer(rf"((?:[A-Z][\w-]*,?\s+(?:and\s+)?)+){re.escape(kind)}\b", clean(cell)):
            parts = [name for name in names if name.lower() in match[1].lower()]
            if len(parts) > 1 and not any(one != other and one in other for one in parts for other in parts):
                yield match[1].strip(), parts


@rule(
    "name-misquoted",
    words="A name that the paper explains is written so everywhere.",
    settled_by="The name, from the document that bears it.",
    strength=Strength.SOFT,
)
def name_misquoted(report: Report) -> Iterator[Fault]:
    """ "Better Start Plan" where others say "Better Lives Plan (BLP)": one word of three or more."""
    known = {
        tuple(word.lower() for word in naming.words): naming
        for naming in namings_in(report)
        if len(naming.words) >= 3
        and naming.words[0].lower() not in LEFT_OUT
        and all(word[0].isupper() for word in naming.words)
    }
    ends = {(name[0], name[-1], len(name)): naming for name, naming in known.items()}
    seen: set[tuple[str, str]] = set()
    for paper in report.papers:
        for line in paper.lines:
            for words in capitalised(clean(" ".join(line.cells))):
                for naming, printed in misquoted(words, ends, known):
                    if (paper.name, printed) not in seen:
                        seen.add((paper.name, printed))
                        yield Fault(
                            line.place,
                            f"“{printed}” here; “{naming.name} ({naming.short})” at {naming.line.file} {naming.line.place}.",
                            about=f"{printed} {naming.name}",
                            figures=(printed,),
                            file=paper.name,
                        )


def capitalised(text: str) -> list[list[str]]:
    """Runs of words with capitals."""
    return [run.split() for run in re.findall(r"(?:[A-Z][a-z]+\s+){2,5}[A-Z][a-z]+", text)]


def misquoted(
    words: Sequence[str], ends: dict[tuple[str, str, int], Naming], known: dict[tuple[str, ...], Naming]
) -> Iterator[tuple[Naming, str]]:
    for length in {key[2] for key in ends}:
        for start in range(len(words) - length + 1):
            part = tuple(word.lower() for word in words[start : start + length])
            naming = ends.get((part[0], part[-1], length))
            if naming is None or part in known:
                continue
            its = [word.lower() for word in naming.words]
            if sum(mine != other for mine, other in zip(part, its, strict=True)) == 1:
                yield naming, " ".join(words[start : start + length])
