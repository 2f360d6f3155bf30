"""A case's plan on pages: as it reads, section by section, along its thread, with what the checks found, and in versions."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import Http404, HttpResponse
from django.urls import reverse

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Permission
from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.plan_writing import actions, content, papers, reading, sections
from goldenthread.casework.plan_writing.content import Content, Need, Outcome, Row
from goldenthread.casework.plan_writing.differences import SectionDifference, differences
from goldenthread.casework.plan_writing.models import (
    PlanSection,
    Representation,
    SectionComment,
    WrittenNeed,
    WrittenOutcome,
    WrittenVersion,
)
from goldenthread.casework.plan_writing.reading import Reading
from goldenthread.casework.plan_writing.sections import Section
from goldenthread.desk import plan_forms as forms
from goldenthread.desk.setting_called import setting_called
from goldenthread.govuk.formats import plain_day
from goldenthread.people.today import today

NOW = "now"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class SectionView:
    """A section as it is read: its text in paragraphs, and its lines with what stands beside them."""

    section: Section
    text: str
    voice: str
    lines: list["LineView"]
    is_own_words: bool
    url: str = ""
    empty: str = papers.EMPTY


@dataclass(frozen=True)
class LineView:
    key: str
    words: str
    facts: list[tuple[str, str]]
    links: str


def case_tabs(case, shown: str) -> list[tuple[str, str, bool]]:
    names = {
        "written_plan": "The plan",
        "plan_thread": "Thread",
        "plan_checks": "Checks",
        "plan_versions": "Versions",
        "case_views": "Views",
        "plan_representations": "What the family said",
        "drafting_meeting": "Meeting",
    }
    return [(label, reverse(f"desk:{name}", args=[case.ref]), name == shown) for name, label in names.items()]


def read(case) -> Reading:
    return reading.read(case, today())


# As it reads


def section_views(said: Content, case=None, *, is_draft: bool) -> list[SectionView]:
    """`case` when those who read may also write."""
    return [_section_view(one, said, case, is_draft) for one in sections.SECTIONS]


def _section_view(section: Section, said: Content, case, is_draft: bool) -> SectionView:
    row = papers.section_row(section, said, is_draft)
    return SectionView(
        section=section,
        text=row.text,
        voice=row.voice,
        lines=[
            LineView(one.key, one.text, [fact for fact in one.facts if fact[1]], one.links)
            for one in row.lines
        ],
        is_own_words=row.own_words,
        url=reverse("desk:plan_section", args=[case.ref, section.code]) if case else "",
        empty=row.empty,
    )


# One section


@dataclass(frozen=True)
class SectionPage:
    """`held` is the text as it stands, or None; `removed` lines can be put back."""

    section: Section
    held: PlanSection | None
    rows: list
    removed: list
    comments: list[SectionComment]
    found: list
    before: Section | None
    after: Section | None
    adds: str
    heard: list[str]

    @property
    def asks_text(self) -> bool:
        """Section I is its lines alone; words that stand there from before can be taken out."""
        return self.section != sections.PLACEMENT or bool(self.held and self.held.text)

    @property
    def may_say_none(self) -> bool:
        """Whether one press can say that there is nothing: where the law lets a section be empty, and nothing stands yet."""
        return bool(self.section.none) and not self.rows and not (self.held and self.held.text)


ADDS = {
    sections.Kind.NEEDS: "Add a need",
    sections.Kind.OUTCOMES: "Add an outcome",
    sections.Kind.PROVISION: "Add provision",
    sections.Kind.ADVICE: "Add a report",
    sections.Kind.PLACEMENT: "Name a setting",
}


def section_called(code: str) -> Section:
    if code not in sections.BY_CODE:
        raise Http404("A plan has no such section.")
    return sections.BY_CODE[code]


def section_page(case, section: Section) -> SectionPage:
    now = read(case)
    here = sections.SECTIONS.index(section)
    rows = list(_rows(case, section))
    written = now.written
    return SectionPage(
        section=section,
        held=written.sections.called(section.code).first() if written else None,
        rows=[row for row in rows if row.is_standing],
        removed=[row for row in rows if not row.is_standing],
        comments=list(SectionComment.objects.of_case(case).of_section(section.code)),
        found=[one for one in now.found if one.section == section],
        before=sections.SECTIONS[here - 1] if here else None,
        after=sections.SECTIONS[here + 1] if here + 1 < len(sections.SECTIONS) else None,
        adds=ADDS.get(section.kind, ""),
        heard=_heard_of_settings(case) if section == sections.PLACEMENT else [],
    )


def _heard_of_settings(case) -> list[str]:
    """For whoever writes section I: what the family asked for, and what the settings answered."""
    wished = [
        f"{one.voice}, {plain_day(one.received_on)}: asks for {one.wish_setting or one.wish}"
        for one in representations(case)
        if one.wish
    ]
    answered = [
        f"{one.setting}: {one.get_answer_display() if one.answer else 'has not answered'}"
        for one in Consultation.objects.of_request(case)
        if one.withdrawn_on is None
    ]
    return [*wished, *answered]


def _rows(case, section: Section):
    model = actions.ROW_MODELS.get(section.kind)
    if model is None:
        return []
    return [row for row in model.objects.of_case(case).in_order() if row.section == section.code]


def section_form(page: SectionPage, data=None) -> forms.SectionForm:
    held = page.held
    initial = {"text": held.text, "voice": held.voice, "revision": held.revision} if held else {"revision": 0}
    return forms.SectionForm(data, section=page.section, initial=initial)


def section_kept(form, case, section: Section, by) -> PlanSection | None:
    """The section as it was written; None when the form says why not."""
    if not form.is_valid():
        return None
    said = {"text": form.cleaned_data["text"], "voice": form.cleaned_data.get("voice", "")}
    seen = form.expected_revision
    return _tried(
        form, actions.write_section, by=by, request=case, code=section.code, expected_revision=seen, **said
    )


def _tried(form, action: Callable, **given):
    """What the action wrote, or None when it was refused: the form then says why and keeps what was typed."""
    try:
        return action(**given)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)
    except Conflict as conflict:
        form.read_again(conflict.record.revision)
        form.add_error(None, f"{conflict} If yours should stand instead, save it again.")
        form.conflict = conflict
    return None


def kept_by_itself(kept: PlanSection | None) -> dict:
    """What the page's script is told after it saved a draft."""
    return {"kept": kept is not None, "revisions": {"revision": kept.revision} if kept else {}}


# One line


def row_numbered(case, section: Section, number: int):
    found = next((row for row in _rows(case, section) if row.number == number), None)
    if found is None:
        raise Http404("This section has no such line.")
    return found


def row_form(case, section: Section, data=None, row=None):
    kind = forms.ROW_FORMS.get(section.kind)
    if kind is None:
        raise Http404("This section has no lines.")
    more = {"section": section} if kind is forms.ProvisionForm else {}
    return kind(data, linked=_linked(case, kind), initial=_initial(row, kind), **more)


def _linked(case, kind) -> list:
    model = {"needs": WrittenNeed, "outcomes": WrittenOutcome}.get(kind.link_field)
    return list(model.objects.of_case(case).standing().in_order()) if model else []


def _initial(row, kind) -> dict:
    if row is None:
        return {}
    initial = {name: getattr(row, name) for name in kind.base_fields if name != "links"}
    if initial.get("setting"):
        initial["setting"] = initial["setting"].urn or initial["setting"].name
    if kind.link_field:
        initial["links"] = [str(one.pk) for one in getattr(row, kind.link_field).all()]
    return initial


def row_added(form, case, section: Section, by):
    def write():
        return actions.add_row(by=by, request=case, section=section.code, **_said(form))

    return _tried(form, write)


def _said(form) -> dict:
    """What the form asked, with the setting that was meant."""
    asked = form.arguments()
    if "setting" in asked:
        asked["setting"] = setting_called(asked["setting"]) if asked["setting"] else None
    return asked


def row_changed(form, row, by):
    def write():
        return actions.change_row(by=by, row=row, expected_revision=form.expected_revision, **_said(form))

    return _tried(form, write)


def row_moved(form, row, by):
    """Taken out of the plan, or put back."""
    action = actions.remove_row if row.is_standing else actions.restore_row
    return _tried(form, action, by=by, row=row, expected_revision=form.expected_revision)


# Comments, checks, what the family said


def commented(form, case, section: Section, by):
    return _tried(
        form, actions.comment_on, by=by, request=case, code=section.code, text=form.cleaned_data["text"]
    )


def comment_of(case, pk: int) -> SectionComment:
    found = next((one for one in SectionComment.objects.of_case(case) if one.pk == pk), None)
    if found is None:
        raise Http404("There is no such comment.")
    return found


def quality_form(now: Reading, user, data=None):
    asks = bool(now.hard) and user.may(Permission.EXCUSE_CHECKS)
    return forms.QualityForm(data, asks_reason=asks, initial={"digest": now.digest})


def may_check(now: Reading, user) -> bool:
    """Whether this person can record the quality check of the plan as it stands."""
    return now.written is not None and (not now.hard or user.may(Permission.EXCUSE_CHECKS))


def quality_checked(form, case, by):
    given = {"expected_digest": form.cleaned_data["digest"], "reason": form.cleaned_data.get("reason", "")}
    return _tried(form, actions.record_quality_check, by=by, today=today(), request=case, **given)


def representations(case) -> list[Representation]:
    return list(Representation.objects.of_case(case))


def representation_of(case, pk: int) -> Representation:
    found = next((one for one in representations(case) if one.pk == pk), None)
    if found is None:
        raise Http404("There is no such statement.")
    return found


def represented(form, case, by):
    return _tried(
        form, actions.record_representation, by=by, today=today(), request=case, **form.cleaned_data
    )


def answered(form, representation: Representation, by):
    given = {"representation": representation, "answer": form.cleaned_data["answer"]}
    return _tried(form, actions.answer_representation, by=by, **given)


# The thread


@dataclass(frozen=True)
class NeedThread:
    need: Need
    section: Section
    outcomes: list[tuple[Outcome, list]]


@dataclass(frozen=True)
class Thread:
    """Each need with its outcomes and what serves them; and the lines that the thread does not reach."""

    needs: list[NeedThread]
    loose: list[Row] = field(default_factory=list)


def thread(said: Content) -> Thread:
    needs = [
        NeedThread(
            need,
            sections.BY_CODE[need.section],
            [(one, said.provision_of(one)) for one in said.outcomes_of(need)],
        )
        for need in said.needs
    ]
    reached = {one.key for each in needs for one, _ in each.outcomes}
    loose = [
        *(one for one in said.needs if not said.provision_for(one)),
        *(one for one in said.outcomes if one.key not in reached or not said.provision_of(one)),
        *(one for one in said.provision if not said.needs_met(one)),
    ]
    return Thread(needs, loose)


# Versions


@dataclass(frozen=True)
class Comparison:
    """Two of a plan's versions, each by its name; `changed` are the sections that differ."""

    versions: list[WrittenVersion]
    before: str
    after: str
    names: list[tuple[str, str]]
    changed: list[SectionDifference]


def comparison(case, query) -> Comparison:
    """By default the last version beside the plan as it stands; of a plan never sent, nothing."""
    versions = list(WrittenVersion.objects.of_case(case))
    said = {str(one.number): content.from_values(one.content) for one in versions}
    said[NOW] = read(case).content
    before = query.get("from", str(versions[-1].number) if versions else NOW)
    after = query.get("to", NOW)
    if not {before, after} <= set(said):
        raise Http404("There is no such version.")
    found = differences(said[before], said[after])
    return Comparison(versions, before, after, _names(versions), [one for one in found if one.is_changed])


def _names(versions: list[WrittenVersion]) -> list[tuple[str, str]]:
    return [*((str(one.number), version_words(one)) for one in versions), (NOW, "The plan as it stands now")]


def version_words(version: WrittenVersion) -> str:
    return f"{version.get_kind_display()}, {plain_day(version.sent_on)}"


def version_asked(case, query) -> WrittenVersion | None:
    """The version that the address names; None for the plan as it stands."""
    number = query.get("version", NOW)
    if number == NOW:
        return None
    found = next((one for one in WrittenVersion.objects.of_case(case) if str(one.number) == number), None)
    if found is None:
        raise Http404("There is no such version.")
    return found


def said_in(case, version: WrittenVersion | None) -> Content:
    return content.from_values(version.content) if version else read(case).content


# For the family


def sent_to_family(child) -> list[WrittenVersion]:
    return list(WrittenVersion.objects.of_child(child))


def sent_called(child, pk: int) -> WrittenVersion:
    found = next((one for one in sent_to_family(child) if one.pk == pk), None)
    if found is None:
        raise Http404("There is no such plan.")
    return found


# On paper


def pdf(child, said: Content, version: WrittenVersion | None) -> HttpResponse:
    response = HttpResponse(papers.as_pdf(child, said, version), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_file_name(child, version)}.pdf"'
    return response


def word(child, said: Content, version: WrittenVersion | None) -> HttpResponse:
    response = HttpResponse(papers.as_word(child, said, version), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="{_file_name(child, version)}.docx"'
    return response


def _file_name(child, version: WrittenVersion | None) -> str:
    return f"plan-{child.ref}-{f'{version.kind}-{version.number}' if version else 'draft'}"
