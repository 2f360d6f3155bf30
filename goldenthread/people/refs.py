"""References: what a record is called in addresses, letters and logs, because a name may not be."""

import random
import secrets

# Crockford's alphabet: no I, L, O or U, so that a reference survives being read out over the telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 7


def new_ref(prefix: str, chooser: random.Random | secrets.SystemRandom | None = None) -> str:
    """`C-7K2M9QD`: a prefix for the kind of record and seven random characters (34 thousand million of them)."""
    choose = chooser or secrets.SystemRandom()
    return f"{prefix}-" + "".join(choose.choice(ALPHABET) for _ in range(LENGTH))


def new_child_ref() -> str:
    return new_ref("C")


def new_request_ref() -> str:
    return new_ref("R")


def new_plan_ref() -> str:
    return new_ref("P")


def new_review_ref() -> str:
    return new_ref("V")


def new_complaint_ref() -> str:
    return new_ref("K")


def new_consultation_ref() -> str:
    return new_ref("Q")


def new_notice_ref() -> str:
    return new_ref("L")


def new_order_ref() -> str:
    return new_ref("O")


def new_document_ref() -> str:
    return new_ref("D")
