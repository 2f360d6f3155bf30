from goldenthread.assurance.models import Ask
from goldenthread.govuk.fields import ChoiceField, DateField, GovukForm, HiddenField, TextArea
from goldenthread.people.today import today


class JudgeForm(GovukForm):
    """What was shown for an ask, and how it was judged."""

    response = TextArea(
        "What was shown?",
        hint="The evidence offered, in a few sentences. Name no child.",
        required=False,
        max_length=4000,
    )
    verdict = ChoiceField("How was it judged?", choices=Ask.Verdict.choices, enter="Choose how it was judged")
    judged_on = DateField(
        "On what day was it judged?",
        hint="Leave this empty if it has not been judged.",
        noun="the day on which it was judged",
        latest=today,
        example="12 7 2024",
        required=False,
    )
    revision = HiddenField()
