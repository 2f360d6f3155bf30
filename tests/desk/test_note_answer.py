"""Whoever keeps the case says that they have seen a setting's own answer."""

import consulted

from goldenthread.casework.consulting.actions import give_answer
from goldenthread.casework.consulting.models import Consultation


def test_it_is_said_once_and_of_own_answers_alone(signed_in, officer, stranger):
    held = consulted.asked(officer)
    page = f"/cases/{held.request.ref}/consultations/"
    address = f"/cases/{held.request.ref}/consultations/{held.pk}/seen/"
    signed_in(officer).post(address, redirects_to=page)
    assert Consultation.objects.get().noted_at is None
    give_answer(by=consulted.staff_of(held), today=consulted.TODAY, consultation=held, answer="willing")
    signed_in(stranger).post(address, status=404)
    signed_in(officer).post(address, redirects_to=page)
    assert Consultation.objects.get().noted_by == officer
    assert not Consultation.objects.arrived().exists()
