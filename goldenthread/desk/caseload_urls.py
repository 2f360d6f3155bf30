"""Addresses of a caseworker's own cases, of the manager's caseloads, the backlog, and the exceptions to approve. They stand
before those of one case."""

from django.urls import path

from goldenthread.desk.views import backlog, caseloads, exceptions, my_cases

urlpatterns = [
    path("cases/", my_cases.my_cases, name="my_cases"),
    path("cases/download/", my_cases.my_cases_download, name="my_cases_download"),
    path("caseloads/", caseloads.caseloads, name="caseloads"),
    path("caseloads/unallocated/", caseloads.unallocated, name="unallocated"),
    path("caseloads/officers/<int:officer>/", caseloads.caseload, name="caseload"),
    path("caseloads/hand-over/", caseloads.hand_over, name="hand_over"),
    path("caseloads/handovers/<int:handover>/", caseloads.handover, name="handover"),
    path("caseloads/absences/new/", caseloads.add_absence, name="add_absence"),
    path("caseloads/absences/<int:absence>/", caseloads.end_absence, name="end_absence"),
    path("backlog/", backlog.backlog, name="backlog"),
    path("backlog/oldest/", backlog.oldest_cases, name="oldest_cases"),
    path("exceptions/", exceptions.exceptions, name="exceptions"),
    path("cases/<str:ref>/exceptions/<int:proposed>/", exceptions.decide_exception, name="decide_exception"),
]
