from goldenthread.assurance import action_list, ratings
from goldenthread.assurance.models import Action, Brag
from goldenthread.govuk.fields import ChoiceField, DateField, GovukForm, HiddenField, SearchField, TextArea
from goldenthread.people.today import today

RATED = [*Brag.choices, (ratings.UNRATED, "Not rated")]


class ActionFilter(GovukForm):
    q = SearchField("Code, word, owner or indicator", required=False, width=20)
    area = ChoiceField("Area", as_select=True, nothing="All", required=False)
    progress = ChoiceField("Progress", choices=RATED, as_select=True, nothing="Any", required=False)
    impact = ChoiceField("Impact", choices=RATED, as_select=True, nothing="Any", required=False)
    when = ChoiceField(
        "Due", choices=[("overdue", "Overdue")], as_select=True, nothing="Any day", required=False
    )
    organisation = ChoiceField("Owner's organisation", as_select=True, nothing="Any", required=False)
    monitoring = ChoiceField(
        "Monitoring", choices=Action.Monitoring.choices, as_select=True, nothing="Any", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        areas, organisations = action_list.offered()
        self.fields["area"].choices = [("", "All"), *((number, f"Area {number}") for number in areas)]
        self.fields["organisation"].choices = [("", "Any"), *((name, name) for name in organisations)]

    @property
    def asked(self) -> dict:
        """What was asked for; an answer that is not one of those offered asks for nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class RatingForm(GovukForm):
    """A dated statement about one scale, with the reason."""

    brag = ChoiceField("Rating", enter="Choose blue, green, amber or red")
    words = TextArea(
        "What does this rating rest on?",
        hint="The evidence, the figures, and what has changed since the last rating. Name no child.",
        enter="Say what the rating rests on",
        max_length=4000,
    )
    said_on = DateField(
        "On what day does it hold?",
        noun="the day on which the rating holds",
        latest=today,
        example="31 10 2024",
    )
    reason = TextArea(
        "Why does the rating stand?",
        hint="Needed only where the facts speak against it. The board reads it.",
        rows=2,
        required=False,
        max_length=4000,
    )
    revision = HiddenField()

    def __init__(self, *args, scale, **kwargs):
        super().__init__(*args, **kwargs)
        field, chosen = self.fields["brag"], ratings.choices(scale)
        field.label = ratings.asked(scale)
        field.choices = [choice[:2] for choice in chosen]
        field.hints = {brag: meaning for brag, _, meaning in chosen}
        field.error_messages["required"] = "Choose blue, green, amber or red"
