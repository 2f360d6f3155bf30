"""Addresses of the consultations of settings."""

from django.urls import path

from goldenthread.desk.views import consulting

CASE = "cases/<str:ref>/consultations/"
urlpatterns = [
    path(CASE, consulting.consultations, name="consultations"),
    path(f"{CASE}new/", consulting.consult_settings, name="consult_settings"),
    path(f"{CASE}<int:consultation>/answer/", consulting.answer_consultation, name="answer_consultation"),
    path(f"{CASE}<int:consultation>/seen/", consulting.note_answer, name="note_answer"),
    path("consulted/", consulting.consulted, name="consulted"),
    path("consulted/<str:ref>/", consulting.consulted_about, name="consulted_about"),
    path("consulted/<str:ref>/plan/", consulting.consulted_plan, name="consulted_plan"),
    path(
        f"{CASE}<int:consultation>/take-back/", consulting.withdraw_consultation, name="withdraw_consultation"
    ),
]
