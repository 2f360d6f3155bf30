from goldenthread.assurance import ratings
from goldenthread.assurance.models import Rating
from goldenthread.assurance.rounds.days import Days
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    GovukForm,
    HiddenField,
    RecordField,
    TextArea,
)
from goldenthread.people.today import today

MOST = 4000


class UpdateForm(GovukForm):
    """What an owner says of one action. Nothing is required of a draft; `actions.submit_update` says what is missing."""

    words = TextArea(
        "What has happened since last month?",
        hint="What was done, what came of it, what is next. Name no child.",
        required=False,
        max_length=MOST,
    )
    progress = ChoiceField("Progress", required=False, small=True)
    impact = ChoiceField("Impact", required=False, small=True)
    reason = TextArea(
        "Why do the ratings stand?",
        hint="Needed only where the facts speak against them. The board reads it.",
        rows=2,
        required=False,
        max_length=MOST,
    )
    ask = TextArea("What do you ask of the board?", rows=2, required=False, max_length=MOST)
    revision = HiddenField(required=False)

    marks_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for scale in Rating.Scale:
            field, chosen = self.fields[str(scale)], ratings.choices(scale)
            field.label = f"{scale.label}: {ratings.asked(scale)}"
            field.choices = [choice[:2] for choice in chosen]
            field.hints = {brag: meaning for brag, _, meaning in chosen}


class DaysForm(GovukForm):
    """The round's days. Each is noun and step at once."""

    opened_on = DateField("Opens on", noun="the day on which it opens")
    owners_due_on = DateField("Owners report by", noun="the day by which owners report")
    leads_due_on = DateField("Area leads comment by", noun="the day by which area leads comment")
    group_meets_on = DateField(
        "The delivery group meets on", noun="the day on which the delivery group meets"
    )
    board_meets_on = DateField("The board meets on", noun="the day on which the board meets")
    revision = HiddenField(required=False)

    @property
    def days(self) -> Days:
        return Days(**{name: self.cleaned_data[name] for name in Days.__annotations__})


class AnswerForm(GovukForm):
    answer = TextArea("Your answer", enter="Write your answer", max_length=MOST)


class ExceptionForm(GovukForm):
    commentary = TextArea(
        "Why is it so, and what is being done?", enter="Say why, and what is being done", max_length=MOST
    )
    is_escalated = ConfirmField("Escalate it to the board", required=False)
    ask_of_board = TextArea("What is the board asked for?", required=False, rows=3, max_length=MOST)
    revision = HiddenField()


class DecisionForm(GovukForm):
    outcome = TextArea("What did the board decide?", enter="Write what was decided", max_length=MOST)
    decided_on = DateField("On what day?", noun="the day of the decision", latest=today, example="12 11 2024")
    because = TextArea(
        "Why is it another decision now?",
        hint="The first one stays on record.",
        enter="Say why it is another decision",
        rows=2,
        max_length=MOST,
    )
    revision = HiddenField()

    def __init__(self, *args, is_changed, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_changed:
            del self.fields["because"]


class RaiseForm(GovukForm):
    why = TextArea("What is off track?", enter="Say what is off track", max_length=MOST)
    ask = TextArea(
        "What is the board asked for?",
        hint="Leave it empty where the board need only know.",
        required=False,
        rows=3,
        max_length=MOST,
    )


class LeadForm(GovukForm):
    """Who leads an area."""

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"] = RecordField(
            "Who leads it?",
            queryset=people,
            required=False,
            nothing="Nobody",
            shown=lambda one: one.display_name,
        )


class CloseForm(GovukForm):
    sure = ConfirmField("The report is right: nothing in this round changes afterwards")
    revision = HiddenField()
