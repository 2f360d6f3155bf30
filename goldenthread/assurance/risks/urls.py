"""Addresses of the risk register."""

from django.urls import path

from goldenthread.assurance.risks import views

urlpatterns = [
    path("", views.risks, name="risks"),
    path("download/", views.risks_download, name="risks_download"),
    path("map/", views.risk_map, name="risk_map"),
    path("add/", views.add_risk, name="add_risk"),
    path("<int:risk>/", views.risk, name="risk"),
    path("<int:risk>/change/", views.change_risk, name="change_risk"),
    path("<int:risk>/assess/", views.assess_risk, name="assess_risk"),
    path("<int:risk>/why/", views.explain_risk, name="explain_risk"),
    path("<int:risk>/settle/", views.settle_risk, name="settle_risk"),
    path("<int:risk>/mitigations/add/", views.add_mitigation, name="add_mitigation"),
    path("<int:risk>/mitigations/<int:mitigation>/", views.change_mitigation, name="change_mitigation"),
    path(
        "<int:risk>/mitigations/<int:mitigation>/report/", views.report_mitigation, name="report_mitigation"
    ),
]
