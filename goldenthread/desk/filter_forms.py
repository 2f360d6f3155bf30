"""What the address of a list may ask: forms sent by GET, whose answers narrow what is shown."""

from goldenthread.govuk.fields import ChoiceField, GovukForm, SearchField
from goldenthread.govuk.formats import month_name

WHOLE_AREA = [("", "Whole area")]
VIEWS = [("board", "Headline measures"), ("all", "All indicators")]


RATINGS = [
    ("", "Any rating"),
    ("red", "Red"),
    ("amber", "Amber"),
    ("green", "Green"),
    ("unrated", "Not rated"),
]
PARTICULARS = [
    ("", "Any"),
    ("moved", "Moved more than usual"),
    ("changed", "Changed rating"),
    ("missing", "Not returned"),
    ("doubts", "In doubt"),
]


class ScorecardFilter(GovukForm):
    """Which month, which indicators, and where."""

    q = SearchField("Find an indicator", hint="A code, or words of its title", required=False, max_length=100)
    month = ChoiceField("Month", choices=[], as_select=True, required=False)
    view = ChoiceField("Show", choices=VIEWS, as_select=True, required=False, nothing="Headline measures")
    district = ChoiceField("District", choices=[], as_select=True, required=False)
    rating = ChoiceField("Rating", choices=RATINGS, as_select=True, required=False)
    only = ChoiceField("Only those that", choices=PARTICULARS, as_select=True, required=False)
    dataset = ChoiceField("Where the figure comes from", choices=[], as_select=True, required=False)
    marks_optional = False

    def __init__(self, *args, months, districts, datasets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [(str(month), month_name(month.first)) for month in months]
        self.fields["view"].choices = VIEWS
        self.fields["district"].choices = WHOLE_AREA + [
            (group.name, group.name) for group in districts if group.name
        ]
        self.fields["dataset"].choices = [
            ("", "Anywhere"),
            ("cases", "Worked out from cases"),
            *((dataset.slug, f"Returned: {dataset.title}") for dataset in datasets),
        ]
