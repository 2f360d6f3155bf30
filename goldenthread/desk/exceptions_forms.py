"""What the page on which an exception is approved or refused asks."""

from goldenthread.casework.models import TimeException
from goldenthread.desk.setting_forms import expected
from goldenthread.govuk.fields import ChoiceField, GovukForm, HiddenField, TextArea

DECISIONS = [
    (TimeException.Standing.APPROVED.value, "Approve it"),
    (TimeException.Standing.REFUSED.value, "Do not approve it"),
]


class DecideExceptionForm(GovukForm):
    standing = ChoiceField(
        "What do you decide?", choices=DECISIONS, enter="Select whether the exception is approved"
    )
    because = TextArea(
        "Why?",
        rows=3,
        required=False,
        hint="Needed where you do not approve it, and where you decide otherwise than before. Whoever recorded it will read it",
    )
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        given = self.cleaned_data
        return {"standing": given["standing"], "because": given["because"]} | expected(self)
