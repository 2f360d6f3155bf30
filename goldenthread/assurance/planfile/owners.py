"""Responsible officers as plans print them: role and organisation, sometimes two people run together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.assurance.planfile.document import Owner
from goldenthread.assurance.planfile.values import squeeze

POST = (
    r"(?:Manager|Director|Lead|Leader|Officer|Head|Partner|Commissioner|Psychologist|Nurse|Principal|Headteacher|"
    r"Counsel|Expert|Advis[eo]r|Trainer|Chair|Co-?ordinator|Executive|Chief|Consultant|Analyst|Accountant|"
    r"Supervisor|Doctor|Therapist|Solicitor|Secretary|Champion|Specialist|Practitioner|Cabinet Member|DCO|DMO|DSCO)"
)
ACRONYM = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*")
BODY = re.compile(
    r"\b(?:School|College|Academy|Trust|Council|Hospital|Board|University|Partnership|Service for)\b", re.I
)
TWO_POSTS = re.compile(rf"(\b{POST}s?)(?:,)? (?:and|&) (?=[^,]*\b{POST})")


def organisations_in(cells: Iterable[str]) -> frozenset[str]:
    """The short names that stand after an owner's last comma anywhere in the plan ("KCC", "NHS")."""
    lines = [line.strip().rstrip(".") for cell in cells for line in cell.splitlines()]
    tails = [re.split(r" [-–] ", line.rsplit(",", 1)[1])[0].strip() for line in lines if "," in line]
    return frozenset(tail for tail in tails if ACRONYM.fullmatch(tail) and len(tail) <= 8)


def owners(cell: str, organisations: frozenset[str]) -> tuple[tuple[Owner, ...], list[str]]:
    """The owners in a cell, and what had to be mended to read them."""
    repairs: list[str] = []
    pieces = [
        piece for line in re.split(r"[\n;]", cell.replace("•", "\n")) for piece in parted(line, organisations)
    ]
    if len(pieces) > len([line for line in re.split(r"[\n;]", cell) if line.strip()]):
        repairs.append("owners run together: parted")
    found: list[Owner] = []
    for piece in pieces:
        if piece in organisations and found and not found[-1].organisation:
            found[-1] = Owner(found[-1].role, piece)
            continue
        found.append(owner(piece, organisations, repairs))
    return tuple(found), repairs


def parted(line: str, organisations: frozenset[str]) -> list[str]:
    """One line as one piece for each owner."""
    text = squeeze(line)
    for organisation in sorted(organisations, key=len, reverse=True):
        text = re.sub(rf"(,\s*{re.escape(organisation)})\.?\s+(?=[A-Z][a-z]|SEND )", r"\1\n", text)
    text = TWO_POSTS.sub(r"\1\n", text)
    return [piece.strip(" .,") for piece in text.split("\n") if piece.strip(" .,")]


def owner(piece: str, organisations: frozenset[str], repairs: list[str]) -> Owner:
    """One owner's role and organisation; the organisation is "" where none is printed."""
    for reading in (after_comma, after_space, in_brackets, a_body):
        if found := reading(piece, organisations, repairs):
            return without_repeat(found, repairs)
    return Owner(piece)


def after_comma(piece: str, organisations: frozenset[str], repairs: list[str]) -> Owner | None:
    role, comma, tail = piece.rpartition(",")
    name, dash, more = re.match(r"(.*?)( [-–] |$)(.*)", tail.strip(), re.S).groups()  # type: ignore[union-attr]  # the pattern matches any text
    if comma and name in organisations:
        return Owner(role.strip() + (f" - {more}" if dash else ""), name)
    if comma and BODY.search(tail) and not re.search(rf"\b{POST}\b", tail):
        return Owner(role.strip(), tail.strip())
    return None


def after_space(piece: str, organisations: frozenset[str], repairs: list[str]) -> Owner | None:
    role, _, tail = piece.rpartition(" ")
    if tail not in organisations or not re.search(rf"\b{POST}\b", role):
        return None
    repairs.append(f"no comma before {tail}: read as the organisation")
    return Owner(role.strip(" ,"), tail)


def in_brackets(piece: str, organisations: frozenset[str], repairs: list[str]) -> Owner | None:
    match = re.fullmatch(r"(.*\S)\s*\(([^()]+)\)", piece)
    if not match or not re.search(rf"\b{POST}\b", match[1]):
        return None
    role, inside = match[1], match[2].strip()
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", role)).upper()
    stands_for_role = initials.endswith(inside.upper())
    short = ACRONYM.fullmatch(inside) and len(inside) <= 8
    return Owner(role, inside) if not stands_for_role and (short or BODY.search(inside)) else None


def a_body(piece: str, organisations: frozenset[str], repairs: list[str]) -> Owner | None:
    """A group named in place of a person is its own organisation."""
    return None if re.search(rf"\b{POST}\b", piece, re.I) else Owner(piece, piece)


def without_repeat(found: Owner, repairs: list[str]) -> Owner:
    """The owner without an organisation printed a second time in front of the role."""
    if not found.organisation or not found.role.startswith(found.organisation + " "):
        return found
    repairs.append(f"{found.organisation} printed twice: read once")
    return Owner(found.role.removeprefix(found.organisation).strip(), found.organisation)
