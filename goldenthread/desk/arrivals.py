"""What families and settings sent through their own pages, and nobody of the service has dealt with: views, what was said
about a draft, answers to consultations."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from goldenthread.casework.consulting.models import Consultation
from goldenthread.casework.plan_writing.models import Representation, VoicedViews

Row = tuple[str, str, str, date, str]  # child, what, who, day, address


def rows(worker, officer=None) -> Iterator[Row]:
    """Of the cases that `worker` may work on; with `officer`, of that officer's alone. Three queries."""
    for model, found_of in (
        (Consultation, _answer),
        (VoicedViews, _views),
        (Representation, _representation),
    ):
        found = model.objects.visible_to(worker).arrived().for_list()
        yield from (found_of(one) for one in (found.of_officer(officer) if officer else found))


def _answer(one: Consultation) -> Row:
    url = reverse("desk:consultations", args=[one.request.ref])
    return (one.request.child.name, "Answer to a consultation", str(one.setting), one.answered_on, url)


def _views(one: VoicedViews) -> Row:
    url = reverse("desk:case_views", args=[one.request.ref])
    return (one.request.child.name, f"{one.get_whose_display()} views", one.voice, one.given_on, url)


def _representation(one: Representation) -> Row:
    case = one.written_plan.request
    url = reverse("desk:plan_representations", args=[case.ref])
    return (case.child.name, "What the family says about the draft", one.voice, one.received_on, url)
