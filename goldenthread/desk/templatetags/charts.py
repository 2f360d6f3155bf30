"""`{% load charts %}`: a chart of `publications.charts` in a page, with its table behind a details element."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from goldenthread.govuk.figures import sparkline
from goldenthread.publications.charts import spark_sentence

register = template.Library()
LINES_KEPT = 2048


@register.inclusion_tag("desk/parts/chart.html")
def chart(drawn, *, table=True):
    """The drawing, its title and sentence inside it, and its figures as a table."""
    svg = mark_safe(drawn.svg)  # noqa: S308 (written by our own code, every word escaped: publications.svg)
    return {"svg": svg, "chart": drawn, "table": table}


@register.simple_tag
@lru_cache(maxsize=LINES_KEPT)
def scorecard_line(line):
    """An indicator's block on the scorecard. Kept by all that stands in it: drawing a few hundred takes a while."""
    return render_to_string("desk/parts/card.html", {"line": line, "card": line.card})


@register.simple_tag
def card_sparkline(card):
    """A card's last months as a line, with its limits where there are enough points for any."""
    values = [point.value for point in card.series]
    last = card.series[-1] if card.series and card.variation else None
    return sparkline(
        values,
        label=spark_sentence(values, card.title, card.unit),
        lower=last and last.lower,
        upper=last and last.upper,
        target=card.target and card.target.value,
    )
