"""What is asked about an order of the Tribunal, an appeal conceded or an agreement at mediation."""

from goldenthread.casework.orders.models import KEEPS, REOPENS, Origin, Requires
from goldenthread.casework.stages import order_to_amend, order_to_reassess, ordered, sent_back, stage_of
from goldenthread.desk.forms import RecordForm
from goldenthread.govuk.fields import ChoiceField, ConfirmField, DateField, TextArea
from goldenthread.govuk.formats import plain_day

OF_A_REFUSAL = {
    "refused": {Requires.ASSESS},
    "no_plan": {Requires.MAKE_PLAN, Requires.RECONSIDER},
    "ceased": KEEPS,
}


def open_to(case) -> list[str]:
    """What an order can ask for as the case stands."""
    code = stage_of(case).code
    return [one for one in Requires if one in OF_A_REFUSAL.get(code, set(Requires) - REOPENS)]


class OrderForm(RecordForm):
    submit_label = "Record the order"
    origin = ChoiceField("What is it?", choices=Origin.choices, enter="Select what it is")
    requires = ChoiceField("What does it ask for?", enter="Select what it asks for")
    made_on = DateField("Day it was made", noun="the day it was made", required=True)
    received_on = DateField("Day it came to the council", noun="the day it came to the council")
    note = TextArea(
        "Anything else that it says",
        hint="Another time that the Tribunal directed, or that was agreed in writing, above all",
        rows=3,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = open_to(self.case)
        self.fields["requires"].choices = [(one.value, one.label) for one in offered]
        if len(offered) == 1:
            self.fields["requires"].initial = offered[0].value


class OrderToldForm(RecordForm):
    submit_label = "Record that the family was told"
    told_on = DateField("Day the family was told", noun="the day the family was told")

    @classmethod
    def fits(cls, case) -> bool:
        return _to_assess(case) is not None

    def about(self) -> dict:
        return {"order": _to_assess(self.case)}


def _to_assess(case):
    return order_to_reassess(case) or ordered(case, Requires.ASSESS)


def _to_issue(case):
    return order_to_amend(case) or order_to_reassess(case)


class OrderDeclinedForm(RecordForm):
    submit_label = "Record that nothing changes"
    declined_on = DateField("Day the family was told", noun="the day the family was told")
    confirmed = ConfirmField(
        "The letter gives the reasons, the right of appeal and how to reach mediation and advice",
        enter="Tick to confirm that the notice was sent with reasons and rights",
    )

    @classmethod
    def fits(cls, case) -> bool:
        return (sent_back(case) or order_to_reassess(case)) is not None

    def about(self) -> dict:
        return {"order": sent_back(self.case) or order_to_reassess(self.case)}


class OrderAmendedForm(RecordForm):
    submit_label = "Record that the plan was issued as ordered"
    amended_on = DateField("Day the plan was sent", noun="the day the plan was sent")

    @classmethod
    def fits(cls, case) -> bool:
        return _to_issue(case) is not None

    def about(self) -> dict:
        return {"order": _to_issue(self.case)}


class OrderTakenBackForm(RecordForm):
    submit_label = "Take the entry back"
    order = ChoiceField(
        "Which entry was recorded in error?", enter="Select which entry was recorded in error"
    )
    because = TextArea("What was wrong?", rows=3, enter="Say what was wrong")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._by_ref = {one.ref: one for one in self.case.standing_orders}
        self.fields["order"].choices = [(ref, _called(one)) for ref, one in self._by_ref.items()]
        if len(self._by_ref) == 1:
            self.fields["order"].initial = next(iter(self._by_ref))

    def about(self) -> dict:
        return {}

    def arguments(self) -> dict:
        return super().arguments() | {"order": self._by_ref[self.cleaned_data["order"]]}


def _called(order) -> str:
    return f"{order.get_origin_display()}, {plain_day(order.made_on)}: {order.get_requires_display().lower()}"
