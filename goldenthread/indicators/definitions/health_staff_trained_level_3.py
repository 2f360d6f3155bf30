from datetime import date

from goldenthread.indicators.language import returned

health_staff_trained_level_3 = returned(
    code="X-TRAIN-HEALTH-L3",
    title="Health staff trained to level 3",
    plain="How many health staff had completed the level 3 training on SEND.",
    unit="people",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Staff of NHS providers that the partnership commissions.",
    doubts="It adds up over the programme and cannot fall.",
    companions=("X-HEALTH-SEND-TRAIN-PCT",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                  | from_on    | until_on   | value
        X-TRAIN-HEALTH-L3       | 2024-10-01 | 2024-10-31 | 412.0   # the month's own return
        X-TRAIN-HEALTH-L3       | 2024-09-01 | 2024-09-30 | 396.0   # the month before
        X-TRAIN-HEALTH-L3       | 2024-11-01 | 2024-11-30 | 430.0   # the month after
        X-TRAIN-HEALTH-L3-OTHER | 2024-10-01 | 2024-10-31 | 417.0   # another measure's
        = 412.0 in 2024-10
    """,
)
