"""Addresses of the pages that belong to no part: whether the service is up, and what it says of itself."""

from django.urls import path

from goldenthread.site import views

app_name = "site"
urlpatterns = [
    path("health/", views.health, name="health"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
