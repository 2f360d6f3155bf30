"""Addresses of the desk: home and the scorecard here, children and their cases in `case_urls`, settings
and policy in `setting_urls`."""

from django.urls import path

from goldenthread.desk.case_urls import urlpatterns as case_urlpatterns
from goldenthread.desk.setting_urls import urlpatterns as setting_urlpatterns
from goldenthread.desk.views import home, scorecard

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/<str:month>/", scorecard.scorecard, name="scorecard"),
    path("scorecard/<str:month>/<str:code>/", scorecard.kpi, name="kpi"),
    path("scorecard/<str:month>/<str:code>/cases/", scorecard.kpi_cases, name="kpi_cases"),
    path("scorecard/<str:month>/<str:code>/download/", scorecard.kpi_download, name="kpi_download"),
    *case_urlpatterns,
    *setting_urlpatterns,
]
