"""What the pages about caseloads, handovers, absences and the backlog ask. Fields are named as the actions' arguments."""

from goldenthread.casework.caseload.querysets import Blocker, Stage
from goldenthread.desk.setting_forms import expected
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    RecordField,
    SearchField,
    TextArea,
)

DUE = [("", "Any day"), ("late", "Late"), ("soon", "Due in the next 10 working days")]


class CaseFilter(GovukForm):
    """What the address of a list of cases asks. Empty means all."""

    due = ChoiceField("Due", choices=DUE, as_select=True, required=False)
    stage = ChoiceField("Stage", choices=[("", "All"), *Stage.choices], as_select=True, required=False)
    marks_optional = False


class CaseSearchForm(GovukForm):
    marks_optional = False
    q = SearchField("Find among these: reference, name or date of birth", required=False, max_length=100)


def with_team(person) -> str:
    return f"{person.display_name}, {person.team}" if person.team else person.display_name


class HandOverForm(GovukForm):
    """To one officer or several. The hidden fields carry what was chosen, and what was shown of it."""

    officers = MultiChoiceField(
        "Who takes them?",
        choices=[],
        hint="Choose several to deal the cases out evenly, the most pressing first",
        enter="Choose at least one officer",
    )
    note = TextArea(
        "What should they know?",
        rows=3,
        required=False,
        hint="Kept with the handover. Say nothing here of a child that belongs on the child's case",
    )

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_key = {str(person.pk): person for person in officers}
        self.fields["officers"].choices = [(key, with_team(one)) for key, one in self.by_key.items()]

    @property
    def chosen(self) -> list:
        return [self.by_key[key] for key in self.cleaned_data["officers"]]


class UndoForm(GovukForm):
    """One button."""

    def arguments(self) -> dict:
        return {}


class AbsenceForm(GovukForm):
    officer = RecordField("Who is away?", queryset=None, shown=with_team, enter="Select who is away")
    from_on = DateField("First day away", noun="the first day away")
    until_on = DateField("Last day away", noun="the last day away")
    covered_by = RecordField(
        "Who covers?",
        queryset=None,
        shown=with_team,
        enter="Select who covers",
        hint="Their lists and reminders show these cases too, until the last day. The cases stay where they are",
    )

    def __init__(self, *args, officers, covers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers
        self.fields["covered_by"].queryset = covers

    def arguments(self) -> dict:
        return self.cleaned_data


class EndAbsenceForm(GovukForm):
    until_on = DateField(
        "Last day away",
        noun="the last day away",
        hint="To take the absence back altogether, give a day before its first",
    )
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        return {"until_on": self.cleaned_data["until_on"]} | expected(self)


class BacklogFilter(GovukForm):
    """What the address of the list of the oldest requests asks. Empty means all."""

    band = ChoiceField("Waiting", choices=[], as_select=True, required=False)
    blocker = ChoiceField(
        "Kept back by", choices=[("", "Anything"), *Blocker.choices], as_select=True, required=False
    )
    district = ChoiceField("District", choices=[], as_select=True, required=False)
    officer = ChoiceField("Officer", choices=[], as_select=True, required=False)
    marks_optional = False

    def __init__(self, *args, bands, districts, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["band"].choices = bands
        self.fields["district"].choices = [("", "All"), *districts]
        self.fields["officer"].choices = [("", "All"), *officers]
