"""A fact table's columns and cells as people read them."""

from datetime import date

from goldenthread.govuk.formats import short_day

YES_NO = {True: "Yes", False: "No"}


def column_heading(name: str) -> str:
    """`decision_due_on` is "Decision due"."""
    return name.removesuffix("_on").replace("_", " ").capitalize()


def cell_words(value) -> str:
    """A date, yes or no, or a code in words; an en dash where there is nothing."""
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, date):
        return short_day(value)
    return "–" if value in (None, "") else str(value).replace("_", " ")
