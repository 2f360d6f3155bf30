"""Addresses of the improvement plan, its risks and the monthly report."""

from django.urls import path

from goldenthread.assurance import views

app_name = "assurance"
urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/areas/<str:number>/", views.area, name="area"),
    path("plan/actions/", views.actions, name="actions"),
    path("plan/actions/download/", views.actions_download, name="actions_download"),
    path("plan/actions/<str:code>/", views.action, name="action"),
    path("plan/actions/<str:code>/rate/", views.rate, name="rate"),
    path("risks/", views.risks, name="risks"),
    path("reports/", views.reports, name="reports"),
    path("reports/assurance/<str:month>/", views.report, name="report"),
    path("reports/assurance/<str:month>/pdf/", views.report_pdf, name="report_pdf"),
]
