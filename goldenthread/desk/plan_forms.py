"""What the pages of a plan's writing ask. Fields are named as the fields of the records, so that a refusal finds its
question; `revision` is what the page showed."""

from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from goldenthread.casework.codes import OtherPlacement
from goldenthread.casework.plan_writing import sections
from goldenthread.casework.plan_writing.models import VoicedViews
from goldenthread.casework.plan_writing.sections import Section
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    TextArea,
    TextField,
    number_sent,
)
from goldenthread.people.codes import SettingKind


class RevisedForm(GovukForm):
    revision = HiddenField(required=False)

    @property
    def expected_revision(self) -> int:
        return number_sent(self.cleaned_data["revision"]) or 0

    def read_again(self, revision: int) -> None:
        """What was typed stays; sent once more, it is measured against what stands now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = str(revision)


class SectionForm(RevisedForm):
    """The text of one section. An empty text is a section that says nothing yet."""

    marks_optional = False
    text = TextArea("What the plan says", rows=10, required=False)
    voice = TextField(
        "Who gave these views, when and how?",
        hint="For example: Amira, to her class teacher, with pictures, on 3 October 2024",
        required=False,
        max_length=300,
    )

    def __init__(self, *args, section: Section, **kwargs):
        super().__init__(*args, **kwargs)
        self.section = section
        text = self.fields["text"]
        text.help_text = f"If there is none: “{section.none}”" if section.none else ""
        if section.kind != sections.Kind.TEXT:
            text.label, text.widget.attrs["rows"] = "Text before the lines, if any", 3
        if section.code not in sections.VIEWS:
            del self.fields["voice"]

    def clean_text(self) -> str:
        """By its own button a section says that there is nothing; what was typed is never put aside for it."""
        return self.cleaned_data["text"] or (self.section.none if "none" in self.data else "")


class RowForm(RevisedForm):
    """One numbered line. `linked` are the lines it may be for."""

    marks_optional = False
    link_field = ""

    def __init__(self, *args, linked=(), **kwargs):
        super().__init__(*args, **kwargs)
        self._linked = {str(one.pk): one for one in linked}
        if self.link_field:
            field = self.fields["links"]
            field.choices = [(key, f"{one.key}: {_short(one)}") for key, one in self._linked.items()]
            if not self._linked:
                del self.fields["links"]

    def arguments(self) -> dict:
        """The fields of the record, and the lines it is for."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "links")}
        return {**said, "links": tuple(self._linked[key] for key in self.cleaned_data.get("links", ()))}


MOST_WORDS = 110


def _short(row) -> str:
    return row.text if len(row.text) <= MOST_WORDS else f"{row.text[:MOST_WORDS].rstrip()}…"


class NeedForm(RowForm):
    text = TextArea(
        "The need",
        hint="What is hard for the child, when, and how it shows",
        enter="Write what the need is",
    )


class OutcomeForm(RowForm):
    link_field = "needs"
    text = TextArea(
        "The outcome", hint="What will be different for the child", enter="Write what the outcome is"
    )
    measure = TextArea("How will everybody know that it is reached?", rows=3, required=False)
    reach_by_on = DateField("By when?", noun="the day by which it is reached", required=False)
    links = MultiChoiceField("For which needs?", required=False)


class ProvisionForm(RowForm):
    link_field = "outcomes"
    what = TextArea("What is provided?", rows=4, enter="Write what is provided")
    who = TextField("By whom?", hint="The post, and what they are trained in", required=False, max_length=300)
    how_often = TextField(
        "How often?", hint="For example: three times a week", required=False, max_length=200
    )
    how_long = TextField(
        "How long each time?", hint="For example: 30 minutes", required=False, max_length=200
    )
    reviewed = TextField("When is it looked at again, and by whom?", required=False, max_length=200)
    links = MultiChoiceField("For which outcomes?", required=False)
    for_adulthood = ConfirmField("It prepares for adulthood and independent living", required=False)
    educates = ConfirmField("It educates or trains the child", required=False)

    def __init__(self, *args, section: Section, **kwargs):
        super().__init__(*args, **kwargs)
        if section == sections.EDUCATION:
            del self.fields["educates"]


class ListedForm(RowForm):
    title = TextField("Report or advice", enter="Write what the report is called", max_length=200)
    author = TextField("Who wrote it?", required=False, max_length=200)
    dated_on = DateField("Its date", noun="the date of the report", required=False)


class PlacementForm(RowForm):
    """What section I names. A setting is typed by its URN or name and found in the directory by who keeps the answer."""

    setting = TextField(
        "Which school, college or nursery?",
        hint="Its URN, or its name as it is in the list of settings. Its type is stated with it",
        required=False,
        max_length=200,
    )
    type_only = ChoiceField(
        "Or a type of setting only",
        choices=[("", "No"), *SettingKind.choices],
        as_select=True,
        required=False,
    )
    elsewhere = ChoiceField(
        "Or somewhere that is no setting",
        choices=[("", "No"), *OtherPlacement.choices],
        as_select=True,
        required=False,
    )
    in_sen_unit = ConfirmField("In its SEN unit", required=False)
    in_resourced_provision = ConfirmField("In its resourced provision", required=False)
    note = TextField(
        "Anything to add?",
        hint="For example: from September 2025, or residential for 38 weeks a year",
        required=False,
        max_length=200,
    )


ROW_FORMS = {
    sections.Kind.NEEDS: NeedForm,
    sections.Kind.OUTCOMES: OutcomeForm,
    sections.Kind.PROVISION: ProvisionForm,
    sections.Kind.ADVICE: ListedForm,
    sections.Kind.PLACEMENT: PlacementForm,
}


class CommentForm(GovukForm):
    text = TextArea(
        "Comment", hint="Only those who write the plan see it", enter="Write what you want to say"
    )


class QualityForm(GovukForm):
    """`digest` is of the plan as it was read; a manager is asked why when there are hard findings."""

    digest = HiddenField()
    reason = TextArea(
        "Why may the plan go although these findings stand?",
        rows=3,
        enter="Say why the plan may go although these findings stand",
    )
    confirmed = ConfirmField(
        "I have read the whole plan and what the checks found",
        enter="Tick to confirm that you have read the whole plan",
    )

    def __init__(self, *args, asks_reason: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_reason:
            del self.fields["reason"]


class RepresentationForm(GovukForm):
    voice = TextField(
        "Who said it, and how?",
        hint="For example: her mother, by e-mail",
        enter="Say who said it",
        max_length=200,
    )
    received_on = DateField("Day it came", noun="the day it came")
    section = ChoiceField(
        "What is it about?",
        choices=[("", "The whole plan"), *sections.CHOICES],
        as_select=True,
        required=False,
    )
    text = TextArea("What they said", rows=6, enter="Write what they said")


class RecordViewsForm(GovukForm):
    """What the child or the parents said, recorded by whoever heard it."""

    whose = ChoiceField(
        "Whose views?", choices=VoicedViews.Whose.choices, enter="Select whose views they are"
    )
    text = TextArea(
        "What they said", hint="In their own words as far as possible", enter="Write what they said"
    )
    voice = TextField(
        "Who voiced it, and how?",
        hint="For example: Amira, to her class teacher, with pictures",
        enter="Say who voiced it, and how",
        max_length=300,
    )
    given_on = DateField("On which day?", noun="the day on which they were given")


class TakeViewsForm(GovukForm):
    into_plan = ChoiceField(
        "What is done with them?",
        choices=[
            ("yes", "Put them into section A of the plan, after what stands there"),
            ("no", "Nothing is put in: I have read them"),
        ],
        enter="Select what is done with them",
    )


class MeetingForm(RevisedForm):
    """When and where, and who is asked."""

    meets_on = DateField("On which day?", noun="the day of the meeting")
    time = TextField("At what time?", hint="For example, 14:30", width=5)
    place = TextField(
        "Where, or how to join?", hint="An address, or the link to an online meeting", max_length=200
    )
    who = TextField(
        "Who is asked to come?", hint="For example: both parents, the SENCO, the psychologist", max_length=300
    )
    words = TextArea(
        "Why is it moved?", hint="The family reads it", rows=3, enter="Say why: the family reads it"
    )

    def __init__(self, *args, moves=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not moves:
            del self.fields["words"]

    def clean_time(self):
        hour, _, minute = self.cleaned_data["time"].replace(".", ":").partition(":")
        found = (number_sent(hour.strip()), number_sent(minute.strip()))
        try:
            return time(*found)
        except (TypeError, ValueError) as error:
            raise ValidationError("The time must be like 14:30") from error

    def arguments(self) -> dict:
        given = self.cleaned_data
        meets_at = timezone.make_aware(datetime.combine(given["meets_on"], given["time"]))
        said = {name: given[name] for name in ("place", "who", "words") if name in given}
        return {"meets_at": meets_at, **said}


class EndMeetingForm(RevisedForm):
    ending = ChoiceField(
        "What became of it?",
        choices=[("held", "It was held"), ("cancelled", "It is cancelled")],
        enter="Select what became of it",
    )
    words = TextArea(
        "Details",
        hint="If it was held, who came and what was agreed. If it is cancelled, why. The family reads it",
        rows=4,
        enter="Say what happened: the family reads it",
    )

    def arguments(self) -> dict:
        said = {name: self.cleaned_data[name] for name in ("ending", "words")}
        return {**said, "expected_revision": self.expected_revision}


SHARED = "shared"


class CapacityForm(GovukForm):
    """Whether a young person lacks the capacity to use their own rights, and whether they share them with their parents."""

    lacks_capacity = ChoiceField(
        "Can the young person use their rights themselves?",
        choices=[
            ("no", "Yes, with whatever help they need. Their parents' pages close"),
            (SHARED, "Yes, and they agree that their parents go on reading and writing for them here"),
            ("yes", "No: they lack the capacity, and a parent or representative does it for them"),
        ],
        enter="Select whether they can",
    )
    since_on = DateField("Since which day?", noun="the day since which it holds")
    words = TextArea(
        "Who found it, and how?",
        hint="Of an agreement: when and to whom the young person said it. Everybody is taken to have capacity until it is found otherwise, for this decision, under the Mental Capacity "
        "Act 2005",
        rows=4,
        enter="Say who found it, and how",
    )

    def arguments(self) -> dict:
        given = self.cleaned_data
        said = given["lacks_capacity"]
        return {**given, "lacks_capacity": said == "yes", "shares_with_parents": said == SHARED}


class OwnAccountForm(RevisedForm):
    email = EmailField(
        "Address with which the young person signs in",
        hint="Leave it empty to take the account away",
        required=False,
        max_length=254,
    )

    def arguments(self) -> dict:
        return {"email": self.cleaned_data["email"], "expected_revision": self.expected_revision}


class AnswerForm(GovukForm):
    answer = TextArea(
        "What became of it?",
        hint="What was changed, or why it was not. The answer cannot be changed later",
        enter="Say what became of it",
    )
