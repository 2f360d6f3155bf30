"""What a running duty is called in a list, where there is no room for the law's whole sentence."""

from goldenthread.casework.duties import advice_of
from goldenthread.govuk.formats import lower_first
from goldenthread.statute import DUTIES

CALLED = {
    "assessment_decided": "Decide whether to assess",
    # Until it is known whether there will be a plan: the day by which a family without one must have been told.
    "not_issuing_notified": "Decide whether to issue a plan",
    "review_decided": "Decide after the review",
    "amendments_proposed": "Propose the amendments",
    "amended_plan_cap": "Send the amended plan (no notice of amendments yet)",
}


def duty_words(code: str) -> str:
    return CALLED.get(code) or DUTIES[code].title


def clock_words(clock) -> str:
    """The duty, and of advice whose it is."""
    words = duty_words(clock.duty)
    return f"{words}: {lower_first(advice_of(clock.detail))}" if clock.duty == "advice_returned" else words
