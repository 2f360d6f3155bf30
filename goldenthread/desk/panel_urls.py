"""Addresses of the panels."""

from django.urls import path

from goldenthread.desk.views import panels

PANEL = "panels/<int:panel>/"
urlpatterns = [
    path("panels/", panels.panels, name="panels"),
    path("panels/new/", panels.plan_panel, name="plan_panel"),
    path(PANEL, panels.panel, name="panel"),
    path(f"{PANEL}add/", panels.put_before, name="put_before"),
    path(f"{PANEL}close/", panels.close_panel, name="close_panel"),
    path(f"{PANEL}cases/<str:ref>/", panels.say_of_case, name="say_of_case"),
    path(f"{PANEL}cases/<str:ref>/take-off/", panels.take_off, name="take_off"),
]
