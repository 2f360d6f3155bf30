"""What is asked when an indicator is given a target, or its limits begin again. Fields are named as the actions' arguments."""

from goldenthread.desk.setting_forms import expected
from goldenthread.govuk.fields import ChoiceField, DecimalField, GovukForm, HiddenField, TextArea, TextField
from goldenthread.govuk.formats import month_name
from goldenthread.indicators import Month
from goldenthread.scorecard.cells import WHOLE, Group

KINDS = [
    ("target", "Target", "What it is to reach: green from there on"),
    ("standard", "Standard", "What it must not fall short of: red below it, amber between it and the target"),
    ("baseline", "Baseline", "Where it stood before"),
]


class TargetForm(GovukForm):
    """`revision` is what the page showed, so that two people never overwrite each other."""

    kind = ChoiceField(
        "What is it?", choices=KINDS, enter="Select whether it is a target, a standard or a baseline"
    )
    district = ChoiceField("For which part of the area?", choices=[], as_select=True, required=False)
    label = TextField(
        "What is it called?", hint="For example, Year 1 target", max_length=60, width=30, initial="Target"
    )
    value = DecimalField("Figure", decimal_places=4)
    period = TextField(
        "For which period?",
        hint=(
            "A target: the month or period by whose end it is to be reached. A baseline: the period that it describes. "
            "A standard: from when it holds, or empty if it always has. For example, March 2025, 2024/25, 2025 Q1"
        ),
        max_length=60,
        width=20,
        required=False,
    )
    source = TextField(
        "Where was it set?", hint="The meeting and day, or the paper, that a reader can go to", max_length=200
    )
    revision = HiddenField(required=False)
    marks_optional = False

    def __init__(self, *args, unit, districts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", "The whole area"), *((name, name) for name in districts)]
        self.fields["value"].suffix = unit

    def arguments(self) -> dict:
        asked = self.cleaned_data
        group = Group("district", asked["district"]) if asked["district"] else WHOLE
        return {
            "kind": asked["kind"],
            "group": group,
            "label": asked["label"],
            "value": float(asked["value"]),
            "period": asked["period"],
            "source": asked["source"],
        } | expected(self)


class RebaseForm(GovukForm):
    month = ChoiceField("From which month?", choices=[], as_select=True, coerce=Month.parse)
    reason = TextArea(
        "Why?",
        hint=(
            "What changed in how the work is done, or in what is counted, that the figures before it no longer say what "
            "to expect. That the figure has moved is not a reason by itself"
        ),
        rows=3,
        max_length=300,
    )

    def __init__(self, *args, months, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [("", "Choose one")] + [
            (str(month), month_name(month.first)) for month in months
        ]

    def arguments(self) -> dict:
        return self.cleaned_data
