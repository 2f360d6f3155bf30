"""Addresses of the evidence bank, under the improvement plan's."""

from django.urls import path

from goldenthread.assurance.evidence.views import reading, writing

urlpatterns = [
    path("", reading.evidence, name="evidence"),
    path("download/", reading.evidence_download, name="evidence_download"),
    path("missing/", reading.evidence_gaps, name="evidence_gaps"),
    path("add/", writing.add_evidence, name="add_evidence"),
    path("add/figure/", writing.add_figure, name="add_figure"),
    path("<int:item>/", reading.evidence_item, name="evidence_item"),
    path("<int:item>/change/", writing.change_evidence, name="change_evidence"),
    path("<int:item>/withdraw/", writing.withdraw_evidence, name="withdraw_evidence"),
    path("<int:item>/restore/", writing.restore_evidence, name="restore_evidence"),
    path("<int:item>/link/", writing.link_evidence, name="link_evidence"),
    path("<int:item>/links/<int:link>/", writing.unlink_evidence, name="unlink_evidence"),
    path("<int:item>/links/<int:link>/verdict/", writing.judge_offer, name="judge_offer"),
    path("<int:item>/document/<int:version>/", reading.evidence_document, name="evidence_document"),
]
