from goldenthread.accounts import files
from goldenthread.assurance.evidence import asking, bank, documents, figures, meanings
from goldenthread.assurance.evidence.actions import SOURCE_LENGTH, TITLE_LENGTH
from goldenthread.assurance.evidence.models import EvidenceVersion, OfferVerdict
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    FileField,
    GovukForm,
    HiddenField,
    SearchField,
    TextArea,
    TextField,
)
from goldenthread.indicators import Month
from goldenthread.people.today import today
from goldenthread.publications.wording import month_name
from goldenthread.scorecard import cards

TYPED = [choice for choice in EvidenceVersion.Kind.choices if choice[0] != EvidenceVersion.Kind.FIGURE]


class EvidenceFilter(GovukForm):
    marks_optional = False
    q = SearchField("Word, action or indicator", required=False, width=20)
    area = ChoiceField("Area", as_select=True, nothing="All", required=False)
    kind = ChoiceField(
        "Kind", choices=EvidenceVersion.Kind.choices, as_select=True, nothing="Any", required=False
    )
    strength = ChoiceField(
        "Strength", choices=EvidenceVersion.Strength.choices, as_select=True, nothing="Any", required=False
    )
    voice = ChoiceField(
        "Whose voice",
        choices=EvidenceVersion.Voice.choices,
        as_select=True,
        nothing="Anybody's",
        required=False,
    )
    age = ChoiceField(
        "Age",
        choices=[(bank.FRESH, "Fresh"), (bank.OLD, "To be renewed")],
        as_select=True,
        nothing="Any",
        required=False,
    )
    which = ChoiceField(
        "Show",
        choices=[(bank.UNLINKED, "Put to nothing yet"), (bank.WITHDRAWN, "Withdrawn")],
        as_select=True,
        nothing="What stands",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "All"), *((one, f"Area {one}") for one in bank.areas())]

    @property
    def asked(self) -> dict:
        """What was asked for; an answer that is not one of those offered asks for nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class GapFilter(GovukForm):
    marks_optional = False
    area = ChoiceField("Area", as_select=True, nothing="All", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "All"), *((one, f"Area {one}") for one in bank.areas())]

    @property
    def chosen_area(self) -> str:
        return self.cleaned_data.get("area", "") if self.is_valid() else ""


class WhatItShowsForm(GovukForm):
    """What every piece of evidence is asked, a figure too."""

    shows = TextArea(
        "What does it show?",
        hint="In a few plain sentences, with numbers where there are any. Say what it does not show, too.",
        enter="Say what it shows",
        max_length=4000,
    )
    strength = ChoiceField(
        "How much can it bear?", choices=meanings.strength_choices(), enter="Choose how much it can bear"
    )


class EvidenceForm(WhatItShowsForm):
    title = TextField("Title", hint="So that somebody finds it again", max_length=TITLE_LENGTH)
    kind = ChoiceField(
        "What kind of evidence is it?", choices=TYPED, enter="Choose what kind of evidence it is"
    )
    voice = ChoiceField(
        "Whose voice is it?",
        choices=EvidenceVersion.Voice.choices,
        hint="Who says it, not who wrote it down",
        enter="Choose whose voice it is",
    )
    dated_on = DateField("Of what day is it?", noun="the day the evidence is of", latest=today)
    from_on = DateField("First day that it speaks of", noun="the first day", latest=today, required=False)
    until_on = DateField("Last day that it speaks of", noun="the last day", latest=today, required=False)
    source = TextField(
        "Where does it come from?",
        hint="Who made it and where it can be found, so that a reader can ask",
        required=False,
        max_length=SOURCE_LENGTH,
    )
    document = FileField(
        "Document",
        hint="PDF, Word, Excel or a picture, 20 MB at most, without macros. Choose it again if this page comes back.",
        types=documents.STORE.endings,
        most_megabytes=files.MOST_MEGABYTES,
        required=False,
    )
    field_order = (
        "title", "kind", "shows", "strength", "voice", "dated_on", "from_on", "until_on", "source", "document"
    )  # fmt: skip


class ChangeForm(EvidenceForm):
    why = TextField("What did you change, and why?", enter="Say what you changed, and why", max_length=1000)
    revision = HiddenField()


class ChangeFigureForm(WhatItShowsForm):
    why = TextField("What did you change, and why?", enter="Say what you changed, and why", max_length=1000)
    revision = HiddenField()


class FigureForm(WhatItShowsForm):
    code = ChoiceField("Indicator", as_select=True, enter="Choose the indicator")
    month = ChoiceField(
        "Month",
        as_select=True,
        hint="The figure is taken as it was published. A month before the first that was published is taken from that one.",
        enter="Choose the month",
    )
    field_order = ("code", "month", "shows", "strength")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = figures.known_codes().items()
        self.fields["code"].choices = [
            ("", "Choose one"),
            *((code, asking.short(f"{code} {title}")) for code, title in known),
        ]
        months = [(str(month), month_name(month.first)) for month in cards.months()]
        self.fields["month"].choices = [("", "Choose one"), *months]

    def asked_month(self) -> Month:
        return Month.parse(self.cleaned_data["month"])


class LinkForm(GovukForm):
    """To one of an action, an indicator and an ask."""

    marks_optional = False
    ask = ChoiceField(
        "Asked for in a government review", as_select=True, nothing="Nothing chosen", required=False
    )
    action = ChoiceField("Action", as_select=True, nothing="Nothing chosen", required=False)
    kpi = ChoiceField("Indicator", as_select=True, nothing="Nothing chosen", required=False)
    shows = TextArea(
        "What does it show of this?",
        hint="In one or two sentences: how it bears on this one thing",
        enter="Say what it shows of this",
        rows=3,
        max_length=2000,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices in asking.targets_offered().items():
            self.fields[name].choices = [("", "Nothing chosen"), *choices]

    def clean(self):
        given = super().clean()
        if sum(bool(given.get(name)) for name in ("ask", "action", "kpi")) != 1 and not self.errors:
            self.add_error("ask", "Choose one thing: an ask, an action or an indicator")
        return given


class WhyForm(GovukForm):
    why = TextArea("Why?", enter="Say why", rows=3, max_length=2000)
    revision = HiddenField(required=False)


class OfferForm(GovukForm):
    verdict = ChoiceField(
        "How was it judged?", choices=OfferVerdict.Verdict.choices, enter="Choose how it was judged"
    )
    words = TextArea(
        "What was said of it?",
        hint="As in the letter or the minutes. Name no child.",
        required=False,
        max_length=2000,
    )
    judged_on = DateField("On what day was it judged?", noun="the day on which it was judged", latest=today)
