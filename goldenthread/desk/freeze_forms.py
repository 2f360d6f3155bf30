"""What the pages of published months ask. Fields are named as the actions' arguments."""

from goldenthread.desk.fact_columns import breakdown_words
from goldenthread.govuk.fields import ChoiceField, GovukForm, HiddenField, TextArea, TextField, number_sent
from goldenthread.govuk.formats import month_name

DIFFERENCES, EVERYTHING = "differences", "all"
WHOLE_AREA = ""


class PublishForm(GovukForm):
    """`expected_edition` is what the page showed as the next, so that two people never publish a month unseen."""

    signed_off_name = TextField(
        "Who signed the figures off?",
        hint="The person who answers for them. They need no account here",
        enter="Enter the name of the person who signed the figures off",
        max_length=120,
    )
    signed_off_role = TextField(
        "In which role?",
        hint="For example, Director of Children's Services",
        enter="Enter the role in which they signed the figures off",
        max_length=120,
    )
    reason = TextArea(
        "Why is the month published again?",
        hint="It is shown beside the new edition. The edition before is kept as it is",
        enter="Enter why the month is published again",
        rows=3,
    )
    note = TextArea("Is there anything a reader of these figures should know?", required=False, rows=3)
    expected_edition = HiddenField(required=False)

    def __init__(self, *args, again, **kwargs):
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["reason"]

    def arguments(self) -> dict:
        asked = {name: value for name, value in self.cleaned_data.items() if name != "expected_edition"}
        seen = number_sent(self.cleaned_data["expected_edition"])
        return asked | ({} if seen is None else {"expected_edition": seen})


class ReasonForm(GovukForm):
    reason = TextArea(
        "Why did it change?",
        hint="In words that somebody who read the published figure would understand. No names of children",
        enter="Enter why the figure changed",
        rows=4,
    )
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        seen = number_sent(self.cleaned_data["revision"])
        expected = {} if seen is None else {"expected_revision": seen}
        return {"reason": self.cleaned_data["reason"], **expected}


class ComparisonFilter(GovukForm):
    """Which figures of a published month are shown both ways."""

    show = ChoiceField("Show", choices=[], as_select=True, required=False)
    by = ChoiceField("Figures of", choices=[], as_select=True, required=False)
    edition = ChoiceField("Edition", choices=[], as_select=True, required=False)

    def __init__(self, *args, editions, breakdowns, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["show"].choices = [(DIFFERENCES, "Only what was revised"), (EVERYTHING, "Every figure")]
        self.fields["by"].choices = [
            (WHOLE_AREA, "The whole area"),
            *((by, breakdown_words(by)) for by in breakdowns),
        ]
        self.fields["edition"].choices = [(str(one.edition), f"Edition {one.edition}") for one in editions]
        if len(editions) < 2:
            del self.fields["edition"]


class ChangesFilter(GovukForm):
    """Between which two months."""

    since = ChoiceField("From", choices=[], as_select=True, required=False)
    month = ChoiceField("To", choices=[], as_select=True, required=False)

    def __init__(self, *args, months, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = [(str(month), month_name(month.first)) for month in months]
