"""Advice that was given on the form as it goes out on paper: rows of the printed advice."""

from goldenthread.casework.advising.models import GivenAdvice
from goldenthread.casework.codes import AdviceKind
from goldenthread.people.local_area import area_name
from goldenthread.people.models import Child
from goldenthread.publications import render_pdf
from goldenthread.publications.advice import data as printed

REPORT = "advice"


def as_pdf(child: Child, given: GivenAdvice) -> bytes:
    return render_pdf(REPORT, values(child, given))


def values(child: Child, given: GivenAdvice) -> dict:
    by, body = given.given_by, given.advice.asked_of
    return printed.data(
        name=child.name,
        born_on=child.born_on,
        ref=child.ref,
        area_name=area_name(),
        kind=AdviceKind(given.advice.kind).label,
        given_by=[by.display_name, by.job_title, body.name if body else ""],
        given_on=given.given_on,
        summary=given.summary,
        views=given.views,
        needs=_lines(given.needs),
        outcomes=_lines(given.outcomes),
        provision=[printed.ProvisionRow(**row) for row in given.provision],
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
