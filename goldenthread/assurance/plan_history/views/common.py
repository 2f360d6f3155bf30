"""What the views of this part share."""

from django.http import Http404

from goldenthread.accounts.errors import Conflict, Refused


def done(form, write, **given) -> bool:
    """Whether it was written; what kept it from being written stands on the form."""
    try:
        write(**given)
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
    except Conflict as error:
        form.add_error(None, f"{error} Open the page again to see what it says now.")
    return form.is_valid()


def number(form, name="revision") -> int:
    sent = form.cleaned_data.get(name) or ""
    return int(sent) if sent.isdecimal() else -1


def must(allowed: bool) -> None:
    if not allowed:
        raise Http404("There is nothing here for you.")
