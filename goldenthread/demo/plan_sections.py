"""Three children's plans, written as people would: one being written, with faults, one of years ago and one of this autumn,
draft and final, with what the family said between them."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from goldenthread.accounts.models import User
from goldenthread.accounts.recording import telling_of
from goldenthread.accounts.roles import Caseworker
from goldenthread.casework.models import Assessment, Plan, Request
from goldenthread.casework.plan_writing import actions, family_actions, meeting_actions, sending
from goldenthread.casework.plan_writing.content import Content
from goldenthread.casework.plan_writing.models import VoicedViews, WrittenVersion
from goldenthread.demo import days, plan_texts, showcase
from goldenthread.people.codes import SettingKind

TEAM = "West"
YEARS = range(10, 12)
HOUR = time(14, 20)
NEWEST = 200
AGREED_BEFORE, DRAFTED_BEFORE = timedelta(days=20), timedelta(days=18)
MEETING_PLACE = "The school, the room beside the office"
MEETING_WHO = "Both parents, the inclusion lead and the educational psychologist"
LATE_IN_MONTH = 22  # so that the days before stay in the month in which the county counts them


def write() -> None:
    """What is missing from a county drawn otherwise, such as a plan of this autumn, is left out."""
    by = User.objects.demonstration().filter(grants__role=Caseworker.code, team__name=TEAM).first()
    for who, tell in ((showcase.IN_ASSESSMENT, _being_written), (showcase.REVIEW_DUE, _of_years_ago)):
        found = Request.objects.with_story().filter(child__forename=who[0], child__surname=who[1]).first()
        if found:
            tell(found, by)
    if recent := _recent():
        _of_this_autumn(recent, by)


def _recent() -> Request | None:
    """The newest plan of the team for somebody in Year 10 or 11."""
    issued = Request.objects.with_story().filter(
        child__district__team__name=TEAM,
        is_historical=False,
        plan__ceased_on=None,
        plan__first_issued_on__lte=days.STANDS_STILL_ON,
        plan__first_issued_on__day__gte=LATE_IN_MONTH,
    )
    for case in issued.order_by("-plan__first_issued_on", "ref")[:NEWEST]:
        has_room = case.decided_on <= case.plan.first_issued_on - AGREED_BEFORE
        if has_room and case.child.school_year_on(days.STANDS_STILL_ON) in YEARS:
            return case
    return None


def _at(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, HOUR))


def _being_written(case: Request, by: User) -> None:
    with telling_of(_at(days.STANDS_STILL_ON - timedelta(days=4))):
        _put_down(case, plan_texts.WITH_FAULTS, by)
        parents = next(one for one in actions.list_advice(by=by, request=case) if one.number == 1)
        others = case.written_plan.advice.exclude(pk=parents.pk)
        for row in others:
            actions.remove_row(by=by, row=row, expected_revision=row.revision)
        now = case.child.current_setting
        named = {"setting": now} if now else {"type_only": SettingKind.MAINSTREAM}
        actions.add_row(by=by, request=case, section="i", **named)  # too early: the draft may name none
        text = "The therapist's advice is not here yet. I wrote G1 from her telephone call: ask her for the number of sessions."
        actions.comment_on(by=by, request=case, code="g", text=text)
    _views_of(case, by)


def _views_of(case: Request, by: User) -> None:
    """The child's, heard at school and put into section A; and what a parent with an account sent and nobody has read."""
    name, heard_on = case.child.forename, days.STANDS_STILL_ON - timedelta(days=5)
    with telling_of(_at(heard_on)):
        voice = f"{name}, to the inclusion lead, with picture cards"
        said = {"whose": "child", "text": "I want the quiet corner back.", "voice": voice}
        views = family_actions.record_views(by=by, today=heard_on, request=case, given_on=heard_on, **said)
        family_actions.take_views(by=by, views=views, into_plan=False)
    tie = case.child.guardianships.filter(carer__user__isnull=False).select_related("carer__user").first()
    if tie is None:
        return
    sent_on = days.STANDS_STILL_ON - timedelta(days=1)
    with telling_of(_at(sent_on)):
        parent, voice = tie.carer.user, f"{tie.carer.name} ({tie.relationship.lower()}), in their own account"
        text = f"{name} sleeps badly before school trips. Please ask the school to tell us a week before."
        family_actions.keep_views(by=parent, request=case, whose="parents", text=text)
        voices = dict.fromkeys(VoicedViews.Whose, voice)
        family_actions.send_views(by=parent, today=sent_on, request=case, voices=voices)
    meets_at = _at(days.STANDS_STILL_ON + timedelta(days=8))
    with telling_of(_at(sent_on)):
        meeting_actions.book_meeting(
            by=by, today=sent_on, request=case, meets_at=meets_at, place=MEETING_PLACE, who=MEETING_WHO
        )


def _of_years_ago(case: Request, by: User) -> None:
    sent_on = case.plan.current_from_on
    with telling_of(_at(sent_on)):
        _put_down(case, plan_texts.FIRST_PLAN, by)
        _list_reports(case, by, sent_on)
        _name_settings(case, by)
        sending.freeze(case, by=by, kind=WrittenVersion.Kind.FINAL, sent_on=sent_on)


def _of_this_autumn(case: Request, by: User) -> None:
    issued_on = case.plan.first_issued_on
    drafted_on = _give_the_family_time(case, issued_on)
    with telling_of(_at(drafted_on)):
        _put_down(case, plan_texts.DRAFT_OF_ALL, by)
        if not actions.list_advice(by=by, request=case):
            _list_reports(case, by, drafted_on)
        sending.freeze(case, by=by, kind=WrittenVersion.Kind.DRAFT, sent_on=drafted_on)
    with telling_of(_at(issued_on - timedelta(days=1))):
        _hear_the_family(case, by, issued_on - timedelta(days=1))
    with telling_of(_at(issued_on)):
        _name_settings(case, by)
        sending.freeze(case, by=by, kind=WrittenVersion.Kind.FINAL, sent_on=issued_on)


def _name_settings(case: Request, by: User) -> None:
    """As the county's record of the plan names them; a type of setting alone where it names none."""
    if not case.plan.named_settings.exists():
        actions.add_row(by=by, request=case, section="i", type_only=SettingKind.MAINSTREAM)
    for one in case.plan.named_settings.select_related("setting").order_by("rank"):
        fields = ("setting", "elsewhere", "in_sen_unit", "in_resourced_provision")
        named = {name: getattr(one, name) for name in fields}
        actions.add_row(by=by, request=case, section="i", note=one.elsewhere_note, **named)


def _give_the_family_time(case: Request, issued_on):
    """The county is drawn with the draft on the day of the plan; of this one the days between are told."""
    drafted_on = issued_on - DRAFTED_BEFORE
    Assessment.objects.filter(request=case).update(issue_agreed_on=issued_on - AGREED_BEFORE)
    Plan.objects.filter(pk=case.plan.pk).update(draft_sent_on=drafted_on)
    return drafted_on


def _hear_the_family(case: Request, by: User, day) -> None:
    said = {"voice": plan_texts.HEARD_FROM, "received_on": day, "text": plan_texts.HEARD}
    told = actions.record_representation(by=by, today=day, request=case, section="f", **said)
    row = case.written_plan.provision.get(section="f", number=2)
    links = tuple(row.outcomes.all())
    actions.change_row(
        by=by, row=row, expected_revision=row.revision, links=links, how_long=plan_texts.LONGER_TALK
    )
    actions.answer_representation(by=by, representation=told, answer=plan_texts.ANSWERED)


def _list_reports(case: Request, by: User, day) -> None:
    reports = {
        "Advice of the educational psychologist": 60,
        "Advice of the school": 52,
        "Report of the therapist": 45,
    }
    for title, before in reports.items():
        actions.add_row(by=by, request=case, section="k", title=title, dated_on=day - timedelta(days=before))


def _put_down(case: Request, said: Content, by: User) -> None:
    """Write in a case's plan what a text says, with its links."""
    name = case.child.forename
    for one in said.texts:
        text, voice = _named(one.text, name), _named(one.voice, name)
        actions.write_section(by=by, request=case, code=one.code, text=text, voice=voice)
    made: dict[str, object] = {}
    for row in (*said.needs, *said.outcomes, *said.provision):
        fields = {
            field: _named(value, name) if isinstance(value, str) else value
            for field, value in vars(row).items()
            if field not in ("key", "section", "needs", "outcomes")
        }
        links = tuple(made[key] for key in (*getattr(row, "needs", ()), *getattr(row, "outcomes", ())))
        made[row.key] = actions.add_row(by=by, request=case, section=row.section, links=links, **fields)


def _named(words: str, name: str) -> str:
    return words.replace("{name}", name)
