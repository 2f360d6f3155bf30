"""Addresses where a family is heard, and of the meeting about a draft."""

from django.urls import path

from goldenthread.desk.views import drafting, family_voice

FAMILY, CASE = "family/<str:ref>/", "cases/<str:ref>/"
urlpatterns = [
    path(f"{FAMILY}say/", family_voice.family_say, name="family_say"),
    path(f"{FAMILY}say/<slug:section>/", family_voice.family_say_section, name="family_say_section"),
    path(f"{FAMILY}send/", family_voice.family_send, name="family_send"),
    path(f"{FAMILY}said/", family_voice.family_said, name="family_said"),
    path(f"{FAMILY}views/", family_voice.family_views, name="family_views"),
    path(f"{CASE}views/", family_voice.case_views, name="case_views"),
    path(f"{CASE}views/<int:views>/", family_voice.take_views, name="take_views"),
    path(f"{CASE}meeting/", drafting.drafting_meeting, name="drafting_meeting"),
    path(f"{CASE}meeting/move/", drafting.move_drafting_meeting, name="move_drafting_meeting"),
    path(f"{CASE}meeting/end/", drafting.end_drafting_meeting, name="end_drafting_meeting"),
    path("children/<str:ref>/account/", drafting.own_account, name="own_account"),
    path("children/<str:ref>/capacity/", drafting.capacity, name="capacity"),
]
