"""Addresses of the desk: home here, the rest part by part. Of two that begin alike, the particular stands before the general."""

from django.urls import path

from goldenthread.desk.advice_urls import urlpatterns as advice_urlpatterns
from goldenthread.desk.benchmark_urls import urlpatterns as benchmark_urlpatterns
from goldenthread.desk.case_urls import urlpatterns as case_urlpatterns
from goldenthread.desk.caseload_urls import urlpatterns as caseload_urlpatterns
from goldenthread.desk.consulting_urls import urlpatterns as consulting_urlpatterns
from goldenthread.desk.document_urls import urlpatterns as document_urlpatterns
from goldenthread.desk.family_urls import urlpatterns as family_urlpatterns
from goldenthread.desk.freeze_urls import urlpatterns as freeze_urlpatterns
from goldenthread.desk.letter_urls import urlpatterns as letter_urlpatterns
from goldenthread.desk.panel_urls import urlpatterns as panel_urlpatterns
from goldenthread.desk.plan_urls import urlpatterns as plan_urlpatterns
from goldenthread.desk.return_urls import urlpatterns as return_urlpatterns
from goldenthread.desk.scorecard_urls import urlpatterns as scorecard_urlpatterns
from goldenthread.desk.setting_urls import urlpatterns as setting_urlpatterns
from goldenthread.desk.views import home, trajectory

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    *benchmark_urlpatterns,
    *return_urlpatterns,
    *freeze_urlpatterns,
    path("scorecard/<str:month>/<str:code>/trajectory/", trajectory.trajectory, name="trajectory"),
    *scorecard_urlpatterns,
    *advice_urlpatterns,
    *document_urlpatterns,
    *caseload_urlpatterns,
    *family_urlpatterns,
    *case_urlpatterns,
    *letter_urlpatterns,
    *plan_urlpatterns,
    *consulting_urlpatterns,
    *panel_urlpatterns,
    *setting_urlpatterns,
]
