"""What each page of the desk asks. A record form is named for the fact it records; its fields are named as the action's
arguments, so that a refusal finds its question."""

from django.core.exceptions import ValidationError

from goldenthread.casework import codes
from goldenthread.casework.actions import CORRECTABLE
from goldenthread.casework.timeline import TITLES
from goldenthread.desk.closure_ground import KINDS as CLOSURES
from goldenthread.desk.closure_ground import closure_ground
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    GovukForm,
    HiddenField,
    RecordField,
    SearchField,
    TextArea,
    TextField,
    number_sent,
)
from goldenthread.govuk.formats import plain_day
from goldenthread.statute.exceptions import RECENTLY_ASSESSED
from goldenthread.statute.wording import counted

RECENTLY = counted(RECENTLY_ASSESSED.months, "month")

NOT_ARGUMENTS = {"revision", "confirmed", "submitted_for"}


class RecordForm(GovukForm):
    """One fact of a case. `case` is the request with its story; `revision` is what the page showed, so that two people
    never overwrite each other."""

    submit_label = "Record"
    revision = HiddenField(required=False)

    def __init__(self, *args, case, today, **kwargs):
        self.case, self.today = case, today
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = self.subject.revision
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.help_text = for_example(today)

    @classmethod
    def fits(cls, case) -> bool:
        """Whether the case has what the form asks about."""
        return True

    @property
    def subject(self):
        """The record whose revision tells whether somebody else wrote first."""
        return self.case

    def about(self) -> dict:
        """What the fact is a fact of, under the action's name for it."""
        return {"request": self.case}

    def arguments(self) -> dict:
        asked = {name: value for name, value in self.cleaned_data.items() if name not in NOT_ARGUMENTS}
        return {**self.about(), **asked, **self._expected()}

    def _expected(self) -> dict:
        seen = number_sent(self.cleaned_data["revision"])
        return {} if seen is None else {"expected_revision": seen}

    def read_again(self, revision: int) -> None:
        """What was typed stays; sent once more, it is measured against the record as it stands now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = str(revision)


def for_example(day) -> str:
    """As it is typed into three boxes."""
    return f"For example, {day.day} {day.month} {day.year}"


class NewRequestForm(GovukForm):
    """A request for a needs assessment has come for a child who is known."""

    received_on = DateField("Day the request was received", noun="the day the request was received")
    source = ChoiceField(
        "Who asked?", choices=codes.RequestSource.choices, enter="Select who asked for the assessment"
    )
    moved_in_from_authority = TextField(
        "If a request or an assessment was under way in another authority: its code",
        hint="Three figures, for example 887. Then the day above is the day on which it became ours to decide",
        max_length=3,
        width=3,
        required=False,
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].help_text = for_example(today)


class DecisionForm(RecordForm):
    decision = ChoiceField(
        "What was decided?", choices=codes.Decision.choices, enter="Select whether to assess"
    )
    decided_on = DateField("Day the family was told", noun="the day the family was told")
    because = TextArea("Why is another assessment necessary so soon, or not?", rows=3, required=False)
    confirmed = ConfirmField(
        "The letter gives the reasons, the right of appeal and how to reach mediation and advice",
        enter="Tick to confirm that the refusal was sent with reasons and rights. It closes this case",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.data.get("decision") != codes.Decision.REFUSE:
            del self.fields["confirmed"]
        assessed_on = self.case.recently_assessed_on()
        if assessed_on is None:
            del self.fields["because"]
            return
        self.fields["because"].help_text = (
            f"The last assessment ended on {plain_day(assessed_on)}, within {RECENTLY} of the request. The family need not "
            "be told again that it may give its views; it is owed a decision in the same time."
        )


class AskAdviceForm(RecordForm):
    kind = ChoiceField(
        "Whose advice?", choices=codes.AdviceKind.choices, enter="Select whose advice was asked for"
    )
    asked_of = RecordField("Organisation", queryset=None, required=False, nothing="Not recorded")
    requested_on = DateField("Day it was asked for", noun="the day the advice was asked for")

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_of"].queryset = organisations


class AdviceReceivedForm(RecordForm):
    advice = ChoiceField("Which advice came?", enter="Select which advice came")
    returned_on = DateField("Day it came", noun="the day the advice came")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._by_key = {str(one.pk): one for one in self.case.assessment.advice.all()}
        asked = self.data.get("advice") or self.initial.get("advice")
        waiting = [key for key, one in self._by_key.items() if one.returned_on is None or key == asked]
        self.fields["advice"].choices = [(key, _advice_words(self._by_key[key])) for key in waiting]
        if len(waiting) == 1:
            self.fields["advice"].initial = waiting[0]

    @classmethod
    def fits(cls, case):
        return hasattr(case, "assessment")

    def about(self):
        return {}

    def arguments(self):
        return super().arguments() | {"advice": self._by_key[self.cleaned_data["advice"]]}


def _advice_words(advice) -> str:
    return f"{advice.get_kind_display()}, asked for on {plain_day(advice.requested_on)}"


class AgreeToIssueForm(RecordForm):
    agreed_on = DateField("Day it was decided to issue a plan", noun="the day it was decided to issue a plan")


class NotIssuingForm(RecordForm):
    submit_label = "Record that no plan will be issued"
    not_issued_on = DateField("Day the family was told", noun="the day the family was told")
    confirmed = ConfirmField(
        "The letter gives the reasons, the right of appeal and how to reach mediation and advice"
    )


class DraftSentForm(RecordForm):
    draft_sent_on = DateField("Day the draft was sent", noun="the day the draft was sent")


class PlanIssuedForm(RecordForm):
    issued_on = DateField("Day the final plan was sent", noun="the day the final plan was sent")
    early_because = TextArea(
        "If it went before the family's days with the draft had run: why, and what did the family say?",
        rows=3,
        required=False,
    )


class ExceptionForm(RecordForm):
    kind = ChoiceField("Which exception?", choices=codes.ExceptionKind.choices)
    reason = TextArea(
        "Why was the limit impractical to keep?",
        hint="Shortage of staff, a panel's timetable and the search for a place are not exceptions.",
        enter="Say why the limit was impractical to keep",
    )
    confirmed = ConfirmField("I have asked the setting, and it was closed for four weeks or more")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.data.get("kind")
        self._ground = closure_ground(self.case, kind) if kind in CLOSURES else None
        if self._ground and self._ground.is_doubtful:
            self.fields["confirmed"].error_messages["required"] = (
                f"{self._ground.words} Tick to confirm that the setting was asked"
            )
        else:
            del self.fields["confirmed"]

    def clean_kind(self):
        """A calendar that is known decides; if it is wrong, it is put right first."""
        if self._ground and not self._ground.stands and not self._ground.is_doubtful:
            raise ValidationError(self._ground.words)
        return self.cleaned_data["kind"]


class WithdrawnForm(RecordForm):
    submit_label = "Record that the request was withdrawn"
    withdrawn_on = DateField("Day it was withdrawn", noun="the day the request was withdrawn")
    confirmed = ConfirmField("The family, or the young person, asked for this. It closes the case")


class MovedForm(RecordForm):
    submit_label = "Record the move"
    moved_on = DateField("Day of the move", noun="the day of the move")
    moved_to_authority = TextField(
        "Code of the authority moved to", hint="Three figures, for example 887", max_length=3, width=3
    )
    confirmed = ConfirmField("The case is handed to that authority. It closes here")


class PlanForm(RecordForm):
    @classmethod
    def fits(cls, case):
        return hasattr(case, "plan")

    def about(self):
        return {"plan": self.case.plan}


class PlanCeasedForm(PlanForm):
    submit_label = "Record that the plan ceased"
    ceased_on = DateField("Day the plan ceased", noun="the day the plan ceased")
    cease_reason = ChoiceField(
        "Why?",
        hint="A plan that goes to another authority is transferred: record the move, not this",
        choices=[one for one in codes.CeaseReason.choices if one[0] != codes.CeaseReason.TRANSFERRED],
        as_select=True,
    )
    early_because = TextArea(
        "If it ended before the time for an appeal had run: why?",
        hint="Not asked of a plan that ends with the age limit, a death or a move out of England",
        rows=3,
        required=False,
    )
    confirmed = ConfirmField("An appeal that was made has been finally decided, or there was none")


class ReviewMeetingForm(PlanForm):
    meeting_on = DateField("Day of the meeting", noun="the day of the meeting")
    phase_transfer = ChoiceField(
        "Is this the review before a move of phase?",
        choices=[("", "No"), *codes.PhaseTransfer.choices],
        as_select=True,
        required=False,
    )

    def _expected(self):
        return {}  # a new review: there is nothing that somebody else could have changed


class ReviewForm(RecordForm):
    """Facts of the review that is open, or of the one that the page showed."""

    submitted_for = HiddenField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submitted_for"].initial = self.subject.ref

    @classmethod
    def fits(cls, case):
        return hasattr(case, "plan") and any(one.meeting_on for one in case.plan.reviews.all())

    @property
    def subject(self):
        met = (one for one in self.case.plan.reviews.all() if one.meeting_on)
        reviews = sorted(met, key=lambda one: one.meeting_on)
        shown = self.data.get("submitted_for")
        return next((one for one in reviews if one.ref == shown), reviews[-1])

    def about(self):
        return {"review": self.subject}


class ReviewPapersForm(ReviewForm):
    papers_received_on = DateField("Day the report came", noun="the day the report of the meeting came")


class ReviewDecisionForm(ReviewForm):
    decision = ChoiceField(
        "What was decided?",
        choices=codes.ReviewDecision.choices,
        enter="Select what was decided after the review",
    )
    decided_on = DateField("Day the family was told", noun="the day the family was told")


class AmendmentsProposedForm(ReviewForm):
    amendments_proposed_on = DateField(
        "Day the proposed amendments were sent", noun="the day the proposed amendments were sent"
    )


class AmendedPlanForm(ReviewForm):
    final_plan_on = DateField("Day the amended plan was sent", noun="the day the amended plan was sent")
    early_because = TextArea(
        "If it went before the family's days with the amendments had run: why, and what did the family say?",
        rows=3,
        required=False,
    )


class ProvisionMissingForm(PlanForm):
    submit_label = "Record the missing provision"
    what = TextField(
        "Which provision?",
        hint="As the plan says it, for example: speech and language therapy, weekly",
        enter="Say which provision was missing",
        max_length=200,
    )
    from_on = DateField("First day without it", noun="the first day without the provision")
    until_on = DateField(
        "Last day without it, if it is in place now",
        noun="the last day without the provision",
        required=False,
    )


class ProvisionInPlaceForm(PlanForm):
    gap = ChoiceField("Which provision is in place?", enter="Select which provision is in place")
    until_on = DateField("Last day without it", noun="the last day without the provision")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._by_key = {str(gap.pk): gap for gap in self.case.plan.provision_gaps.all()}
        asked = self.data.get("gap")
        waiting = [(key, gap) for key, gap in self._by_key.items() if gap.until_on is None or key == asked]
        self.fields["gap"].choices = [(key, _gap_words(gap)) for key, gap in waiting]
        if len(waiting) == 1:
            self.fields["gap"].initial = waiting[0][0]

    def about(self):
        return {}

    def arguments(self):
        return super().arguments() | {"gap": self._by_key[self.cleaned_data["gap"]]}


def _gap_words(gap) -> str:
    return f"{gap.what}, missing from {plain_day(gap.from_on)}"


class NoteForm(GovukForm):
    """What a reader of the chronology writes beside one of its entries."""

    text = TextArea(
        "Note",
        hint="It is kept and printed with the chronology. Leave it empty to take it back.",
        rows=6,
        required=False,
    )
    marks_optional = False
    revision = HiddenField(required=False)

    def __init__(self, *args, note, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = note.text if note else ""
        self.fields["revision"].initial = note.revision if note else 0

    @property
    def expected_revision(self) -> int:
        return number_sent(self.cleaned_data["revision"]) or 0

    def read_again(self, revision: int) -> None:
        """What was typed stays; sent once more, it is measured against the note as it stands now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = str(revision)


class CorrectionForm(RecordForm):
    """A date that was written down wrongly: which, what it should be, and why."""

    submit_label = "Correct the date"
    fact = ChoiceField("Which date is wrong?", enter="Select which date is wrong", as_select=True)
    to = DateField("Right date", noun="the right date")
    reason = TextArea("Why is it corrected?", rows=3, enter="Say why the date is corrected")

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        self._dates = dict(_correctable(records))
        self.fields["fact"].choices = [("", "Choose one")] + [
            (key, f"{TITLES[model, field]}{_which(record)}: {plain_day(getattr(record, field))}")
            for key, (record, model, field) in self._dates.items()
        ]

    def arguments(self):
        record, _, field = self._dates[self.cleaned_data["fact"]]
        asked = {name: self.cleaned_data[name] for name in ("to", "reason")}
        # a review keeps a revision of its own, and the page showed only the request's
        expected = {} if field in CORRECTABLE_OF_REVIEW else self._expected()
        return {"record": record, "field": field, **asked, **expected}


CORRECTABLE_OF_REVIEW = next(fields for model, fields in CORRECTABLE.items() if model.__name__ == "Review")


def _correctable(records):
    """Every recorded date of these records that the timeline names, by a key for the page."""
    for record in records:
        model = record._meta.model_name
        for field in sorted(CORRECTABLE.get(type(record), ())):
            if getattr(record, field) and (model, field) in TITLES:
                yield f"{model}-{record.pk}-{field}", (record, model, field)


def _which(record) -> str:
    if record._meta.model_name == "advice":
        return f" ({record.get_kind_display()})"
    if record._meta.model_name == "provisiongap":
        return f" ({record.what})"
    if record._meta.model_name == "tribunalorder":
        return f" ({record.get_requires_display().lower()})"
    return f" (review {plain_day(record.meeting_on)})" if record._meta.model_name == "review" else ""


class SearchForm(GovukForm):
    q = SearchField(
        "Name, date of birth, reference, UPN, ULN or postcode",
        hint="For example, Amira Hussain, or 14/05/2018",
        enter="Enter a name, a date of birth or a number",
        max_length=100,
    )


class AllocateForm(GovukForm):
    officer = RecordField(
        "Who takes them?",
        queryset=None,
        shown=lambda person: f"{person.display_name}, {person.team}" if person.team else person.display_name,
        enter="Select who takes them",
    )

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers


WHEN = [
    ("", "Late, or due in 10 working days"),
    ("late", "Late"),
    ("this_week", "Due this week"),
    ("next_week", "Due next week"),
    ("5", "Due in the next 5 working days"),
    ("10", "Due in the next 10 working days"),
    ("20", "Due in the next 20 working days"),
    ("all", "Everything that runs"),
]


class RadarFilter(GovukForm):
    """What the radar's address asks. Empty means all."""

    when = ChoiceField("When", choices=WHEN, as_select=True, required=False)
    duty = ChoiceField("Duty", as_select=True, required=False)
    team = ChoiceField("Team", as_select=True, required=False)
    district = ChoiceField("District", as_select=True, required=False)
    officer = ChoiceField("Officer", as_select=True, required=False)

    def __init__(self, *args, choices: dict[str, list[tuple[str, str]]], **kwargs):
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            self.fields[name].choices = [("", "All"), *offered]
