from django.conf import settings

from goldenthread.assurance.boards import pages
from goldenthread.assurance.boards.writing import LONGEST
from goldenthread.assurance.models import BoardDetails, Membership
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    NumberField,
    RecordField,
    TextArea,
    TextField,
)
from goldenthread.people.today import today


def person_field(label: str, *, hint: str = "") -> RecordField:
    """Somebody with an account, or nobody."""
    return RecordField(
        label,
        hint=hint,
        queryset=pages.who_may_own(),
        required=False,
        nothing="Nobody with an account",
        shown=lambda one: f"{one.display_name}, {one.job_title}" if one.job_title else one.display_name,
    )


class DetailsForm(GovukForm):
    """What a board is, from a day on."""

    name = TextField("Name in full", max_length=200)
    kind = ChoiceField("What kind of board is it?", choices=BoardDetails.Kind.choices, small=True)
    reports_to = RecordField(
        "Whom does it report to?",
        queryset=pages.others(),
        required=False,
        nothing="Nobody here",
    )
    purpose = TextArea("What is it for?", required=False, rows=4, max_length=LONGEST)
    quorum = NumberField(
        "How many members make a quorum?", required=False, min_value=1, max_value=99, width=2
    )
    from_on = DateField(
        "From what day is this so?", noun="the day from which it is so", latest=today, example="1 3 2023"
    )
    revision = HiddenField(required=False)

    def __init__(self, *args, board=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reports_to"].queryset = pages.others(board)


class NewBoardForm(DetailsForm):
    short_name = TextField("Short name", hint="As people say it: SIAB, PDG", max_length=60, width=20)
    began_on = DateField(
        "On what day did it begin?", noun="the day on which it began", latest=today, example="1 3 2023"
    )

    field_order = ("short_name", "name", "kind", "reports_to", "purpose", "quorum", "began_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["from_on"], self.fields["revision"]


class EndBoardForm(GovukForm):
    ended_on = DateField(
        "From what day is it no more?",
        noun="the day from which it is no more",
        latest=today,
        example="24 4 2024",
    )
    because = TextArea("Why did it end, and who takes its work on?", enter="Say why it ended", rows=3)


class MemberForm(GovukForm):
    user = person_field("Person with an account")
    name = TextField("Name, without an account", required=False, max_length=150)
    post = TextField("Post", required=False, max_length=200)
    organisation = TextField("Organisation", required=False, max_length=150)
    part = ChoiceField(
        "What part do they take?",
        choices=Membership.Part.choices,
        initial=Membership.Part.MEMBER,
        small=True,
        hint="Somebody in attendance does not count towards the quorum.",
    )
    began_on = DateField(
        "From what day?", noun="the day from which they sit on it", latest=today, example="1 3 2023"
    )


class EndMembershipForm(GovukForm):
    ended_on = DateField(
        "From what day do they sit on it no more?",
        noun="the day from which they sit on it no more",
        latest=today,
        example="1 3 2024",
    )


class TermsForm(GovukForm):
    words = TextArea(
        "The terms of reference", rows=12, enter="Write the terms of reference", max_length=LONGEST
    )
    agreed_on = DateField(
        "On what day were they agreed?", noun="the day on which they were agreed", latest=today
    )
    review_months = NumberField(
        "Looked at again after how many months?",
        enter="Say after how many months they are looked at again",
        min_value=1,
        max_value=60,
        width=2,
        suffix="months",
        initial=lambda: settings.TERMS_REVIEW_MONTHS,
    )
    revision = HiddenField()


class TermsReviewForm(GovukForm):
    reviewed_on = DateField(
        "On what day did the board look at them?", noun="the day of the review", latest=today
    )
    words = TextArea("What was said?", required=False, rows=3, max_length=LONGEST)
