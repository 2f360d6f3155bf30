"""What the comparing page is asked, in its address."""

from goldenthread.desk.fact_columns import BREAKDOWNS
from goldenthread.govuk.fields import ChoiceField, GovukForm, MultiChoiceField, TextField
from goldenthread.govuk.formats import month_name

MOST_CODES, MOST_GROUPS = 4, 12
CODES = ("code", "code2", "code3", "code4")
NO_BREAKDOWN = [("", "The whole area")]
SCALES = [
    ("", "One scale where the units are one"),
    ("own", "Each on its own scale"),
    ("indexed", "Each against its first figure, which is 100"),
]


class CompareForm(GovukForm):
    """Up to four indicators; or the groups of the first of them; and another month, if two are to be compared."""

    code = TextField("Indicator", hint="Its code, such as APP17", required=False, width=20)
    code2 = TextField("And", required=False, width=20)
    code3 = TextField("And", required=False, width=20)
    code4 = TextField("And", required=False, width=20)
    by = ChoiceField("Groups of the first indicator", choices=[], as_select=True, required=False)
    month = ChoiceField("Month", choices=[], as_select=True, required=False)
    against = ChoiceField("Compared with", choices=[], as_select=True, required=False)
    scale = ChoiceField("Drawn on", choices=SCALES, as_select=True, required=False)
    group = MultiChoiceField("Which groups (at most twelve)", choices=[], required=False, small=True)
    marks_optional = False

    def __init__(self, *args, months, breakdowns, groups, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(str(month), month_name(month.first)) for month in months]
        self.fields["month"].choices = named
        self.fields["against"].choices = [("", "No other month"), *named]
        self.fields["by"].choices = NO_BREAKDOWN + [(by, BREAKDOWNS.get(by, by)) for by in breakdowns]
        self.fields["group"].choices = groups
        for number, name in enumerate(CODES, start=1):
            self.fields[name].widget.attrs["list"] = "indicators"
            if number > 1:
                self.fields[name].label = f"Indicator {number}"
        if not groups:
            del self.fields["group"]
