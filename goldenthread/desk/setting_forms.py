"""What the pages about calendars and local policy ask. Fields are named as the actions' arguments."""

from goldenthread.clocks.policy import CODE, DAYS, LONGEST, OWN
from goldenthread.desk.letter_forms import AddressForm
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    NumberField,
    SearchField,
    TextField,
    number_sent,
)


class SettingSearchForm(GovukForm):
    marks_optional = False
    q = SearchField("Name, URN, UKPRN or district", required=False, max_length=100)


class SettingAddressForm(AddressForm):
    """`seen` is what the page showed as the newest, so that two people never overwrite each other."""

    seen = HiddenField(required=False)

    def arguments(self) -> dict:
        said = {name: self.cleaned_data[name] for name in ("address", "email")}
        return said | {"seen": number_sent(self.cleaned_data["seen"])}


class ClosureForm(GovukForm):
    """`revision` is what the page showed, so that two people never overwrite each other."""

    name = TextField("What is it called?", hint="For example, Summer holiday", required=False, max_length=100)
    first_closed_on = DateField("First day closed", noun="the first day closed")
    reopens_on = DateField(
        "Day it reopens", noun="the day it reopens", hint="The first day on which it is open again"
    )
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        asked = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return asked | expected(self)


class RemoveForm(GovukForm):
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        return expected(self)


def expected(form) -> dict:
    seen = number_sent(form.cleaned_data["revision"])
    return {} if seen is None else {"expected_revision": seen}


class HolidayForm(GovukForm):
    day_on = DateField("Day of the bank holiday", noun="the day of the bank holiday")
    name = TextField("What is it for?", hint="For example, the King's coronation", max_length=100)
    authority = TextField(
        "Where was it proclaimed?", hint="For example, Royal Proclamation of 6 November 2022", max_length=300
    )

    def arguments(self) -> dict:
        return self.cleaned_data


class OneButtonForm(GovukForm):
    """Nothing is asked: to press the button is the answer."""


class PolicyForm(GovukForm):
    """The complaints policy from a day on. `seen_revisions` is what the page showed."""

    title = TextField(
        "What is the policy called?", hint="As the reply to a complaint would name it", max_length=200
    )
    in_force_from_on = DateField(
        "First day it applies to",
        noun="the first day it applies to",
        hint="Complaints received from this day go by it; those received before keep the policy they had",
    )
    follows = ChoiceField(
        "Whose times apply?",
        choices=[
            (OWN, "The council's own", "Give the days below"),
            (
                CODE,
                "The Ombudsman's Complaint Handling Code",
                "Its days are known: leave the boxes below as they are",
            ),
        ],
        enter="Select whose times apply",
    )
    acknowledged = NumberField(
        "Acknowledge a complaint within", suffix="working days", width=3, min_value=1, max_value=LONGEST
    )
    stage_1 = NumberField(
        "Answer at stage 1 within", suffix="working days", width=3, min_value=1, max_value=LONGEST
    )
    stage_2 = NumberField(
        "Answer at stage 2 within", suffix="working days", width=3, min_value=1, max_value=LONGEST
    )
    source = TextField(
        "Where was it decided?",
        hint="The meeting and day, or the page on which it is published",
        max_length=300,
    )
    seen_revisions = HiddenField(required=False)

    def arguments(self) -> dict:
        asked = self.cleaned_data
        seen = number_sent(asked["seen_revisions"])
        return {
            "title": asked["title"],
            "source": asked["source"],
            "in_force_from_on": asked["in_force_from_on"],
            "values": {name: asked[name] for name in ("follows", *DAYS)},
            **({} if seen is None else {"seen_revisions": seen}),
        }
