"""Whom an assessment usually asks for advice: every body that regulation 6(1) names, at the place last asked nearby."""

from datetime import date

from goldenthread import statute
from goldenthread.accounts.models import Organisation
from goldenthread.casework.codes import AdviceKind
from goldenthread.casework.models import Advice, Request
from goldenthread.desk.asking_forms import AskEveryoneForm

ALWAYS = {
    AdviceKind.PARENT,
    AdviceKind.EDUCATION,
    AdviceKind.HEALTH,
    AdviceKind.PSYCHOLOGY,
    AdviceKind.SOCIAL_CARE,
}


def may_ask(case) -> bool:
    """Whether an assessment is open and somebody whom the regulation names for every child was not asked yet."""
    if not hasattr(case, "assessment") or case.assessment.issue_agreed_on:
        return False
    return bool(ALWAYS & not_asked(case).keys())


def not_asked(case) -> dict[str, str]:
    """The kinds of advice that nobody was asked for yet, each with its words."""
    asked = {one.kind for one in case.assessment.advice.all()}
    return {kind: label for kind, label in AdviceKind.choices if kind not in asked}


def ask_everyone_form(case: Request, today: date, data=None) -> AskEveryoneForm:
    """Ticked beforehand is what the regulation asks for this child."""
    wanted = set(ALWAYS)
    if statute.preparing_for_adulthood(case.child.born_on, today):
        wanted.add(AdviceKind.PREPARING_FOR_ADULTHOOD)
    kinds = not_asked(case)
    return AskEveryoneForm(
        data,
        case=case,
        today=today,
        kinds=kinds,
        wanted=[kind for kind in kinds if kind in wanted],
        usual=_usual(case),
        settings=Organisation.objects.settings(),
        others=Organisation.objects.settings(wanted=False),
    )


def _usual(case) -> dict[str, int]:
    """The organisation for each kind: the child's own setting for the school's; else where the district asked last."""
    asked = dict(Advice.objects.last_asked_in(case.child.district_id))
    asked.pop(AdviceKind.EDUCATION, None)
    setting = case.child.current_setting
    if setting is not None and setting.organisation_id:
        asked[AdviceKind.EDUCATION] = setting.organisation_id
    return asked
