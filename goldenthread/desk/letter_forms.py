"""What the pages about letters and contacts ask. Fields are named as the actions' arguments."""

from goldenthread.casework.notices.actions import CONTACT_FIELDS
from goldenthread.casework.notices.codes import Channel, ContactKind, Step
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    TextArea,
    TextField,
    number_sent,
)


class WriteLetterForm(GovukForm):
    """To whom a letter goes, how, and the reasons where it gives any. `people` are those it may go to; where there are
    none to choose from, the officer names a setting."""

    to = MultiChoiceField("Who is it to?", enter="Choose at least one person to write to")
    setting = TextField(
        "Which school, college or nursery?",
        hint="Its URN, or its name as it is in the list of settings",
        max_length=200,
    )
    channel = ChoiceField("How does it go?", choices=Channel.choices, enter="Select how it goes")
    address = TextArea(
        "Postal address", hint="Only if none is on file, or it has changed", rows=4, required=False
    )
    email = EmailField(
        "E-mail address", hint="Only if none is on file, or it has changed", required=False, max_length=254
    )
    reasons = TextArea(
        "Reasons for the decision",
        hint="The family reads this. Say what was looked at, what it showed, and why that led to the decision",
        enter="Write down the reasons: the letter gives them",
        rows=10,
    )

    def __init__(self, *args, held, people, **kwargs):
        super().__init__(*args, **kwargs)
        for name in _not_asked(held):
            del self.fields[name]
        if "to" in self.fields:
            field = self.fields["to"]
            field.choices = [(one.key, one.name) for one in people]
            field.hints = {one.key: _whereabouts(one) for one in people}


def _not_asked(held) -> set[str]:
    unasked = set() if held.asks_reasons else {"reasons"}
    if held.audience == "setting":
        return unasked | {"to"}
    return unasked | ({"setting", "address", "email"} if held.audience == "family" else {"setting"})


def _whereabouts(one) -> str:
    where = [
        one.note,
        one.email or "no e-mail address",
        one.address.replace("\n", ", ") or "no postal address",
    ]
    return "; ".join(part for part in where if part)


class SendLetterForm(GovukForm):
    """The preview is confirmed, and with it every warning. `warnings` are what stands against it today."""

    confirmed = MultiChoiceField("I have looked at each of these", enter="Look at each of these and tick it")
    seen = ConfirmField(
        "I have read the letter, and these are the right people and places",
        enter="Tick to confirm that you have read the letter and that it goes to the right people",
    )
    revision = HiddenField(required=False)

    def __init__(self, *args, warnings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["confirmed"].choices = [(words, words) for words in warnings]
        if not warnings:
            del self.fields["confirmed"]

    def arguments(self) -> dict:
        return {"confirmed": self.cleaned_data.get("confirmed", []), **_expected(self)}


class LetterStepForm(GovukForm):
    kind = ChoiceField("What became of it?", enter="Select what became of it")
    happened_on = DateField("On which day?", noun="the day on which it happened")
    words = TextArea(
        "Details",
        hint="For proof: what it is and where it is kept, for example a tracking number or who signed",
        rows=3,
        required=False,
    )
    revision = HiddenField(required=False)

    def __init__(self, *args, channel, **kwargs):
        super().__init__(*args, **kwargs)
        left = {Channel.FIRST_CLASS: [Step.POSTED], Channel.SECOND_CLASS: [Step.POSTED]}
        first = [Step.HANDED_OVER] if channel == Channel.BY_HAND else left.get(channel, [])
        self.fields["kind"].choices = [(one, one.label) for one in [*first, Step.PROVED, Step.RETURNED]]

    def arguments(self) -> dict:
        asked = {name: self.cleaned_data[name] for name in ("kind", "happened_on", "words")}
        return {**asked, **_expected(self)}


class WithdrawLetterForm(GovukForm):
    reason = TextArea(
        "Why is the letter withdrawn?",
        hint="What was wrong with it. What was sent stays on file; tell those who have it, and write another",
        enter="Say why the letter is withdrawn",
        rows=3,
    )
    confirmed = ConfirmField("The letter no longer stands")
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        return {"reason": self.cleaned_data["reason"], **_expected(self)}


class AddressForm(GovukForm):
    address = TextArea(
        "Postal address", hint="As it goes on the envelope, without the name", rows=4, required=False
    )
    email = EmailField("E-mail address", required=False, max_length=254)

    def arguments(self) -> dict:
        return self.cleaned_data


class LetterContactsForm(GovukForm):
    """`seen` is the newest version when the page was opened."""

    service_name = TextField("Name of the service", hint="It heads every letter", max_length=150)
    address = TextArea("The council's address", hint="Where families and bodies answer to", rows=4)
    telephone = TextField("Telephone", required=False, max_length=60)
    email = EmailField("E-mail address of the service", required=False)
    mediation_name = TextField("Mediation provider", max_length=150)
    mediation_telephone = TextField("Telephone of the mediation provider", max_length=60)
    mediation_email = EmailField("E-mail address of the mediation provider", required=False)
    sendiass_name = TextField("Information, advice and support service (SENDIASS)", max_length=150)
    sendiass_telephone = TextField("Telephone of the advice service", max_length=60)
    sendiass_email = EmailField("E-mail address of the advice service", required=False)
    local_offer = TextField(
        "Web address of the local offer",
        hint="For example, https://www.example.gov.uk/local-offer",
        max_length=200,
    )
    in_force_from_on = DateField("First day it holds", noun="the first day it holds")
    seen = HiddenField(required=False)

    def arguments(self) -> dict:
        asked = {name: self.cleaned_data[name] for name in (*CONTACT_FIELDS, "in_force_from_on")}
        seen = number_sent(self.cleaned_data["seen"])
        return asked if seen is None else {**asked, "seen": seen}


class ContactForm(GovukForm):
    """One entry of the contact log."""

    kind = ChoiceField(
        "What kind of contact?", choices=ContactKind.choices, enter="Select what kind of contact"
    )
    happened_on = DateField("On which day?", noun="the day of the contact")
    with_whom = TextField("With whom?", hint="Name, and who they are to the child", max_length=200)
    words = TextArea("What was said?", hint="Facts and agreements, in words that the family may read", rows=6)
    follow_up_on = DateField("Day to follow it up, if any", noun="the day to follow it up", required=False)

    def arguments(self) -> dict:
        return self.cleaned_data


class CorrectContactForm(ContactForm):
    reason = TextField("What was wrong?", hint="The entry as it was stays readable", max_length=300)


class ContactFilter(GovukForm):
    kind = ChoiceField(
        "Kind of contact",
        choices=[("", "Any"), *ContactKind.choices],
        as_select=True,
        required=False,
    )
    marks_optional = False


def _expected(form) -> dict:
    seen = number_sent(form.cleaned_data["revision"])
    return {} if seen is None else {"expected_revision": seen}
