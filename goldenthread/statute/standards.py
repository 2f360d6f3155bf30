"""Waiting times of health and other services. Only the psychologist's 6 weeks are in the Regulations."""

from goldenthread.statute.counting import Weeks
from goldenthread.statute.duty import Duty, Kind, Limit
from goldenthread.statute.exceptions import ADVICE_IMPRACTICAL
from goldenthread.statute.wording import Authority, regulation

REFERRED = "the referral was received"
HEALTH = "health"
LOCAL_STANDARD = Authority("the local area's standard for the service", "local standard")

DUTIES = (
    Duty(
        code="psychologist_advice_returned",
        reference="9",
        title="Return the educational psychologist's advice",
        limits=(Limit("requested_on", "the psychologist received the request for advice", Weeks(6)),),
        met_by="written advice returned to the local authority",
        authority=regulation("8(1)"),
        as_soon_as_practicable=True,
        exceptions=ADVICE_IMPRACTICAL,
    ),
    Duty(
        code="wheelchair_provided",
        reference="9",
        title="Provide a wheelchair",
        limits=(Limit("referred_on", REFERRED, Weeks(18)),),
        met_by="the equipment handed over",
        authority=Authority(
            "the national standard of 18 weeks for 92% of children", "national 18-week standard"
        ),
        kind=Kind.POLICY,
        policy=HEALTH,
        doubt="That the wait starts on receipt of the referral and ends at handover was not read.",
    ),
    Duty(
        code="speech_and_language_assessed",
        reference="9",
        title="Assess for speech and language therapy",
        limits=(Limit("referred_on", REFERRED, Weeks(12)),),
        met_by="the assessment held; the indicator counts those who waited longer",
        authority=LOCAL_STANDARD,
        kind=Kind.POLICY,
        policy=HEALTH,
    ),
    Duty(
        code="counselling_assessed",
        reference="9",
        title="Hold the first assessment for counselling of children and young people",
        limits=(Limit("referred_on", REFERRED, Weeks(12)),),
        met_by="the first assessment held",
        authority=LOCAL_STANDARD,
        kind=Kind.POLICY,
        policy=HEALTH,
    ),
    Duty(
        code="neurodevelopmental_assessed",
        reference="9",
        title="Assess for autism or ADHD",
        limits=(),
        met_by="the assessment held; waiting lists are counted, but no time is set",
        authority=LOCAL_STANDARD,
        kind=Kind.POLICY,
        policy=HEALTH,
    ),
)
