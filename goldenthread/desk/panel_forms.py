"""What the pages about panels ask. Fields are named as the actions' arguments."""

from goldenthread.casework.panels.models import Outcome, Question
from goldenthread.desk.setting_forms import expected
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    RecordField,
    TextArea,
    TextField,
)


class PanelForm(GovukForm):
    question = ChoiceField(
        "What does the panel advise on?", choices=Question.choices, enter="Select the question"
    )
    held_on = DateField("Day of the panel", noun="the day of the panel")
    chair = RecordField(
        "Chair", queryset=None, shown=lambda person: person.display_name, enter="Select the chair"
    )
    members = TextArea(
        "Members beside the chair",
        hint="One on each line: name, then a comma, then their post. For example: Dr Jo Bell, educational psychologist",
        enter="Name at least one member beside the chair",
    )

    def __init__(self, *args, chairs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = chairs

    def clean_members(self) -> list[tuple[str, str]]:
        lines = [line.strip() for line in self.cleaned_data["members"].splitlines() if line.strip()]
        found = []
        for number, line in enumerate(lines, start=1):
            name, _, post = line.partition(",")
            if not post.strip():
                self.add_error("members", f"Line {number}: write a comma and the post after the name")
            found.append((name.strip(), post.strip()))
        return found

    def arguments(self) -> dict:
        return self.cleaned_data


class PutBeforeForm(GovukForm):
    case = TextField(
        "Reference of the case",
        hint="For example, R-7K2M9QD",
        max_length=20,
        width=10,
        enter="Enter the reference of the case",
    )
    summary = TextArea(
        "What is the case about?",
        rows=8,
        hint="The child, what was asked, what the advice says, what you propose. The dates and the advice are added by themselves",
        enter="Tell the panel what the case is about",
    )


class SayForm(GovukForm):
    """One field for each member says why they stood aside; empty for those who did not."""

    outcome = ChoiceField(
        "What did the panel say?", choices=Outcome.choices, enter="Select what the panel said"
    )
    reasons = TextArea(
        "Its reasons",
        rows=8,
        hint="As the family will read them. Of a deferral: what is needed, from whom and by when",
        enter="Give the panel's reasons: the family and a tribunal will read them",
    )
    revision = HiddenField(required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = {f"aside_{member.pk}": member for member in members}
        for name, member in self.members.items():
            self.fields[name] = TextField(
                f"Did {member} stand aside? If so, why?",
                required=False,
                max_length=300,
                hint="Leave empty if they took part",
            )

    def arguments(self) -> dict:
        given = self.cleaned_data
        aside = [(member, given[name]) for name, member in self.members.items() if given[name]]
        return {"outcome": given["outcome"], "reasons": given["reasons"], "conflicts": aside} | expected(self)


class TakeOffForm(GovukForm):
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        return expected(self)


class ClosePanelForm(GovukForm):
    minute = TextArea("Anything to minute beside the cases", required=False, rows=6)
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        return {"minute": self.cleaned_data["minute"]} | expected(self)
