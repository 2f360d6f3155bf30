from goldenthread.assurance.boards import pages
from goldenthread.assurance.boards.asked import State
from goldenthread.assurance.boards.forms import person_field
from goldenthread.assurance.boards.log_forms import OWNER_HINT, Filter
from goldenthread.assurance.boards.writing import LONGEST
from goldenthread.assurance.models import (
    ScrutinyFollowUp,
    ScrutinyReply,
    ScrutinyRequest,
)
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    RecordField,
    SearchField,
    TextArea,
    TextField,
)
from goldenthread.govuk.formats import plain_day
from goldenthread.people.today import today

STATES = [
    ("waiting", "Waiting for an answer"),
    ("late", "Late"),
    *((each.code, each.words) for each in State),
]


class ScrutinyFilter(Filter):
    q = SearchField("Word, asker or owner", required=False, width=20)
    committee = ChoiceField("Committee", as_select=True, nothing="All", required=False)
    kind = ChoiceField(
        "Kind", choices=ScrutinyRequest.Kind.choices, as_select=True, nothing="All", required=False
    )
    state = ChoiceField("State", choices=STATES, as_select=True, nothing="Any", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["committee"].choices = [("", "All"), *pages.committees().offered()]


class AskForm(GovukForm):
    committee = RecordField("Which committee asked?", queryset=pages.committees())
    kind = ChoiceField("What is it?", choices=ScrutinyRequest.Kind.choices, small=True)
    words = TextArea(
        "What was asked or recommended?", enter="Write what was asked or recommended", max_length=LONGEST
    )
    asked_by_whom = TextField("Who asked?", hint="As in the minutes", enter="Say who asked", max_length=200)
    asked_on = DateField("On what day?", noun="the day on which it was asked", latest=today)
    meeting = RecordField(
        "At which meeting?",
        queryset=pages.scrutiny_meetings(),
        required=False,
        nothing="Not recorded here",
        shown=lambda one: f"{one.board.short_name}, {plain_day(one.meets_on)}",
    )
    owner = person_field("Who answers?", hint=OWNER_HINT)
    owner_post = TextField("Post of somebody without an account", required=False, max_length=200)
    due_on = DateField(
        "By when?",
        hint="Leave it empty where the committee named no day.",
        noun="the day by which it is wanted",
        required=False,
    )
    due_text = TextField(
        "By when, in the committee's words", hint="Such as “at each meeting”", required=False, max_length=200
    )
    repeats = RecordField(
        "Does it ask again for something asked before?",
        queryset=pages.every_request(),
        required=False,
        nothing="No",
        shown=lambda one: f"{one.committee.short_name} {one.number}: {one.words[:60]}",
    )


class ReplyForm(GovukForm):
    position = ChoiceField(
        "What does the partnership say to it?", choices=ScrutinyReply.Position.choices, small=True
    )
    words = TextArea("The answer", enter="Write the answer, or the reasons", rows=8, max_length=LONGEST)
    extent = ChoiceField(
        "Does it answer all that was asked?",
        choices=ScrutinyReply.Extent.choices,
        initial=ScrutinyReply.Extent.WHOLE,
        small=True,
    )
    answered_on = DateField("On what day was it given?", noun="the day of the answer", latest=today)
    given_by_whom = TextField(
        "Who gave it?", hint="Leave it empty if it was you", required=False, max_length=200
    )
    revision = HiddenField()

    def __init__(self, *args, is_recommendation, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_recommendation:
            del self.fields["position"]
        else:
            self.fields["words"].label = "The reasons, and what will be done"


class FollowUpForm(GovukForm):
    verdict = ChoiceField("What did the committee say?", choices=ScrutinyFollowUp.Verdict.choices, small=True)
    words = TextArea("In what words?", enter="Say what the committee said", rows=3, max_length=LONGEST)
    said_on = DateField("On what day?", noun="the day on which it was said", latest=today)
