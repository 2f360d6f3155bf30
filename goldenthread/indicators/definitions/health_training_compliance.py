from datetime import date

from goldenthread.indicators.language import returned

health_training_compliance = returned(
    code="X-HEALTH-SEND-TRAIN-PCT",
    title="Health staff up to date with SEND training",
    plain=(
        "Of health staff who must take SEND training, the share who were up to date at the end of the month."
    ),
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="Staff of NHS providers for whom the training is required.",
    doubts="Which staff must take it is each provider's to say.",
    companions=("X-TRAIN-HEALTH-L3",),
    checked_on=date(2026, 11, 22),
    is_stock=True,
    example="""
        series                        | from_on    | until_on   | value | numerator | denominator
        X-HEALTH-SEND-TRAIN-PCT       | 2024-10-01 | 2024-10-31 | 86.0  | 1720      | 2000          # the month's own return
        X-HEALTH-SEND-TRAIN-PCT       | 2024-09-01 | 2024-09-30 | 84.0  |           |               # the month before, without its counts
        X-HEALTH-SEND-TRAIN-PCT       | 2024-11-01 | 2024-11-30 | 87.0  | 1740      | 2000          # the month after
        X-HEALTH-SEND-TRAIN-PCT-OTHER | 2024-10-01 | 2024-10-31 | 50.0  | 1         | 2             # another measure's
        = 86.0 of 2000 in 2024-10
    """,
)
