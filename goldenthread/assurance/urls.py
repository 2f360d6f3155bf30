"""Addresses of the improvement plan, its risks and the monthly report."""

from django.urls import include, path

from goldenthread.assurance import views
from goldenthread.assurance.checker import views as checker

app_name = "assurance"
urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/areas/<str:number>/", views.area, name="area"),
    path("plan/", include("goldenthread.assurance.plan_history.urls")),
    path("plan/actions/", views.actions, name="actions"),
    path("plan/actions/download/", views.actions_download, name="actions_download"),
    path("plan/actions/<str:code>/", views.action, name="action"),
    path("plan/actions/<str:code>/rate/", views.rate, name="rate"),
    path("plan/check/", checker.check, name="check"),
    path("plan/check/paper/", checker.check_document, name="check_document"),
    path("plan/check/set-aside/", checker.suppress_finding, name="suppress_finding"),
    path("plan/check/take-back/", checker.restore_finding, name="restore_finding"),
    path("rounds/", include("goldenthread.assurance.rounds.urls")),
    path("plan/evidence/", include("goldenthread.assurance.evidence.urls")),
    path("plan/reviews/", include("goldenthread.assurance.reviews.urls")),
    path("risks/", include("goldenthread.assurance.risks.urls")),
    path("boards/", include("goldenthread.assurance.boards.urls")),
    path("reports/", views.reports, name="reports"),
    path("reports/assurance/<str:month>/", views.report, name="report"),
    path("reports/assurance/<str:month>/pdf/", views.report_pdf, name="report_pdf"),
]
