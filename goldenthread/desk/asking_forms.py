"""What the page asks that asks everybody for advice at once."""

from goldenthread.casework.codes import AdviceKind
from goldenthread.desk.forms import RecordForm
from goldenthread.govuk.fields import DateField, MultiChoiceField, RecordField
from goldenthread.govuk.formats import lower_first

THE_FAMILY = {AdviceKind.PARENT}  # no organisation stands between


class AskEveryoneForm(RecordForm):
    """For each kind but the family's own a list of organisations, the usual one chosen beforehand."""

    requested_on = DateField("Day they were asked", noun="the day they were asked")
    kinds = MultiChoiceField("Whose advice?", enter="Select whose advice was asked for")

    def __init__(self, *args, kinds, wanted, usual, settings, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = list(kinds.items())
        self.fields["kinds"].initial = wanted
        for kind, label in kinds.items():
            if kind not in THE_FAMILY:
                self.fields[f"of_{kind}"] = RecordField(
                    f"Who is asked: {lower_first(label)}",
                    queryset=settings if kind == AdviceKind.EDUCATION else others,
                    required=False,
                    nothing="Not recorded",
                    initial=usual.get(kind),
                )

    def arguments(self) -> dict:
        given = self.cleaned_data
        asked = [(kind, given.get(f"of_{kind}")) for kind in given["kinds"]]
        return {
            **self.about(),
            "asked": asked,
            "requested_on": given["requested_on"],
            **self._expected(),
        }
