"""How a page makes a write of the plan's parts, and what a form says where it was not made."""

from collections.abc import Callable
from typing import Any

from goldenthread.accounts.errors import Conflict, Refused

AGAIN = "Open the page again to see what they wrote."


def done(form: Any, write: Callable[..., Any], *, again: str = AGAIN, **given: Any) -> Any:
    """What the action gave back, or None with its words on the form. again: what to do where somebody wrote first."""
    try:
        return write(**given)
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
    except Conflict as error:
        form.add_error(None, f"{error} {again}")
    return None


def revision(form: Any) -> int:
    """What the page showed; -1, which no record has, for what no page wrote."""
    sent = form.cleaned_data.get("revision") or ""
    return int(sent) if sent.isdecimal() else -1
