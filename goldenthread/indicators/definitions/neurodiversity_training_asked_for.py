from datetime import date

from goldenthread.indicators.language import returned

neurodiversity_training_asked_for = returned(
    code="X-TRAIN-PINS-REQUESTED",
    title="Pathfinder schools that asked for training",
    plain=(
        "Of schools in the neurodiversity pathfinder, the share that asked for training in at least so "
        "many areas."
    ),
    unit="%",
    polarity="higher",
    dataset="training",
    authority="Local: no national definition",
    owner="Head of inclusion",
    population="The pathfinder's schools in one district.",
    doubts="Twenty schools: one school is five points.",
    companions=("X-TRAIN-DINGLEY",),
    checked_on=date(2026, 11, 22),
    frequency="termly",
    example="""
        series                       | from_on    | until_on   | value | numerator | denominator
        X-TRAIN-PINS-REQUESTED       | 2024-09-01 | 2024-12-31 | 90.0  | 18        | 20            # the autumn term's return
        X-TRAIN-PINS-REQUESTED       | 2024-04-01 | 2024-08-31 | 80.0  |           |               # the summer term before it, without its counts
        X-TRAIN-PINS-REQUESTED       | 2025-01-01 | 2025-03-31 | 95.0  | 19        | 20            # the spring term after it
        X-TRAIN-PINS-REQUESTED-OTHER | 2024-09-01 | 2024-12-31 | 50.0  | 1         | 2             # another measure's
        = 90.0 of 20 in 2024-12
    """,
)
