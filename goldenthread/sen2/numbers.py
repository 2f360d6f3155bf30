"""Unique pupil numbers and unique learner numbers: whether one can be real.

UPN: the Department's guidance on unique pupil numbers. Thirteen characters: a check letter, the three figures of the
authority that gave it, four for the school, two for the year, three of a series (the last a letter where temporary).
ULN: the Learning Records Service. Ten figures, the first nine weighted, the last their check.
"""

import re

UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # I, O and S are not among them
ULN = re.compile(r"[1-9]\d{9}")
ULN_MODULUS = 11


def upn_check_letter(number: str) -> str:
    """The letter that the twelve characters after it ask for."""
    total = sum(weight * _worth(sign) for weight, sign in enumerate(number[1:], start=2))
    return CHECK_LETTERS[total % len(CHECK_LETTERS)]


def _worth(sign: str) -> int:
    return int(sign) if sign.isdecimal() else CHECK_LETTERS.index(sign)


def upn_fault(number: str) -> str:
    """Why this is no unique pupil number, or nothing."""
    if not UPN.fullmatch(number):
        return "has a letter and twelve figures, the last of them a letter where it is temporary"
    asked = upn_check_letter(number)
    return "" if number[0] == asked else f"begins with {asked} where the rest is {number[1:]}"


def uln_fault(number: str) -> str:
    """Why this is no unique learner number, or nothing."""
    if not ULN.fullmatch(number):
        return "has ten figures and does not begin with 0"
    left = sum((10 - place) * int(figure) for place, figure in enumerate(number[:9])) % ULN_MODULUS
    return (
        ""
        if left and int(number[9]) == 10 - left
        else "does not agree with its last figure, which checks the others"
    )
