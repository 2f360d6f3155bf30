from goldenthread.assurance.checker.checking import PLAN, REPORT, SCORECARD
from goldenthread.assurance.checker.findings import Strength
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    FileField,
    GovukForm,
    HiddenField,
    TextArea,
)

PAPERS = (".txt", ".docx", ".xlsx", ".csv", ".json")
MOST_MEGABYTES = 10


class FindingFilter(GovukForm):
    marks_optional = False
    rule = ChoiceField("Rule", as_select=True, nothing="All", required=False)
    strength = ChoiceField(
        "Strength",
        choices=[(str(each), str(each).capitalize()) for each in Strength],
        as_select=True,
        nothing="Hard and soft",
        required=False,
    )
    shown = ChoiceField(
        "Show",
        choices=[("aside", "What is set aside")],
        as_select=True,
        nothing="What stands",
        required=False,
    )

    def __init__(self, *args, rules=(), **kwargs):
        super().__init__(*args, **kwargs)
        found = [(code, f"{code} ({number})") for code, number in rules]
        self.fields["rule"].choices = [("", "All"), *found]

    @property
    def asked(self) -> dict:
        """What was asked for; an answer that is not one of those offered asks for nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DocumentForm(GovukForm):
    kind = ChoiceField(
        "What is it?",
        choices=[
            (
                REPORT,
                "A report",
                "Its figures are recomputed and held against each other and against what is claimed",
            ),
            (PLAN, "An improvement plan", "Codes, owners, dates, ratings, indicators, targets and risks"),
            (SCORECARD, "A scorecard", "A table with a row for each indicator and period"),
        ],
        enter="Choose what it is",
    )
    paper = FileField(
        "The paper",
        hint="Text, Word, a spreadsheet or CSV. Save a PDF as Word or text first. Nothing of it is kept.",
        types=PAPERS,
        most_megabytes=MOST_MEGABYTES,
        enter="Choose the paper",
    )
    other = FileField(
        "A second paper",
        hint="Reports only: the two are held against each other.",
        types=PAPERS,
        most_megabytes=MOST_MEGABYTES,
        required=False,
    )
    day = DateField(
        "On what day is it looked at?",
        noun="the day",
        hint="Leave it empty to take the paper's own day",
        example="20 9 2023",
        required=False,
    )
    with_plan = ConfirmField("Hold a report against the plan held here too", required=False)


class SuppressForm(GovukForm):
    reason = TextArea(
        "Why does it not matter?",
        hint="Others will read this. It holds until one of the figures changes.",
        enter="Say why this finding does not matter",
        max_length=2000,
    )
    finding = HiddenField()


class RestoreForm(GovukForm):
    """Nothing is asked: to press the button is the answer."""
