"""What the pages about consulting settings ask. Fields are named as the actions' arguments."""

from goldenthread.casework.consulting.models import Answer
from goldenthread.casework.notices.codes import Channel
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

ALREADY = "already"


class FindSettingsForm(GovukForm):
    marks_optional = False
    q = SearchField("Name, URN or district of a setting", required=False, max_length=100)


class ConsultForm(GovukForm):
    settings = MultiChoiceField("Settings to consult", enter="Choose the settings to consult")
    familys_wish = MultiChoiceField("Which of them did the family ask for?", required=False)
    channel = ChoiceField(
        "How are they asked?",
        choices=[*Channel.choices, (ALREADY, "They were asked already, in another way: record it only")],
        enter="Select how they are asked",
    )
    sent_on = DateField(
        "Day on which they were asked",
        noun="the day on which they were asked",
        hint="Letters from here go today",
    )

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
        channel = "" if given["channel"] == ALREADY else given["channel"]
        return chosen | {"sent_on": given["sent_on"], "channel": channel}

    def carried(self) -> list[tuple[str, str]]:
        """What was typed, for the page that shows the letters before they go."""
        named = {"settings", "familys_wish", "channel"}
        return [
            (name, value)
            for name in self.data
            if name in named or name.startswith("sent_on")
            for value in self.data.getlist(name)
        ]


class OwnAnswerForm(GovukForm):
    """What a setting says for itself."""

    marks_optional = False
    answer = ChoiceField(
        "Can you take this child or young person?",
        choices=[
            ("willing", "Yes: we can make the provision in the draft plan, and have a place"),
            ("unsuitable", "No: it would be unsuitable for their age, ability, aptitude or needs"),
            ("others", "No: it would be incompatible with the efficient education of others"),
            ("resources", "No: it would be incompatible with the efficient use of resources"),
            ("other", "Another answer"),
        ],
        enter="Select your answer",
    )
    words = TextArea(
        "Reasons and details",
        hint="With a yes, what you would need and when a place could begin. With a no, why, and which reasonable steps you "
        "considered. The family will read it",
        required=False,
        rows=8,
    )
    revision = HiddenField(required=False)

    def arguments(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("answer", "words")} | expected(self)


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
