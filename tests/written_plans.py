"""A case in which it was agreed to issue a plan, and the sound plan of the checks' examples written in it."""

from datetime import date

import stories

from goldenthread.casework import actions as casework
from goldenthread.casework.models import Request
from goldenthread.casework.plan_writing import actions, examples, reading
from goldenthread.people.today import today

SENT_ON = date(2024, 11, 11)
PROVISION = ("what", "who", "how_often", "how_long", "reviewed")


def again(case) -> Request:
    return Request.objects.with_story().get(pk=case.pk)


def agreed(child, by) -> Request:
    """The psychologist's advice came, and it was agreed to issue a plan."""
    asked = stories.assessing(child)
    advice = asked.assessment.advice.get()
    casework.receive_advice(by=by, today=today(), advice=advice, returned_on=date(2024, 11, 1))
    casework.agree_to_issue(by=by, today=today(), request=asked, agreed_on=date(2024, 11, 4))
    return again(asked)


def written(case, by) -> Request:
    for one in examples.SOUND.content.texts:
        actions.write_section(by=by, request=case, code=one.code, text=one.text, voice=one.voice)
    need = actions.add_row(by=by, request=case, section="b", text=examples.READING.text)
    said = {name: getattr(examples.READS, name) for name in ("text", "measure", "reach_by_on")}
    outcome = actions.add_row(by=by, request=case, section="e", links=(need,), **said)
    given = {name: getattr(examples.TAUGHT, name) for name in PROVISION}
    actions.add_row(by=by, request=case, section="f", links=(outcome,), **given)
    actions.list_advice(by=by, request=case)
    return again(case)


def checked(case, by, **given):
    digest = reading.read(again(case), today()).digest
    return actions.record_quality_check(
        by=by, today=today(), request=again(case), expected_digest=digest, **given
    )


def sent(case, by):
    """The draft went out, checked."""
    checked(case, by)
    return casework.send_draft(by=by, today=today(), request=again(case), draft_sent_on=SENT_ON)
