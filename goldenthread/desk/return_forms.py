"""What the pages about returned figures ask."""

from collections.abc import Sequence

from django import forms

from goldenthread.govuk.fields import (
    ChoiceField,
    FileField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    TextArea,
    TextField,
)
from goldenthread.scorecard.returned import datasets
from goldenthread.scorecard.returned.due import Due

ENDINGS = (".xlsx", ".csv")
SHARE_COLUMNS = {"numerator": "How many", "denominator": "Of how many", "value": "Or the percentage alone"}


class ForWhomForm(GovukForm):
    """On whose behalf figures are returned, and what should be known of them."""

    on_behalf_of = TextField(
        "On whose behalf?",
        hint="The body whose figures they are, for example NHS community services",
        enter="Say on whose behalf the figures are returned",
        max_length=200,
    )
    note = TextArea(
        "Anything to know about these figures",
        hint="For example that they are provisional. Name no child.",
        required=False,
        rows=3,
        max_length=2000,
    )


class NewReturnForm(ForWhomForm):
    figures = FileField(
        "The file", hint="The template filled in: a spreadsheet (.xlsx) or CSV", types=ENDINGS
    )
    dataset = ChoiceField(
        "Which figures are they?", as_select=True, nothing="As the codes in the file say", required=False
    )
    field_order = ("figures", "dataset", "on_behalf_of", "note")

    def __init__(self, *args, offered: Sequence[datasets.Dataset], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dataset"].choices = [("", "As the codes in the file say"), *offered]


class CheckReturnForm(GovukForm):
    """To press the button is the answer; `seen` is what stood when the page was shown."""

    seen = HiddenField(required=False)


class TypeReturnForm(ForWhomForm):
    """A box for each number of each measure; what is typed is judged as if it had come in a file."""

    marks_optional = False  # every box may be left empty, and the page says so

    def __init__(self, *args, asked: Sequence[Due], **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked
        for each in asked:
            for column, label in columns_of(each).items():
                self.fields[f"{each.indicator.code}-{column}"] = _box(label, each)
        self.order_fields([name for name in self.fields if "-" in name] + ["on_behalf_of", "note"])

    @property
    def measures(self) -> list[tuple[Due, list[forms.BoundField]]]:
        return [
            (each, [self[f"{each.indicator.code}-{column}"] for column in columns_of(each)])
            for each in self.asked
        ]

    def typed(self, each: Due) -> dict[str, str]:
        """The numbers of a measure as they were typed, by column."""
        return {
            column: self.cleaned_data.get(f"{each.indicator.code}-{column}", "")
            for column in columns_of(each)
        }


def columns_of(each: Due) -> dict[str, str]:
    """The columns that are asked for, each with its label. A number of things, or an amount, is one box."""
    if datasets.is_share(each.indicator.unit):
        return SHARE_COLUMNS
    return {
        "value": each.indicator.unit.capitalize() if each.indicator.unit[0].islower() else each.indicator.unit
    }


def _box(label: str, each: Due) -> TextField:
    """A text: a number that is none must be said to be none, in the words that a file would get."""
    field = TextField(label, required=False, width=10, max_length=40)
    field.noun = f"{each.indicator.title}: {label.lower()}"
    field.widget.attrs["inputmode"] = "decimal"
    return field


class TakeBackForm(GovukForm):
    reason = TextField(
        "Why is it taken back?",
        hint="It is shown with the return. Name no child.",
        enter="Say why the return is taken back",
        max_length=500,
    )


class ReturnerForm(GovukForm):
    slugs = MultiChoiceField("Which figures may they return?", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slugs"].choices = [tuple(each) for each in datasets.every()]
