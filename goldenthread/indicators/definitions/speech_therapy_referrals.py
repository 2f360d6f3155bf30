from datetime import date

from goldenthread.indicators.language import returned

speech_therapy_referrals = returned(
    code="X-SLT-REFERRALS",
    title="Speech and language therapy referrals",
    plain="How many children were referred to speech and language therapy in the month.",
    unit="referrals",
    polarity="neutral",
    dataset="waits",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="New referrals of children accepted by the service.",
    doubts="The NHS counts its whole area. Referrals are seasonal: few in August.",
    companions=("APPSLT-2",),
    checked_on=date(2026, 11, 22),
    example="""
        series                | from_on    | until_on   | value
        X-SLT-REFERRALS       | 2024-10-01 | 2024-10-31 | 894.0   # the month's own return
        X-SLT-REFERRALS       | 2024-09-01 | 2024-09-30 | 720.0   # the month before
        X-SLT-REFERRALS       | 2024-11-01 | 2024-11-30 | 870.0   # the month after
        X-SLT-REFERRALS-OTHER | 2024-10-01 | 2024-10-31 | 899.0   # another measure's
        = 894.0 in 2024-10
    """,
)
