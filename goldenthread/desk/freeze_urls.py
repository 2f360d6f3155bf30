"""Addresses of published months: publishing one, both sides of its figures, its revisions, and what changed between two."""

from django.urls import path

from goldenthread.desk.views import freezing

MONTH = "scorecard/<str:month>/"
urlpatterns = [
    path(f"{MONTH}publish/", freezing.publish_month, name="publish_month"),
    path(f"{MONTH}publish/work-out-again/", freezing.work_out_again, name="work_out_again"),
    path(f"{MONTH}published/", freezing.published, name="published"),
    path(f"{MONTH}published/download/", freezing.published_download, name="published_download"),
    path(f"{MONTH}revisions/", freezing.revisions, name="revisions"),
    path(f"{MONTH}revisions/<str:code>/", freezing.revision, name="revision"),
    path(f"{MONTH}changes/", freezing.changes, name="changes"),
]
