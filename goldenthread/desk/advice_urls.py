"""Addresses of requests for advice: of those who were asked, and of the service."""

from django.urls import path

from goldenthread.desk.views import advice, case_advice

ASKED = "advice/<str:ref>/<int:advice>/"
OF_CASE = "cases/<str:ref>/advice/<int:advice>/"
urlpatterns = [
    path("advice/", advice.advice_queue, name="advice_queue"),
    path("advice/documents/<str:ref>/", advice.advice_document, name="advice_document"),
    path(ASKED, advice.advice_request, name="advice_request"),
    path(f"{ASKED}acknowledge/", advice.acknowledge_advice, name="acknowledge_advice"),
    path(f"{ASKED}late/", advice.delay_advice, name="delay_advice"),
    path(f"{ASKED}write/", advice.write_advice, name="write_advice"),
    path(f"{ASKED}give/", advice.give_advice, name="give_advice"),
    path(f"{ASKED}upload/", advice.upload_advice, name="upload_advice"),
    path(OF_CASE, case_advice.case_advice, name="case_advice"),
    path(f"{OF_CASE}accept/", case_advice.accept_advice, name="accept_advice"),
    path(f"{OF_CASE}send-back/", case_advice.send_back_advice, name="send_back_advice"),
]
