"""Words that a write needs."""

from goldenthread.accounts.errors import Refused

LONGEST = 4000


def given(words: str, otherwise: str, field: str, *, longest: int = LONGEST) -> str:
    """The words without the space around them. Raises Refused where there are none, or too many."""
    if not words.strip():
        raise Refused(f"{otherwise}.", field=field)
    if len(words) > longest:
        raise Refused(f"Use {longest:,} characters or fewer.", field=field)
    return words.strip()
