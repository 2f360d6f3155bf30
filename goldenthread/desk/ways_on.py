"""The work that belongs to where a case stands, as links: what leads to the next fact, beside the recording of it."""

from django.urls import reverse

from goldenthread.casework.panels import questions
from goldenthread.desk import asking_page
from goldenthread.desk.record import under_way

Way = tuple[str, str]  # words and address


def ways_on(case) -> list[Way]:
    """For a request fetched with its story; no further query."""
    asking = [_way("Ask everybody for advice", "ask_everyone", case)] if _asks(case) else []
    return [*asking, *_of_the_plan(case), *_to_panel(case)]


def _asks(case) -> bool:
    return under_way(case) and asking_page.may_ask(case)


def _of_the_plan(case) -> list[Way]:
    """Written from the assessment on, for as long as the plan is kept."""
    plan = getattr(case, "plan", None)
    if plan is None and not (under_way(case) and hasattr(case, "assessment")):
        return []
    if plan is not None and plan.ceased_on:
        return []
    write, check = _way("Write the plan", "written_plan", case), _way("Check the plan", "plan_checks", case)
    if plan is None:
        return [write, check]
    said = _way("What the family said of it", "plan_representations", case)
    return [write, check, said, _way("Consult settings", "consultations", case)]


def _way(words: str, page: str, case) -> Way:
    return words, reverse(f"desk:{page}", args=[case.ref])


def _to_panel(case) -> list[Way]:
    if questions.asked_by(case) is None:
        return []
    return [("Put it before a panel", reverse("desk:panels", query={"case": case.ref}))]
