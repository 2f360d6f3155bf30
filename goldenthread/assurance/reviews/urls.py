"""Addresses of government reviews, under the improvement plan's."""

from django.urls import path

from goldenthread.assurance.evidence.views import pack
from goldenthread.assurance.reviews import views

urlpatterns = [
    path("", views.government_reviews, name="government_reviews"),
    path("pack/", pack.review_pack, name="review_pack"),
    path("pack/pdf/", pack.review_pack_pdf, name="review_pack_pdf"),
    path("<int:review>/", views.government_review, name="government_review"),
    path("<int:review>/asks/<int:ask>/", views.judge_ask, name="judge_ask"),
]
