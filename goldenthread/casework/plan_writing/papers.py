"""A plan as it goes out on paper: rows of the printed plan, as PDF and Word."""

from collections.abc import Iterator

from goldenthread.casework.plan_writing import sections
from goldenthread.casework.plan_writing.content import Content, Listed, Need, Outcome, Placed, Provision, Row
from goldenthread.casework.plan_writing.models import WrittenVersion
from goldenthread.casework.plan_writing.sections import Section
from goldenthread.people.local_area import area_name
from goldenthread.people.models import Child
from goldenthread.publications import render_pdf
from goldenthread.publications.ehc_plan import data as printed
from goldenthread.publications.ehc_plan.word import render_word
from goldenthread.statute.wording import in_words

REPORT = "ehc_plan"
EMPTY = "Nothing is written here."
NOT_NAMED = "No school, college or nursery is named in a draft."


def as_pdf(child: Child, content: Content, version: WrittenVersion | None = None) -> bytes:
    """`version` when it is the plan as it was sent; without one it is a draft that has not been."""
    return render_pdf(REPORT, values(child, content, version))


def as_word(child: Child, content: Content, version: WrittenVersion | None = None) -> bytes:
    return render_word(values(child, content, version))


def values(child: Child, content: Content, version: WrittenVersion | None) -> dict:
    is_draft = version is None or version.is_draft
    return printed.data(
        name=child.name,
        forename=child.forename,
        born_on=child.born_on,
        ref=child.ref,
        area_name=area_name(),
        kind=version.get_kind_display() if version else "Draft",
        is_draft=is_draft,
        sent_on=version.sent_on if version else None,
        setting=_setting_now(child) if version is None else "",
        sections=[section_row(one, content, is_draft) for one in sections.SECTIONS],
        asks_setting=not content.says_something(sections.PLACEMENT.code),
        signed_by=_signed_by(version),
    )


def _signed_by(version: WrittenVersion | None) -> str:
    """Whoever sent it out; nobody signs a draft."""
    if version is None or version.is_draft:
        return ""
    by = version.frozen_by
    return ", ".join(part for part in (by.display_name, by.job_title) if part)


def _setting_now(child: Child) -> str:
    """Of a plan that has not been sent. One that was is as it was, and where the child goes may have changed since."""
    return str(child.current_setting) if child.current_setting else "None recorded"


def section_row(section: Section, content: Content, is_draft: bool) -> printed.SectionRow:
    code = section.code
    voice = content.voice(code)
    return printed.SectionRow(
        letter=section.letter,
        title=section.title,
        text=content.text(code),
        voice=f"Voiced by: {voice}" if voice else "",
        lines=[line_row(row, content) for row in content.rows_of(code)],
        empty=NOT_NAMED if is_draft and section == sections.PLACEMENT else EMPTY,
        own_words=section == sections.CHILD_VIEWS,
        is_table=section == sections.ADVICE,
    )


def line_row(row: Row, content: Content) -> printed.LineRow:
    links = "; ".join(f"{what} {', '.join(keys)}" for what, keys in links_of(row, content) if keys)
    return printed.LineRow(row.key, row.words, facts_of(row), links)


def facts_of(row: Row) -> list[tuple[str, str]]:
    """What a line says besides its main words: (what, words)."""
    match row:
        case Outcome():
            return [
                ("How we will know", row.measure),
                ("By", in_words(row.reach_by_on) if row.reach_by_on else ""),
            ]
        case Provision():
            adult = "Yes" if row.for_adulthood else ""
            return [
                ("By whom", row.who),
                ("How often", row.how_often),
                ("How long", row.how_long),
                ("Reviewed", row.reviewed),
                ("Prepares for adulthood", adult),
            ]
        case Listed():
            return [("Author", row.author), ("Date", in_words(row.dated_on) if row.dated_on else "")]
        case Placed():
            return [("Also", row.note)]
    return []


def links_of(row: Row, content: Content) -> Iterator[tuple[str, list[str]]]:
    """Where the golden thread goes from a line, in words that name the other lines."""
    match row:
        case Need():
            yield "Leads to outcome", [one.key for one in content.outcomes_of(row)]
            yield "is met by", [one.key for one in content.provision_for(row)]
        case Outcome():
            yield "For need", [one.key for one in content.needs_of(row)]
            yield "served by", [one.key for one in content.provision_of(row)]
        case Provision():
            yield "For outcome", [one.key for one in content.outcomes_served(row)]
            yield "meets need", [one.key for one in content.needs_met(row)]
