"""What the pages about advice ask: of those who write it, and of the service that asked."""

from goldenthread.casework.advising.actions import ASPECTS
from goldenthread.casework.codes import AdviceKind
from goldenthread.desk.document_forms import documents_field, uploads_of
from goldenthread.desk.plan_forms import RevisedForm
from goldenthread.govuk.fields import ChoiceField, DateField, GovukForm, TextArea, TextField
from goldenthread.people.today import today

LEAST_LINES, MORE_LINES, MOST_LINES = 3, 3, 30
TO_DO, LATE, SENT, GIVEN, NOT_NEEDED, ALL = "to_do", "late", "sent", "given", "not_needed", "all"
SHOWN = [
    (LATE, "Late"),
    (SENT, "Given, not looked at yet"),
    (GIVEN, "Given"),
    (NOT_NEEDED, "No longer needed"),
    (ALL, "Everything"),
]


class QueueFilter(GovukForm):
    marks_optional = False
    show = ChoiceField("Show", choices=SHOWN, as_select=True, nothing="Still to give", required=False)
    kind = ChoiceField("Kind", choices=AdviceKind.choices, as_select=True, nothing="Any", required=False)

    @property
    def asked(self) -> dict:
        """An answer that is not one of those offered asks for what is still to give."""
        self.is_valid()
        return {"show": self.cleaned_data.get("show") or TO_DO, "kind": self.cleaned_data.get("kind") or ""}


class DelayForm(GovukForm):
    reason = TextArea(
        "Why will it be late?",
        hint="The service keeps your reason with the case. The law's last day does not move.",
        enter="Say why the advice will be late",
        rows=4,
        max_length=2000,
    )
    expected_on = DateField("When will it come?", noun="the day on which it will come", earliest=today)

    def arguments(self) -> dict:
        return self.cleaned_data


WORDS = {
    "what": ("What is provided?", 1000),
    "who": ("By whom, and what they are trained in?", 300),
    "how_often": ("How often?", 200),
    "how_long": ("How long each time?", 200),
}


class WriteAdviceForm(RevisedForm):
    """The structured form. `lines` is how many lines of provision are asked for."""

    marks_optional = False
    summary = TextArea(
        "Summary",
        hint="Who you are to the child, when and how you saw them, and what you found, in a few plain sentences",
        required=False,
        max_length=10_000,
    )
    views = TextArea(
        "The child's or young person's views",
        hint="In their own words where you have them. Say how they told you.",
        required=False,
        max_length=10_000,
    )
    needs = TextArea(
        "What the child needs",
        hint="One need on each line: what is hard, when, and how it shows",
        required=False,
        rows=8,
        max_length=20_000,
    )
    outcomes = TextArea(
        "Outcomes",
        hint="One on each line: what will be different for the child, and by when",
        required=False,
        rows=6,
        max_length=20_000,
    )

    def __init__(self, *args, lines: int = LEAST_LINES, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = lines
        for number in range(1, lines + 1):
            for name in ASPECTS:
                label, longest = WORDS[name]
                self.fields[f"{name}_{number}"] = TextField(
                    f"Provision {number}: {label[:1].lower()}{label[1:]}", required=False, max_length=longest
                )

    def arguments(self) -> dict:
        said = self.cleaned_data
        rows = [{name: said[f"{name}_{number}"] for name in ASPECTS} for number in range(1, self.lines + 1)]
        texts = {name: said[name] for name in ("summary", "views", "needs", "outcomes")}
        return {**texts, "provision": rows, "expected_revision": self.expected_revision}


class GiveAdviceForm(RevisedForm):
    """Nothing but the revision that was looked over."""

    def arguments(self) -> dict:
        return {"expected_revision": self.expected_revision}


class UploadAdviceForm(RevisedForm):
    """`revision` is that of the draft which the page says will be left out; without one, 0."""

    document = documents_field("Choose one or several documents")
    description = TextField(
        "What is it?",
        hint="As the plan will list it. For example: Report of the speech and language therapist",
        enter="Say what the document is",
        max_length=180,
    )
    summary = TextArea(
        "Summary",
        hint="What it says in a few plain sentences",
        required=False,
        max_length=10_000,
    )

    def arguments(self) -> dict:
        said = {name: self.cleaned_data[name] for name in ("description", "summary")}
        uploads = uploads_of(self.cleaned_data["document"])
        return {"uploads": uploads, "expected_revision": self.expected_revision, **said}


class SendBackForm(RevisedForm):
    missing = TextArea(
        "What is missing?",
        hint="The writer reads this. Say which question is open, so that it can be answered at once.",
        enter="Say what is missing",
        rows=4,
        max_length=2000,
    )

    def arguments(self) -> dict:
        return {"missing": self.cleaned_data["missing"], "expected_revision": self.expected_revision}
