"""Any sequence of writes, legal or not: no fact is lost, no clock differs from a rebuild, no stage is one that the law
does not know, and what is refused leaves everything as it was."""

from datetime import date, timedelta

import factories
import pytest
from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Caseworker, SendManager
from goldenthread.casework import actions
from goldenthread.casework.consulting import actions as consulting
from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.merging.actions import merge_children, undo_merge
from goldenthread.casework.models import Advice, Plan, ProvisionGap, Request, Review
from goldenthread.casework.next_step import next_step, status
from goldenthread.casework.notices import actions as notices
from goldenthread.casework.notices import contact_actions as contacts
from goldenthread.casework.notices.models import Contact, Notice
from goldenthread.casework.notices.recipients import recipients
from goldenthread.casework.orders import actions as orders
from goldenthread.casework.orders.models import TribunalOrder
from goldenthread.casework.panels import actions as panels
from goldenthread.casework.panels.models import Panel, PanelItem
from goldenthread.casework.plan_writing import actions as writing
from goldenthread.casework.plan_writing import reading
from goldenthread.casework.plan_writing.models import Representation
from goldenthread.casework.stages import STAGES, stage_of
from goldenthread.casework.timeline import timeline
from goldenthread.casework.transfers import actions as transfers
from goldenthread.clocks.actions import Counts, rebuild
from goldenthread.clocks.models import Clock, ClockChange
from goldenthread.people.actions import set_district
from goldenthread.people.models import Child, ChildMerge
from goldenthread.voice import actions as complaints
from goldenthread.voice.models import Complaint

TODAY = date(2027, 7, 1)
START = date(2024, 1, 1)


def newest(model):
    return model.objects.order_by("-pk").first()


def on(model, act, called="", **given):
    """The write on the newest record of a kind, where there is one."""

    def run(day, **who):
        found = newest(model)
        if found:
            name = called or model.__name__.lower()
            act(**who, today=TODAY, **{name: found}, **{k: v(day) for k, v in given.items()})

    return run


def always(value):
    return lambda _day: value


def same(day):
    return day


def _new_request(day, *, by):
    actions.record_request(by=by, today=TODAY, child=factories.child(), received_on=day)


def _ask_again(day, *, by):
    if request := newest(Request):
        actions.record_request(by=by, today=TODAY, child=request.child, received_on=day)


def _transfer_in(day, *, by, child=None):
    transfers.record_transfer_in(
        by=by,
        today=TODAY,
        child=child or factories.child(),
        transferred_from_authority="887",
        transferred_in_on=day,
        first_issued_on=day - timedelta(200),
        reviewed_on=day - timedelta(20),
        review_decision="amend",
    )


def _transfer_to_known(day, *, by):
    if request := newest(Request):
        _transfer_in(day, by=by, child=request.child)


def _new_complaint(day, *, by):
    complaints.record_complaint(by=by, today=TODAY, child=factories.child(), received_on=day)


def _exception(day, *, by):
    if request := newest(Request):
        actions.record_exception(by=by, request=request, kind="absent_from_area", reason="abroad")


def _allocate(day, *, by):
    actions.allocate(by=by, requests=list(Request.objects.all()), officer=by)


def _move_house(day, *, by):
    if request := newest(Request):
        set_district(by=by, child=request.child, district=factories.district())


def _call_off(day, *, by):
    if plan := newest(Plan):
        transfers.call_off_plan_move(by=by, plan=plan, because="They stay")


def _order(requires, origin="order"):
    def run(day, *, by):
        if request := newest(Request):
            orders.record_order(
                by=by,
                today=TODAY,
                request=request,
                origin=origin,
                requires=requires,
                made_on=day,
                received_on=day + timedelta(2),
            )

    return run


def _consult(day, *, by):
    if request := newest(Request):
        consulting.consult_settings(
            by=by, today=TODAY, request=request, settings=[factories.setting()], sent_on=day
        )


def _panel(question):
    def run(day, *, by):
        if request := newest(Request):
            panel = panels.plan_panel(
                by=by, question=question, held_on=day, chair=by, members=[("A Member", "Head teacher")]
            )
            panels.put_before(by=by, panel=panel, request=request, summary="About the case")

    return run


def _say(day, *, by):
    if item := newest(PanelItem):
        panels.say_of(by=by, item=item, outcome="agreed", reasons="The evidence says so")


def _close(day, *, by):
    if panel := newest(Panel):
        panels.close_panel(by=by, panel=panel, minute="Agreed")


def _take_off(day, *, by):
    if item := newest(PanelItem):
        panels.take_off(by=by, item=item)


def _write_need(day, *, by):
    if request := newest(Request):
        writing.add_row(by=by, request=request, section="b", text=f"A need told of on {day}")


def _quality_check(day, *, by):
    if request := newest(Request):
        digest = reading.read(request, TODAY).digest
        writing.record_quality_check(
            by=by, today=TODAY, request=request, expected_digest=digest, reason="Read whole"
        )


def _represent(day, *, by):
    if request := newest(Request):
        writing.record_representation(
            by=by, request=request, today=TODAY, voice="Parent", received_on=day, text="More therapy"
        )


def _answer_representation(day, *, by):
    if one := newest(Representation):
        writing.answer_representation(by=by, representation=one, answer="It is in section F now")


def _notice(day, *, by):
    if request := newest(Request):
        people = recipients(request, "family", TODAY)
        notices.prepare_notice(
            by=by,
            today=TODAY,
            request=request,
            kind="request_acknowledged",
            channel="first_class",
            to=people,
        )


def _withdraw_notice(day, *, by):
    if notice := newest(Notice):
        notices.withdraw_notice(by=by, today=TODAY, notice=notice, reason="A slip")


def _merge(day, *, by):
    children = list(Child.objects.order_by("-pk")[:2])
    if len(children) > 1:
        kept, merged = children
        merge_children(by=by, kept=kept, merged=merged, reason="One child")


def _undo_merge(day, *, by):
    if merge := newest(ChildMerge):
        undo_merge(by=by, merge=merge)


def _correct(model, field):
    def run(day, *, by):
        if found := newest(model):
            actions.correct_date(by=by, today=TODAY, record=found, field=field, to=day, reason="typing")

    return run


STEPS = {
    "request": _new_request,
    "ask again": _ask_again,
    "assess": on(Request, actions.record_decision, decision=always("assess"), decided_on=same),
    "assess again": on(
        Request,
        actions.record_decision,
        decision=always("assess"),
        decided_on=same,
        because=always("Much has changed"),
    ),
    "refuse": on(Request, actions.record_decision, decision=always("refuse"), decided_on=same),
    "refuse again": on(
        Request,
        actions.record_decision,
        decision=always("refuse"),
        decided_on=same,
        because=always("Nothing has changed"),
    ),
    "withdraw": on(Request, actions.withdraw_request, withdrawn_on=same),
    "move": on(Request, actions.record_move, moved_on=same, moved_to_authority=always("999")),
    "advice": on(Request, actions.seek_advice, kind=always("health"), requested_on=same),
    "advice back": on(Advice, actions.receive_advice, returned_on=same),
    "agree": on(Request, actions.agree_to_issue, agreed_on=same),
    "no plan": on(Request, actions.record_not_issuing, not_issued_on=same),
    "draft": on(Request, actions.send_draft, draft_sent_on=same),
    "issue": on(Request, actions.issue_plan, issued_on=same),
    "issue early": on(Request, actions.issue_plan, issued_on=same, early_because=always("They agree")),
    "meet": on(Plan, actions.record_review_meeting, meeting_on=same),
    "papers": on(Review, actions.record_review_papers, papers_received_on=same),
    "maintain": on(Review, actions.record_review_decision, decision=always("maintain"), decided_on=same),
    "amend": on(Review, actions.record_review_decision, decision=always("amend"), decided_on=same),
    "to cease": on(Review, actions.record_review_decision, decision=always("cease"), decided_on=same),
    "propose": on(Review, actions.propose_amendments, amendments_proposed_on=same),
    "final": on(Review, actions.issue_amended_plan, final_plan_on=same),
    "final early": on(
        Review, actions.issue_amended_plan, final_plan_on=same, early_because=always("They agree")
    ),
    "cease": on(Plan, actions.cease_plan, ceased_on=same, cease_reason=always("2")),
    "cease early": on(
        Plan,
        actions.cease_plan,
        ceased_on=same,
        cease_reason=always("2"),
        early_because=always("The family asked for it"),
    ),
    "gap": on(Plan, actions.record_provision_gap, what=always("Therapy"), from_on=same),
    "gap ends": on(ProvisionGap, actions.end_provision_gap, called="gap", until_on=same),
    "transfer in": _transfer_in,
    "transfer to a known child": _transfer_to_known,
    "tell of transfer": on(Plan, transfers.tell_of_transfer, transfer_notified_on=same),
    "plan moves": on(
        Plan,
        transfers.record_plan_move,
        transferred_to_authority=always("887"),
        moves_on=lambda day: day + timedelta(30),
        move_known_on=same,
    ),
    "stays": _call_off,
    "hand over": on(Plan, transfers.hand_over_plan, transferred_on=same, papers_sent=always("All")),
    "order to assess": _order("assess"),
    "agreed to assess": _order("assess", "mediation"),
    "order to plan": _order("make_plan"),
    "order to reconsider": _order("reconsider"),
    "order to reassess": _order("reassess"),
    "declined again": on(TribunalOrder, orders.decline_after_order, called="order", declined_on=same),
    "conceded plan": _order("make_plan", "concession"),
    "order to amend": _order("amend_both"),
    "order to keep": _order("keep_plan"),
    "order to keep and amend": _order("keep_and_amend"),
    "order to end": _order("end_plan"),
    "told of order": on(TribunalOrder, orders.tell_of_ordered_assessment, called="order", told_on=same),
    "amended as ordered": on(TribunalOrder, orders.amend_as_ordered, called="order", amended_on=same),
    "order taken back": on(TribunalOrder, orders.take_back_order, called="order", because=always("A slip")),
    "consult": _consult,
    "setting answers": on(Consultation, consulting.record_answer, answer=always("willing"), answered_on=same),
    "consultation withdrawn": on(
        Consultation, consulting.withdraw_consultation, withdrawn_because=always("The family chose")
    ),
    "panel to assess": _panel("assess"),
    "panel to issue": _panel("issue"),
    "panel on placement": _panel("placement"),
    "panel says": _say,
    "panel closes": _close,
    "off the panel": _take_off,
    "write a need": _write_need,
    "quality check": _quality_check,
    "representation": _represent,
    "representation answered": _answer_representation,
    "letter": _notice,
    "letter withdrawn": _withdraw_notice,
    "contact": on(
        Request,
        contacts.record_contact,
        kind=always("support_offer"),
        happened_on=same,
        with_whom=always("Head"),
        words=always("What the school can do now"),
        follow_up_on=lambda day: day + timedelta(7),
    ),
    "contact corrected": on(
        Contact,
        contacts.correct_contact,
        reason=always("A slip"),
        kind=always("call"),
        happened_on=same,
        with_whom=always("Head"),
        words=always("What was said"),
        follow_up_on=always(None),
    ),
    "followed up": on(Contact, contacts.follow_up_contact),
    "exception": _exception,
    "allocate": _allocate,
    "move house": _move_house,
    "merge": _merge,
    "undo merge": _undo_merge,
    "correct receipt": _correct(Request, "received_on"),
    "correct refusal": _correct(Request, "decided_on"),
    "correct issue": _correct(Plan, "first_issued_on"),
    "correct end": _correct(Plan, "ceased_on"),
    "correct transfer": _correct(Plan, "transferred_in_on"),
    "correct move": _correct(Plan, "moves_on"),
    "correct meeting": _correct(Review, "meeting_on"),
    "correct decision": _correct(Review, "decided_on"),
    "correct advice": _correct(Advice, "requested_on"),
    "correct order": _correct(TribunalOrder, "made_on"),
    "complaint": _new_complaint,
    "acknowledge": on(Complaint, complaints.acknowledge_complaint, acknowledged_on=same),
    "answer": on(Complaint, complaints.answer_complaint, answered_on=same, upheld=always("not")),
    "escalate": on(Complaint, complaints.escalate, received_on=same),
}
ROADS = [
    ["request", "assess", "no plan", "order to reconsider", "declined again", "order to reconsider", "draft"],
    ["transfer in", "order to reassess", "told of order", "amended as ordered", "order to reassess"],
    ["request", "assess", "advice", "agree", "draft", "consult", "issue early", "meet", "amend", "propose"],
    ["request", "refuse", "order to assess", "told of order", "advice", "agree", "draft", "issue early"],
    ["request", "assess", "no plan", "order to plan", "draft", "issue early", "order to amend"],
    ["transfer in", "tell of transfer", "meet", "maintain", "plan moves", "hand over"],
    [
        "transfer in",
        "meet",
        "cease early",
        "order to keep and amend",
        "amended as ordered",
        "order to end",
        "cease",
    ],
    ["request", "assess", "no plan", "ask again", "refuse again", "agreed to assess", "told of order"],
]
# They may put a case anywhere that its facts then say: what is corrected, taken back or made one of two records.
ANYWHERE = {"correct_date", "take_back_order"}


@st.composite
def sequences(draw):
    """Mostly one of the roads with other steps strewn in, so that deep stages are reached."""
    road = draw(st.sampled_from(ROADS))
    names = list(road[: draw(st.integers(1, len(road)))])
    for name in draw(st.lists(st.sampled_from(sorted(STEPS)), max_size=12)):
        names.insert(draw(st.integers(1, len(names))), name)
    gaps = draw(st.lists(st.integers(-3, 60), min_size=len(names), max_size=len(names)))
    return list(zip(names, gaps, strict=True))


RECORDED = [
    model for model in auditlog.get_models() if model._meta.app_label in {"casework", "people", "voice"}
]


def rows() -> dict:
    """Every row of every model whose changes are written down, by model and key."""
    return {(model._meta.label_lower, row["id"]): row for model in RECORDED for row in model.objects.values()}


def everything() -> tuple:
    """The rows, the clocks and how long the logs are."""
    return (
        rows(),
        list(Clock.objects.order_by("pk").values()),
        LogEntry.objects.count(),
        ClockChange.objects.count(),
    )


def facts_in(found: dict, before: dict) -> set:
    """What was written since: which record, which field, what."""
    return {
        (label, pk, name, str(value))
        for (label, pk), row in found.items()
        for name, value in row.items()
        if isinstance(value, date) and (before.get((label, pk)) or {}).get(name) != value
    }


def lost(facts: set) -> list:
    """The facts that neither their record says any more, nor the log of changes."""
    now = rows()
    gone = [fact for fact in facts if str(now.get(fact[:2], {}).get(fact[2])) != fact[3]]
    return [fact for fact in gone if not _logged(*fact)]


def _logged(label: str, pk: int, name: str, value: str) -> bool:
    kind = ContentType.objects.get_by_natural_key(*label.split("."))
    entries = LogEntry.objects.filter(content_type=kind, object_id=pk).values_list("changes", flat=True)
    return any(value in map(str, (changes or {}).get(name, ())) for changes in entries)


def stages() -> dict[int, str]:
    return {case.pk: stage_of(case).code for case in Request.objects.with_story()}


def check_stages(before: dict[int, str], after: dict[int, str], written: set[str]) -> None:
    """Each case stands where the table lets it stand after what was written."""
    for pk, code in after.items():
        was = before.get(pk)
        if was is None or was == code or written & ANYWHERE:
            continue
        assert code in STAGES[was].then, f"{written} led from {was} to {code}"


def check_reading() -> None:
    """Nothing that a page reads of a case fails, and it stands at a stage of the table."""
    for case in Request.objects.with_story():
        stage, now = stage_of(case), status(case, TODAY)
        assert now.stage == stage.words
        step = next_step(case, list(Clock.objects.of_refs(case.story_refs)), TODAY)
        assert bool(step.action_name) != stage.is_end, f"{stage.code}: {step}"
        assert not step.action_name or step.action_name in stage.may, f"{stage.code}: {step.action_name}"
        timeline(case)
    for child in Child.objects.all():
        assert Plan.objects.live().of_child(child).count() <= 1


def attempt(name, day, by) -> bool:
    """Whether the step was taken; a refused one leaves no trace."""
    before = everything()
    try:
        with transaction.atomic():
            STEPS[name](day, by=by)
    except (Refused, Conflict):
        assert everything() == before, f"{name} was refused and changed something"
        return False
    return True


def written_by(name: str) -> set[str]:
    if name.startswith("correct "):
        return {"correct_date"}
    return {"take_back_order"} if name == "order taken back" else {name}


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequences())
def test_after_any_sequence_nothing_is_lost_and_every_case_stands_where_the_law_knows_it(steps):
    with transaction.atomic():
        by, day, facts = factories.user(Caseworker.code, SendManager.code), START, set()
        for name, gap in steps:
            day += timedelta(gap)
            held, stood = rows(), stages()
            if attempt(name, day, by):
                facts |= facts_in(rows(), held)
                check_stages(stood, stages(), written_by(name))
                check_reading()
        assert not lost(facts)
        assert rebuild() == Counts(0, 0, 0)
        transaction.set_rollback(True)  # the next sequence starts from nothing
