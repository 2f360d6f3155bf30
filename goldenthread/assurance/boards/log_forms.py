from goldenthread.assurance.boards import pages
from goldenthread.assurance.boards.forms import person_field
from goldenthread.assurance.boards.writing import LONGEST
from goldenthread.assurance.models import LogEntry, LogNote
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    SearchField,
    TextArea,
    TextField,
)
from goldenthread.people.today import today

OWNER_HINT = "Choose a person, or give a post below where they have no account."


class Filter(GovukForm):
    """A form above a list; an answer that is not one of those offered asks for nothing."""

    @property
    def asked(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class LogFilter(Filter):
    q = SearchField("Word, owner or board", required=False, width=20)
    board = ChoiceField("Board", as_select=True, nothing="All", required=False)
    kind = ChoiceField("Kind", choices=LogEntry.Kind.choices, as_select=True, nothing="All", required=False)
    state = ChoiceField(
        "State",
        choices=[("open", "Open"), ("late", "Late"), ("ended", "Done or withdrawn")],
        as_select=True,
        nothing="Any",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["board"].choices = [("", "All"), *pages.offered()]


class EntryForm(GovukForm):
    kind = ChoiceField("What is it?", choices=LogEntry.Kind.choices, small=True)
    words = TextArea(
        "What was decided, or what is to be done?",
        enter="Write what was decided or is to be done",
        max_length=LONGEST,
    )
    said_on = DateField(
        "On what day was it agreed?",
        noun="the day on which it was agreed",
        latest=today,
        example="31 10 2024",
    )
    owner = person_field("Who answers for it?", hint=OWNER_HINT)
    owner_post = TextField("Post of somebody without an account", required=False, max_length=200)
    due_on = DateField(
        "By when?",
        hint="Leave it empty for a decision.",
        noun="the day by which it is to be done",
        required=False,
    )


class NoteForm(GovukForm):
    kind = ChoiceField("What became of it?", small=True)
    words = TextArea("What was done, or why?", enter="Say what was done, or why", max_length=LONGEST)
    due_on = DateField(
        "The new due day",
        hint="Only where it is moved. The first day stays on record.",
        noun="the new due day",
        required=False,
    )
    said_on = DateField("On what day?", noun="the day of this note", latest=today, example="31 10 2024")
    revision = HiddenField()

    def __init__(self, *args, kinds, **kwargs):
        """kinds: what can be said of the entry as it stands."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds
        if LogNote.Kind.MOVED not in dict(kinds):
            del self.fields["due_on"]
