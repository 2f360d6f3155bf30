"""A fact table's columns and cells as people read them."""

from datetime import date

from goldenthread.casework.codes import Need
from goldenthread.govuk.formats import short_day
from goldenthread.people.codes import Phase, SettingKind, Sex
from goldenthread.people.ethnicities import ETHNICITIES
from goldenthread.scorecard.cards import UNKNOWN_GROUP, Group

YES_NO = {True: "Yes", False: "No"}

CODED = {
    "setting_type": dict(SettingKind.choices),
    "phase": dict(Phase.choices),
    "need": dict(Need.choices),
    "sex": dict(Sex.choices),
    "ethnicity": ETHNICITIES,
}


BREAKDOWNS = {
    "district": "District",
    "setting_type": "Type of setting",
    "phase": "Phase",
    "need": "Primary need",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "team": "Team",
}


def breakdown_words(by: str) -> str:
    """ "Type of setting"; a breakdown that only returned figures have is named as they name it."""
    return BREAKDOWNS.get(by) or by.replace("_", " ").capitalize()


def group_words(group: Group) -> str:
    """A group's name in words: "All-through" for Group("phase", "all_through")."""
    return CODED.get(group.by, {}).get(group.name, group.name) or UNKNOWN_GROUP


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
