"""The work that belongs to where a case stands, as links: what leads to the next fact, beside the recording of it."""

from django.urls import reverse

from goldenthread.casework.stages import is_to_be_issued
from goldenthread.desk import asking_page
from goldenthread.desk.record import under_way

Way = tuple[str, str]  # words and address


def ways_on(case) -> list[Way]:
    """For a request fetched with its story; no further query."""
    if not under_way(case):
        return _with_a_plan(case) if hasattr(case, "plan") else []
    if not case.decision:
        return [_to_panel(case)]
    if not hasattr(case, "assessment"):
        return []  # an assessment was ordered, and the family is still to be told
    if is_to_be_issued(case):
        return _with_a_plan(case)
    asking = [_way("Ask everybody for advice", "ask_everyone", case)] if asking_page.may_ask(case) else []
    return [*asking, _to_panel(case), _way("Write the plan", "written_plan", case)]


def _with_a_plan(case) -> list[Way]:
    plan = getattr(case, "plan", None)
    ways = [_way("Write the plan", "written_plan", case), _way("Check the plan", "plan_checks", case)]
    if plan is None or plan.ceased_on:
        return ways[: 2 if plan is None else 0]
    said = _way("What the family said of it", "plan_representations", case)
    return [*ways, said, _way("Consult settings", "consultations", case), _to_panel(case)]


def _way(words: str, page: str, case) -> Way:
    return words, reverse(f"desk:{page}", args=[case.ref])


def _to_panel(case) -> Way:
    return "Put it before a panel", reverse("desk:panels", query={"case": case.ref})
