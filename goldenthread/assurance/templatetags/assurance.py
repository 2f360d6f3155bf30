"""`{% load assurance %}`: the drawings that a report's data carry, and the accountable owner in words."""

from django import template
from django.utils.safestring import mark_safe

from goldenthread.assurance import ratings
from goldenthread.assurance.models import Action, Milestone, Rating
from goldenthread.assurance.risks.scale import scale
from goldenthread.assurance.rounds import pages
from goldenthread.govuk.asking import error_summary
from goldenthread.govuk.components import tag
from goldenthread.govuk.figures import stacked_bar
from goldenthread.people.today import today

register = template.Library()

# Of a page's address: another day has another list, of which this would be another page.
NOT_KEPT = ("on", "page")


@register.filter
def drawing(svg):
    """A drawing of `publications.charts` in a page."""
    return mark_safe(svg)  # noqa: S308 (written by our own code, every word escaped: publications.svg)


@register.inclusion_tag("assurance/parts/as_it_stood.html", takes_context=True)
def as_it_stood(context, day) -> dict:
    """Says of which day a page is, where it is not today's, and asks for another (`as_of.asked` reads it)."""
    now, request = today(), context["request"]
    asked = request.GET.copy()
    for name in NOT_KEPT:
        asked.pop(name, None)
    kept = [(name, value) for name, values in asked.lists() for value in values if value]
    address = f"{request.path}?{asked.urlencode()}" if asked else request.path
    return {
        "day": day,
        "today": now,
        "is_past": day < now,
        "path": request.path,
        "now_url": address,
        "kept": kept,
    }


@register.filter
def overdue_on(action: Action, day) -> int:
    """Days overdue on a day, 0 when it is not late."""
    return action.days_overdue_on(day)


@register.filter
def milestone_late(milestone: Milestone, day) -> int:
    """Days after its due day that it was reached, or has not been by a day; 0 for one in time."""
    return milestone.days_late_on(day)


@register.simple_tag
def rating_meanings() -> list[dict]:
    """Both scales, each with what it asks and what its colours mean."""
    return [
        {
            "name": scale.label,
            "asked": ratings.asked(scale),
            "meanings": list(ratings.MEANINGS[scale].items()),
        }
        for scale in Rating.Scale
    ]


@register.simple_tag
def error_summaries(forms):
    """What is wrong in several forms of one page."""
    return error_summary(*forms)


@register.simple_tag(takes_context=True)
def exception_about(context, raised) -> tuple[str, str]:
    """What an exception is about, and the page that shows it."""
    return pages.about(raised, context["request"].user, context.get("at", ""))


SCORE_COLOURS = ("green", "yellow", "orange", "red")


@register.simple_tag
def score(value: int):
    """A risk's score as a tag: the figure, its band's word and its colour."""
    band = scale().band(value)
    return tag(f"{value}, {band.word}", colour=SCORE_COLOURS[min(band.place, len(SCORE_COLOURS) - 1)])


@register.simple_tag
def report_bar(counts, scale):
    """The counts that a report's data carry as a stacked bar."""
    said = ", ".join(f"{each['count']} {each['word'].lower()}" for each in counts if each["count"])
    return stacked_bar([(each["key"], each["count"]) for each in counts], label=f"{scale}: {said}")
