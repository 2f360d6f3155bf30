"""How a page makes a write: the action is given what the form asked, and says why not on the form."""

from goldenthread.accounts.errors import Conflict, Refused


def written(action, form, **arguments) -> bool:
    """Whether it was written. If it was not, the form says why and keeps what was typed."""
    try:
        action(**arguments, **form.arguments())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except Conflict as conflict:
        form.add_error(None, f"{conflict} Go back, look at it as it stands now, and decide again.")
    else:
        return True
    return False
