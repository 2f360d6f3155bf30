"""`{% load evidence %}`: how strong and how old a piece of evidence is, what it is for, and the evidence of an action."""

from django import template

from goldenthread.accounts.roles import Permission
from goldenthread.assurance.evidence import age, bank, shown_beside
from goldenthread.assurance.evidence.meanings import COLOURS, STRENGTHS
from goldenthread.assurance.evidence.models import EvidenceVersion
from goldenthread.govuk.components import tag
from goldenthread.people.today import today

register = template.Library()
register.filter("target_words", bank.target_words)


@register.simple_tag
def strength_tag(version):
    """Its strength as a tag: the word, and a colour."""
    return tag(version.get_strength_display(), colour=COLOURS[EvidenceVersion.Strength(version.strength)])


@register.simple_tag
def strengths() -> list[tuple[str, str, str, str]]:
    return [(step.value, step.label, words, COLOURS[step]) for step, words in STRENGTHS.items()]


@register.inclusion_tag("assurance/parts/age_words.html")
def age_words(dated_on, day) -> dict:
    """ "11 months old", marked where it is older than the area's own standard allows."""
    return {"words": age.in_words(dated_on, day), "is_old": age.is_old(dated_on, day)}


@register.simple_tag
def on_day(day) -> str:
    """The end of an address that keeps the day for which a page is shown; "" for today."""
    return f"?on={day.isoformat()}" if day < today() else ""


@register.inclusion_tag("assurance/parts/evidence_of_action.html", takes_context=True)
def evidence_of_action(context, action, day) -> dict:
    """The evidence put to an action by a day, and the way to add some for those who may."""
    user = context["request"].user
    return {
        "rows": shown_beside.of_action(action, day),
        "action": action,
        "day": day,
        "may_add": user.may(Permission.ADD_EVIDENCE) and day == today(),
    }
