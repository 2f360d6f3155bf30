"""What the address of a list may ask: forms sent by GET, whose answers narrow what is shown."""

from goldenthread.govuk.fields import ChoiceField, GovukForm
from goldenthread.govuk.formats import month_name

WHOLE_AREA = [("", "Whole area")]
VIEWS = [("board", "Headline measures"), ("all", "All indicators")]


class ScorecardFilter(GovukForm):
    """Which month, which indicators, and where."""

    month = ChoiceField("Month", choices=[], as_select=True, required=False)
    view = ChoiceField("Show", choices=[], as_select=True, required=False)
    district = ChoiceField("District", choices=[], as_select=True, required=False)

    def __init__(self, *args, months, districts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [(str(month), month_name(month.first)) for month in months]
        self.fields["view"].choices = VIEWS
        self.fields["district"].choices = WHOLE_AREA + [
            (group.name, group.name) for group in districts if group.name
        ]
