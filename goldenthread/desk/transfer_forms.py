"""What is asked about children who come from another authority, and about plans that follow a child to one."""

from goldenthread.casework import codes
from goldenthread.desk.forms import PlanForm, for_example
from goldenthread.govuk.fields import ChoiceField, ConfirmField, DateField, GovukForm, TextArea, TextField

CODE_HINT = "Three figures, for example 887"


class TransferInForm(GovukForm):
    """A plan came with a child who is known here."""

    transferred_from_authority = TextField(
        "Code of the authority that it came from", hint=CODE_HINT, max_length=3, width=3
    )
    transferred_in_on = DateField("Day the plan was transferred here", noun="the day of the transfer")
    first_issued_on = DateField(
        "Day that authority first made the plan", noun="the day the plan was first made"
    )
    reviewed_on = DateField(
        "Day it wrote after the last annual review, if there was one",
        noun="the day of the last review",
        required=False,
    )
    review_decision = ChoiceField(
        "What was decided then?",
        choices=codes.ReviewDecision.choices,
        required=False,
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.help_text = for_example(today)

    def arguments(self) -> dict:
        return dict(self.cleaned_data)


class TransferNotifiedForm(PlanForm):
    transfer_notified_on = DateField("Day the family was told", noun="the day the family was told")
    confirmed = ConfirmField(
        "The letter says that the plan came here, whether there will be an assessment, and when the review will be"
    )


class PlanMoveForm(PlanForm):
    submit_label = "Record the move"
    transferred_to_authority = TextField(
        "Code of the authority moved to", hint=CODE_HINT, max_length=3, width=3
    )
    moves_on = DateField("Day of the move, which may lie ahead", noun="the day of the move")
    move_known_on = DateField("Day we became aware of it", noun="the day the move became known")


class PlanMoveOffForm(PlanForm):
    submit_label = "Record that the family stays"
    because = TextArea("How do you know that the family stays?", rows=3, enter="Say how you know")


class PlanTransferredForm(PlanForm):
    submit_label = "Record that the plan was transferred"
    transferred_on = DateField("Day the plan was sent to that authority", noun="the day of the transfer")
    papers_sent = TextArea(
        "Which papers went with it?",
        hint="The plan, the advice in it, the last review, and what is under way",
        rows=3,
        enter="Say which papers went with the plan",
    )
    confirmed = ConfirmField("The plan ends here, and goes on there without a break")
