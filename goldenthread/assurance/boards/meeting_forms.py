from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.assurance.boards import pages
from goldenthread.assurance.boards.writing import LONGEST
from goldenthread.assurance.models import AgendaItem, Attendance
from goldenthread.govuk.fields import (
    ChoiceField,
    ConfirmField,
    DateField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    NumberField,
    RecordField,
    TextArea,
    TextField,
)
from goldenthread.govuk.formats import month_name, plain_day

MOST_ITEMS = 200


def _shortened(label: str, rest: str) -> SafeString:
    """A label of which a screen reader reads the rest, where what stands above it says as much to the eye."""
    return format_html('{}<span class="govuk-visually-hidden">{}</span>', label, rest)


class PlanForm(GovukForm):
    meets_on = DateField("On what day?", noun="the day of the meeting", example="12 12 2024")
    begins = TextField("At what time?", required=False, max_length=20, width=10)
    place = TextField("Where?", required=False, max_length=200)
    held_for = RecordField(
        "Which round is it for?",
        hint="Its agenda is built from that round.",
        queryset=pages.rounds(),
        required=False,
        nothing="No round",
        shown=lambda one: month_name(one.month_on),
    )


class MoveForm(GovukForm):
    meets_on = DateField("To what day?", noun="the new day of the meeting", example="12 12 2024")
    because = TextArea("Why is it moved?", enter="Say why it is moved", rows=3, max_length=LONGEST)
    revision = HiddenField()


class CancelForm(GovukForm):
    because = TextArea("Why is it cancelled?", enter="Say why it is cancelled", rows=3, max_length=LONGEST)
    revision = HiddenField()


class ItemForm(GovukForm):
    title = TextField("Title", enter="Give the item a title", max_length=300)
    purpose = ChoiceField(
        "What for?", choices=AgendaItem.Purpose.choices, initial=AgendaItem.Purpose.DISCUSS, small=True
    )
    words = TextArea("What the members need to know", required=False, max_length=LONGEST)


class AsksForm(GovukForm):
    """What a government's review asked for and waits for, each to be an item of its own."""

    asks = MultiChoiceField("What the reviews asked for", small=True, coerce=int, required=False)

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asks"].choices = offered


class ArrangeForm(GovukForm):
    """A number for each item; they are put in its order."""

    marks_optional = False

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        for number, item in enumerate(items, start=1):
            name = f"place_{item.pk}"
            self.fields[name] = NumberField(
                f"Place of “{item.title}”",
                required=False,
                initial=number,
                min_value=1,
                max_value=MOST_ITEMS,
                width=3,
            )
            self.fields[name].label = _shortened("Place", f" of “{item.title}”")

    @property
    def places(self) -> dict[int, int]:
        given = {int(name.removeprefix("place_")): number for name, number in self.cleaned_data.items()}
        return {key: number for key, number in given.items() if number is not None}


class SendForm(GovukForm):
    sure = ConfirmField("The agenda is complete: it stays as it is afterwards")
    revision = HiddenField()

    answers: dict = {}


class AttendanceForm(GovukForm):
    """How each member came, and their deputy's name."""

    marks_optional = False

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = members
        for member in members:
            self.fields[f"member_{member.pk}"] = ChoiceField(
                f"{member.who}{f', {member.post}' if member.post and member.post != member.who else ''}",
                choices=Attendance.Attended.choices,
                inline=True,
                small=True,
                enter=f"Say how {member.who} came, or that they did not",
            )
            deputy = TextField(f"Deputy of {member.who}", required=False, max_length=150, width=20)
            deputy.label = _shortened("Deputy’s name, where one came", f" for {member.who}")
            self.fields[f"deputy_{member.pk}"] = deputy
        self.fields["revision"] = HiddenField()

    @property
    def answers(self) -> dict:
        typed = self.cleaned_data
        attended = {
            one.pk: (typed.get(f"member_{one.pk}", ""), typed.get(f"deputy_{one.pk}", ""))
            for one in self.members
        }
        return {"attended": attended}


class MinutesForm(GovukForm):
    """What was minuted under each item."""

    marks_optional = False

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        for number, item in enumerate(items, start=1):
            self.fields[f"item_{item.pk}"] = TextArea(
                f"{number}. {item.title}", required=False, rows=4, max_length=LONGEST
            )
        self.fields["revision"] = HiddenField()

    @property
    def answers(self) -> dict:
        named = [name for name in self.cleaned_data if name.startswith("item_")]
        return {"words": {int(name.removeprefix("item_")): self.cleaned_data[name] for name in named}}


class CorrectForm(GovukForm):
    words = TextArea("What should it say?", enter="Write what it should say", max_length=LONGEST)
    reason = TextArea(
        "Why is it corrected, and who agreed to it?",
        enter="Say why it is corrected",
        rows=2,
        max_length=LONGEST,
    )


class AgreeForm(GovukForm):
    revision = HiddenField()

    def __init__(self, *args, later, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed_in"] = RecordField(
            "At which meeting were they agreed?",
            queryset=later,
            as_radios=True,
            enter="Select the meeting at which they were agreed",
            shown=lambda one: plain_day(one.meets_on),
        )


class DecideForm(GovukForm):
    outcome = TextArea("What did the board decide?", enter="Write what was decided", max_length=4000)
    because = TextArea(
        "Why is it another decision now?",
        hint="The first one stays on record.",
        enter="Say why it is another decision",
        rows=2,
        max_length=4000,
    )
    revision = HiddenField()

    def __init__(self, *args, is_changed, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_changed:
            del self.fields["because"]
