from datetime import date

from goldenthread.indicators.language import returned

private_neurodevelopmental_assessments = returned(
    code="X-ND-PRIVATE",
    title="Private neurodevelopmental assessments",
    plain="How many families are known to have sought a private autism or ADHD assessment in the month.",
    unit="families",
    polarity="lower",
    dataset="waits",
    authority="Local: no national definition",
    owner="Children's community services, NHS",
    population="Families who told a service so.",
    doubts="The NHS cannot see most private work: this is a floor.",
    companions=(
        "APP40",
        "APP41",
    ),
    checked_on=date(2026, 11, 22),
    example="""
        series             | from_on    | until_on   | value
        X-ND-PRIVATE       | 2024-10-01 | 2024-10-31 | 60.0    # the month's own return
        X-ND-PRIVATE       | 2024-09-01 | 2024-09-30 | 55.0    # the month before
        X-ND-PRIVATE       | 2024-11-01 | 2024-11-30 | 64.0    # the month after
        X-ND-PRIVATE-OTHER | 2024-10-01 | 2024-10-31 | 65.0    # another measure's
        = 60.0 in 2024-10
    """,
)
