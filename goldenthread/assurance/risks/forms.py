from django.core.exceptions import ValidationError

from goldenthread.assurance.models import MitigationStatement, RiskStatement
from goldenthread.assurance.risks import listing, pages
from goldenthread.assurance.risks.actions import Description, MitigationWork, Score
from goldenthread.assurance.risks.scale import scale
from goldenthread.assurance.words import LONGEST
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    RecordField,
    SearchField,
    TextArea,
    TextField,
)
from goldenthread.people.today import today

LONGEST_POST = 200
State, Work = RiskStatement.State, MitigationStatement.State
REPORTED = [(Work.ACTIVE, Work.ACTIVE.label), (Work.DONE, Work.DONE.label)]
SETTLING = [
    (
        State.ACCEPTED,
        "Accept it as it stands",
        "The partnership knows it and lives with it until the day below",
    ),
    (State.CLOSED, "Close it", "It can no longer happen, or is another risk now"),
    (State.OPEN, "Open it again", "It is worked on again"),
]


class RiskFilter(GovukForm):
    q = SearchField("Word, owner or action", required=False, width=20)
    state = ChoiceField("State", choices=State.choices, as_select=True, nothing="Any", required=False)
    band = ChoiceField("Score now", as_select=True, nothing="Any", required=False)
    category = ChoiceField("Category", as_select=True, nothing="Any", required=False)
    area = ChoiceField("Area", as_select=True, nothing="All", required=False)
    when = ChoiceField(
        "Only where",
        choices=[(code, words) for code, (words, _) in listing.WHEN.items()],
        as_select=True,
        nothing="No condition",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = scale()
        bands = [(band.code, band.word.capitalize()) for band in reversed(known.bands)]
        self.fields["band"].choices = [("", "Any"), *bands]
        self.fields["category"].choices = [("", "Any"), *known.categories]
        areas = [(each.number, f"Area {each.number}") for each in pages.areas()]
        self.fields["area"].choices = [("", "All"), *areas]

    @property
    def asked(self) -> dict:
        """What was asked for; an answer that is not one of those offered asks for nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class OwnedForm(GovukForm):
    """Who answers for something: a person with an account, a post, or both."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = pages.who_may_own()

    @staticmethod
    def owner():
        return RecordField(
            "Who answers for it?",
            queryset=None,
            required=False,
            nothing="Nobody with an account",
            shown=lambda one: f"{one.display_name}, {one.job_title}" if one.job_title else one.display_name,
        )


class RiskForm(OwnedForm):
    """What a risk is. `words` is why it is put on the register, or what has changed."""

    title = TextArea(
        "What may go wrong, and what would follow?", rows=3, enter="Say what may go wrong", max_length=LONGEST
    )
    category = ChoiceField("Category", as_select=True, nothing="Not said", required=False)
    owner = OwnedForm.owner()
    owner_post = TextField(
        "Post",
        hint="For example, Head of SEND. Needed where nobody is chosen above.",
        required=False,
        max_length=LONGEST_POST,
    )
    target_score = ChoiceField(
        "To what score is it to be brought?", as_select=True, nothing="Not said", required=False
    )
    review_on = DateField(
        "When is it looked at again?", noun="the day of the review", required=False, example="31 1 2025"
    )
    areas = MultiChoiceField("Which areas does it bear on?", small=True, required=False)
    actions = TextField(
        "Which actions does it bear on?", hint="Their codes, with spaces between.", required=False, width=20
    )
    words = TextArea(
        "Why?",
        enter="Say why",
        hint="The register keeps it with your name and the day. Name no child.",
        rows=3,
        max_length=LONGEST,
    )
    revision = HiddenField(required=False)

    def __init__(self, *args, why, **kwargs):
        super().__init__(*args, **kwargs)
        known = scale()
        self.fields["words"].label = why
        self.fields["category"].choices = [("", "Not said"), *known.categories]
        scores = [(score, f"{score}, {known.band(score).word}") for score in known.scores]
        self.fields["target_score"].choices = [("", "Not said"), *scores]
        self.fields["areas"].choices = [
            (each.number, f"{each.number}. {each.title}") for each in pages.areas()
        ]

    def clean_actions(self):
        found, unknown = pages.actions_called(self.cleaned_data["actions"].replace(",", " ").upper().split())
        if unknown:
            raise ValidationError(f"No action of the plan is called {', '.join(unknown)}")
        return found

    @property
    def description(self) -> Description:
        given = self.cleaned_data
        areas = [each for each in pages.areas() if each.number in given["areas"]]
        return Description(
            title=given["title"],
            category=given["category"],
            owner=given["owner"],
            owner_post=given["owner_post"],
            target_score=int(given["target_score"]) if given["target_score"] else None,
            review_on=given["review_on"],
            areas=tuple(areas),
            actions=tuple(given["actions"]),
        )


def _step(label: str, **options):
    return ChoiceField(
        label, small=True, coerce=int, enter=f"Choose a step: {label[0].lower()}{label[1:]}", **options
    )


class AssessForm(GovukForm):
    """Four steps and what they rest on. Nothing is worked out from a grade that was published."""

    inherent_likelihood = _step("How likely, were nothing done?")
    inherent_impact = _step("How bad, were nothing done?")
    residual_likelihood = _step("How likely now, with what has been done?")
    residual_impact = _step("How bad now, with what has been done?")
    words = TextArea(
        "What does the score rest on?",
        rows=3,
        hint="Figures, events, what has been done. Name no child.",
        max_length=LONGEST,
    )
    why_unmoved = TextArea(
        "Why does what is done change nothing?",
        hint="Needed only where both scores are the same. The board reads it.",
        rows=3,
        required=False,
        max_length=LONGEST,
    )
    assessed_on = DateField(
        "On what day was it assessed?", noun="the day of the assessment", latest=today, example="31 10 2024"
    )
    review_on = DateField(
        "When is it looked at again?", noun="the day of the review", required=False, example="31 1 2025"
    )
    revision = HiddenField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = scale()
        for name in Score.__annotations__:
            steps = known.likelihood if name.endswith("likelihood") else known.impact
            field = self.fields[name]
            field.choices = [(step.number, f"{step.number}. {step.word.capitalize()}") for step in steps]
            field.hints = {str(step.number): step.meaning for step in steps}

    @property
    def score(self) -> Score:
        return Score(**{name: self.cleaned_data[name] for name in Score.__annotations__})


class ExplainForm(GovukForm):
    words = TextArea(
        "Why does nothing move, and what would move it?",
        hint="The answer stands beside the risk, with your name and the day.",
        enter="Say why nothing moves, and what would move it",
        max_length=LONGEST,
    )
    revision = HiddenField()


class SettleForm(GovukForm):
    state = ChoiceField(
        "What becomes of it?", choices=SETTLING, enter="Choose whether it is accepted, closed or open again"
    )
    words = TextArea("Why?", enter="Say why", max_length=LONGEST)
    review_on = DateField(
        "When is that looked at again?",
        noun="the day of the review",
        required=False,
        hint="Needed for a risk that is accepted.",
        example="31 1 2025",
    )
    revision = HiddenField()


class MitigationForm(OwnedForm):
    """What is done about a risk, by whom and by when; once it is there, how far it is."""

    text = TextArea("What is done about it?", rows=3, enter="Say what is done about it", max_length=LONGEST)
    owner = OwnedForm.owner()
    owner_post = TextField(
        "Post", hint="Needed where nobody is chosen above.", required=False, max_length=LONGEST_POST
    )
    due_on = DateField(
        "By what day?", noun="the day by which it is done", required=False, example="31 1 2025"
    )
    lowers = ChoiceField(
        "What is it to change?",
        choices=MitigationStatement.Lowers.choices,
        small=True,
        enter="Choose what it is to change",
    )
    state = ChoiceField(
        "How far is it?", choices=MitigationStatement.State.choices, small=True, enter="Choose how far it is"
    )
    done_on = DateField(
        "On what day was it done?",
        noun="the day on which it was done",
        latest=today,
        required=False,
        hint="Only where it is done.",
        example="31 10 2024",
    )
    words = TextArea(
        "What has come of it?",
        hint="Needed where it is given up.",
        required=False,
        rows=3,
        max_length=LONGEST,
    )
    revision = HiddenField(required=False)

    def __init__(self, *args, is_new=False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_new:
            for name in ("state", "done_on", "words", "revision"):
                del self.fields[name]

    @property
    def work(self) -> MitigationWork:
        names = [name for name in MitigationWork.__annotations__ if name in self.cleaned_data]
        return MitigationWork(**{name: self.cleaned_data[name] for name in names})


class ReportForm(GovukForm):
    """What a mitigation's owner says of it. What it is, by when and for whom is for those who keep the register."""

    words = TextArea(
        "What has been done since, and what has come of it?",
        enter="Say what has been done since, and what has come of it",
        hint="The register keeps it with your name and the day. Name no child.",
        rows=4,
        max_length=LONGEST,
    )
    state = ChoiceField("How far is it?", choices=REPORTED, small=True, enter="Choose how far it is")
    done_on = DateField(
        "On what day was it done?",
        noun="the day on which it was done",
        latest=today,
        required=False,
        hint="Only where it is done.",
        example="31 10 2024",
    )
    revision = HiddenField()

    def clean(self):
        given = super().clean()
        if "done_on" in self.errors:
            return given
        if given.get("state") == Work.DONE and not given.get("done_on"):
            self.add_error("done_on", "Enter the day on which it was done")
        if given.get("state") == Work.ACTIVE and given.get("done_on"):
            self.add_error("done_on", "Leave the day out while it is under way, or choose that it is done")
        return given

    @property
    def day_done(self):
        return self.cleaned_data["done_on"] if self.cleaned_data["state"] == Work.DONE else None
