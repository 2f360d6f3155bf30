"""What a family's own pages ask. What is typed saves itself; nothing reaches the council before it is sent."""

from goldenthread.desk.plan_forms import RevisedForm
from goldenthread.govuk.fields import (
    ConfirmField,
    GovukForm,
    HiddenField,
    TextArea,
    TextField,
    number_sent,
)


class SayForm(RevisedForm):
    """About the whole draft."""

    marks_optional = False
    text = TextArea("What do you think of the draft?", rows=8, required=False)
    wish = TextField(
        "Which school, college or nursery do you ask for?",
        hint="Its name, and the town. You need not choose one",
        required=False,
        max_length=200,
    )
    asks_meeting = ConfirmField("I ask for a meeting about the draft", required=False)


class SaySectionForm(RevisedForm):
    marks_optional = False
    text = TextArea("What do you think of this section?", rows=8, required=False)


class SendSaidForm(GovukForm):
    confirmed = ConfirmField(
        "I want to send this to the council", enter="Tick to confirm that you want to send it"
    )


class SendLateForm(GovukForm):
    """One button."""


class ViewsForm(GovukForm):
    """The views of the child and of the parents, apart. `child` is left to a young person who writes for themselves."""

    marks_optional = False
    child = TextArea("", rows=8, required=False)
    child_voice = TextField("", required=False, max_length=200)
    child_revision = HiddenField(required=False)
    parents = TextArea(
        "What do you think and hope for, as parents?",
        hint="What goes well, what is hard, what would help, what you hope for",
        rows=8,
        required=False,
    )
    parents_revision = HiddenField(required=False)

    def __init__(self, *args, name: str, is_own: bool, **kwargs):
        super().__init__(*args, **kwargs)
        whose = "you think, like and hope for" if is_own else f"{name} thinks, likes and hopes for"
        self.fields["child"].label = f"What {whose}"
        self.fields["child"].help_text = (
            "In your own words"
            if is_own
            else f"As {name} says it. Short is fine. A drawing can be sent as a document"
        )
        self.fields["child_voice"].label = f"How did {name} tell you?"
        self.fields["child_voice"].help_text = "For example: talking at home, with pictures, by signing"
        if is_own:
            for field in ("child_voice", "parents", "parents_revision"):
                del self.fields[field]

    def said(self) -> dict[str, dict]:
        """For each of those whose views were asked, what the action is told."""
        asked = self.cleaned_data
        return {
            whose: {
                "text": asked[whose],
                "voice": asked.get(f"{whose}_voice", ""),
                "expected_revision": number_sent(asked[f"{whose}_revision"]) or 0,
            }
            for whose in ("child", "parents")
            if whose in asked
        }
