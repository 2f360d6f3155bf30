"""What the pages about consulting settings ask. Fields are named as the actions' arguments."""

from goldenthread.casework.consulting.models import Answer
from goldenthread.desk.setting_forms import expected
from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    GovukForm,
    HiddenField,
    MultiChoiceField,
    SearchField,
    TextArea,
)


class FindSettingsForm(GovukForm):
    marks_optional = False
    q = SearchField("Name, URN or district of a setting", required=False, max_length=100)


class ConsultForm(GovukForm):
    settings = MultiChoiceField("Settings to consult", enter="Choose the settings to consult")
    familys_wish = MultiChoiceField("Which of them did the family ask for?", required=False)
    sent_on = DateField("Day the consultation was sent", noun="the day the consultation was sent")

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {str(setting.pk): setting for setting in offered}
        choices = [(pk, _described(setting)) for pk, setting in self.offered.items()]
        for name in ("settings", "familys_wish"):
            self.fields[name].choices = choices

    def clean(self):
        given = super().clean()
        unasked = set(given.get("familys_wish") or ()) - set(given.get("settings") or ())
        if given.get("settings") and unasked:
            self.add_error("familys_wish", "Choose among the settings that are consulted")
        return given

    def arguments(self) -> dict:
        given = self.cleaned_data
        chosen = {name: [self.offered[pk] for pk in given[name]] for name in ("settings", "familys_wish")}
        return chosen | {"sent_on": given["sent_on"]}


class AnswerForm(GovukForm):
    answer = ChoiceField(
        "What did the setting answer?", choices=Answer.choices, enter="Select what the setting answered"
    )
    answered_on = DateField("Day of the answer", noun="the day of the answer")
    words = TextArea("Its reasons", required=False, hint="In the setting's own words. A refusal needs them")
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        asked = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return asked | expected(self)


class WithdrawConsultationForm(GovukForm):
    withdrawn_because = TextArea(
        "Why need the setting not answer any more?", enter="Say why the setting need not answer"
    )
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        return {"withdrawn_because": self.cleaned_data["withdrawn_because"]} | expected(self)


def _described(setting) -> str:
    place = f", {setting.district}" if setting.district else ""
    return f"{setting.name} ({setting.get_kind_display()}{place})"
