"""What the pages of official statistics ask. Fields are named as the actions' arguments."""

from goldenthread.govuk.fields import (
    ChoiceField,
    DateField,
    FileField,
    GovukForm,
    HiddenField,
    TextArea,
    TextField,
)

MOST_MEGABYTES = 60
NOT_CHOSEN = ("", "Not chosen")


class ImportForm(GovukForm):
    file = FileField(
        "The file",
        hint=(
            "A .csv file as downloaded from Explore education statistics, or a .zip of several. It is known by its columns, "
            "so its name does not matter"
        ),
        types=(".csv", ".zip"),
        most_megabytes=MOST_MEGABYTES,
    )
    release = TextField(
        "Which release is it from?", hint="For example, Reporting year 2025", required=False, max_length=200
    )
    published_on = DateField(
        "When was it published?",
        noun="the day it was published",
        hint="If given, figures of a release published later stay as they are",
        required=False,
    )


class AreasForm(GovukForm):
    """`seen` is the choice as the page showed it, so that two people never undo each other's unseen."""

    own = ChoiceField(
        "Which authority is this?", choices=[], as_select=True, enter="Select which authority this is"
    )
    region = ChoiceField("Its region", choices=[], as_select=True, required=False)
    neighbours = TextArea(
        "Statistical neighbours",
        hint="One on each line, as the Department spells them",
        rows=10,
        required=False,
    )
    seen = HiddenField(required=False)

    def __init__(self, *args, authorities, regions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["own"].choices = [NOT_CHOSEN, *((name, name) for name in authorities)]
        self.fields["region"].choices = [NOT_CHOSEN, *((name, name) for name in regions)]

    def arguments(self) -> dict:
        asked = self.cleaned_data
        return asked | {"neighbours": asked["neighbours"].splitlines()}
