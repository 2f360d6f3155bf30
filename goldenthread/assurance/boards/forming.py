"""How a form of these pages becomes a write, and what kept it from being written goes back onto the form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.accounts.errors import Conflict, Refused


def written(request: HttpRequest, form: Any, write: Callable, /, *, said: str, **about: Any) -> bool:
    """Whether a form that was sent is written; `said` tells the reader so. What kept it from that stands on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        write(by=request.user, **about, **_given(form))
    except Refused as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
    except Conflict as error:
        form.add_error(None, f"{error} Open the page again to see what they wrote.")
    if form.is_valid() and said:
        messages.success(request, said)
    return form.is_valid()


def _given(form: Any) -> dict[str, Any]:
    """What was typed, as the write wants it; the revision that the page was opened at as `expected_revision`."""
    answers = dict(getattr(form, "answers", form.cleaned_data))
    if "revision" in form.fields:
        sent = form.cleaned_data.get("revision") or ""
        answers.pop("revision", None)
        answers["expected_revision"] = int(sent) if sent.isdecimal() else -1
    return answers


def question(
    request: HttpRequest, name: str, form: Any, *, heading: str, submit: str, back: str, **shown: Any
) -> HttpResponse:
    """The page of a form: the template of its own name, and the way back."""
    context = {
        "heading": heading,
        "form": form,
        "submit_label": submit,
        "cancel_url": back,
        "back_url": back,
        **shown,
    }
    return render(request, f"assurance/{name}.html", context)
