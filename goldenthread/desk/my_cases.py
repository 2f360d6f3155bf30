"""A caseworker's own cases, and those of whom they cover for: found, searched and taken away as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.caseload import cover
from goldenthread.casework.models import Request
from goldenthread.desk.caseload_rows import CaseRow, Cases
from goldenthread.govuk import spreadsheets
from goldenthread.govuk.sorting import PLACES

WORDS = "my cases: words"  # where a session keeps what was searched for, since no name stands in an address
EXPORTED = (
    "case",
    "child_ref",
    "child",
    "stage",
    "next_step",
    "due_on",
    "days",
    "duty",
    "arrived",
    "waiting_for",
    "district",
    "officer",
)


class MyCases(Cases):
    """The cases of one person on a day."""

    def __init__(self, user, query, today: date, words: str = ""):
        self.user, self.covered = user, cover.covered(user, today)
        mine = Request.objects.of_officers([user.pk, *self.covered])
        super().__init__(mine.visible_to(user.only_as(Permission.RECORD_FACTS)), query, today, words)

    def listed(self) -> list[CaseRow]:
        """The lines of the page. That names were read is written down."""
        found = self.rows(self.page.rows, self.covered)
        if found:
            access.record_list(self.user, kind="own cases", count=len(found), page="my_cases")
        return found

    @property
    def covering(self) -> str:
        return ", ".join(self.covered.values())

    @property
    def download_url(self) -> str:
        return address("desk:my_cases_download", self.query)


def address(name: str, query) -> str:
    """What the address asks, without the place in the list."""
    kept = query.copy()
    for place in PLACES:
        kept.pop(place, None)
    return f"{reverse(name)}?{kept.urlencode()}".rstrip("?")


def begun_anew(query) -> str:
    """The same list from its first row."""
    return address("desk:my_cases", query)


def words_kept(session) -> str:
    return session.get(WORDS, "")


def keep_words(session, words: str) -> None:
    session[WORDS] = words.strip()


def download(cases: MyCases, today: date) -> HttpResponse:
    """Every case that the address asks for, in its order."""
    rows = cases.rows(list(cases.everything()), cases.covered)
    access.record_list(cases.user, kind="own cases, downloaded", count=len(rows), page="my_cases_download")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="my-cases-{today.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(EXPORTED)
    writer.writerows(map(spreadsheets.as_text, _exported(rows)))
    return response


def _exported(rows: list[CaseRow]) -> Iterator[tuple]:
    for row in rows:
        case, child = row.case, row.case.child
        yield (
            case.ref,
            child.ref,
            child.name,
            row.status.words,
            row.step.words,
            row.due_on.isoformat() if row.due_on else "",
            row.days,
            row.due_words,
            "; ".join(row.arrived),
            "; ".join(row.waits_for),
            child.district.name if child.district else "",
            case.officer.display_name if case.officer else "",
        )
