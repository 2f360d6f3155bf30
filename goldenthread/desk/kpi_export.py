"""An indicator's months and this month's breakdowns as rows of a CSV file."""

import csv
from collections.abc import Iterator

from django.http import HttpResponse

from goldenthread.govuk import spreadsheets
from goldenthread.scorecard.cards import KpiView

HEADED = (
    "code",
    "title",
    "unit",
    "month",
    "grouped_by",
    "group",
    "numerator",
    "denominator",
    "value",
    "state",
    "target",
    "lower_limit",
    "mean",
    "upper_limit",
    "variation",
)


def download(view: KpiView) -> HttpResponse:
    card = view.card
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{card.code}-{card.month}.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADED)
    writer.writerows(map(spreadsheets.as_text, rows(view)))
    return response


def rows(view: KpiView) -> Iterator[tuple]:
    """Every month of the figure shown, then each group of each breakdown in the page's month."""
    card = view.card
    about = (card.code, card.title, card.unit)
    place = card.group or ("", "")
    for point in view.series:
        figures = (point.numerator, point.denominator, point.value, point.state, point.target)
        limits = (point.lower, point.mean, point.upper, point.special_cause)
        yield (*about, str(point.month), *place, *figures, *limits)
    for by, groups in view.breakdowns.items():
        for row in groups:
            figures = (row.numerator, row.denominator, row.value, row.state)
            yield (*about, str(card.month), by, row.name, *figures, "", "", "", "", "")
