"""What no page of ours sends is answered in words by every form: never by an error of the server."""

import importlib
import inspect
import pkgutil
from itertools import chain

import pytest
from django.utils.datastructures import MultiValueDict

from goldenthread import desk
from goldenthread.govuk.fields import GovukForm, number_sent

ODD = [
    "abc",
    "-1",
    "1.5",
    "٣",
    "²",
    "9" * 5000,
    "14:30Z",
    "14:30+01:00",
    "9999-12-31",
    "0001-01-01",
    "\x00",
    "a%b",
]


def _asks_nothing_else(form) -> bool:
    """It is made of what was sent alone, as by the page."""
    made_by = [one.__dict__["__init__"] for one in form.__mro__ if "__init__" in one.__dict__]
    own = chain.from_iterable(inspect.signature(each).parameters.values() for each in made_by)
    return not any(one.kind is one.KEYWORD_ONLY and one.default is one.empty for one in own)


def _forms():
    named = (name for _, name, _ in pkgutil.iter_modules(desk.__path__) if name.endswith("forms"))
    modules = (importlib.import_module(f"{desk.__name__}.{name}") for name in named)
    found = chain.from_iterable(vars(module).values() for module in modules)
    made = {one for one in found if inspect.isclass(one) and issubclass(one, GovukForm)}
    return sorted(
        (one for one in made if _asks_nothing_else(one)), key=lambda one: (one.__module__, one.__name__)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("form", _forms(), ids=lambda form: form.__name__)
def test_a_form_answers_odd_input_in_words(form):
    for odd in ODD:
        names = chain.from_iterable((name, f"{name}-day", f"{name}-year") for name in form.base_fields)
        sent = form(MultiValueDict({name: [odd] for name in names}))
        if sent.is_valid() and hasattr(sent, "arguments"):
            sent.arguments()
        if (
            hasattr(sent, "cleaned_data")
            and "revision" in sent.cleaned_data
            and hasattr(sent, "expected_revision")
        ):
            assert isinstance(sent.expected_revision, int)


@pytest.mark.parametrize(
    ("sent", "number"), [("0", 0), ("12", 12), ("999999999", 999_999_999), *((odd, None) for odd in ODD)]
)
def test_a_hidden_field_brings_back_a_number_of_ours_or_none(sent, number):
    assert number_sent(sent) == number
