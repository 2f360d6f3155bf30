"""Addresses of the radar, of children and their cases, and of the family's pages."""

from django.urls import path

from goldenthread.desk.views import asking, cases, chronology, family, front_door, radar

urlpatterns = [
    path("radar/", radar.radar, name="radar"),
    path("radar/download/", radar.radar_download, name="radar_download"),
    path("radar/allocate/", radar.allocate, name="allocate"),
    path("children/", cases.children, name="children"),
    path("children/new/", front_door.new_child, name="new_child"),
    path("children/<str:ref>/", cases.child, name="child"),
    path("children/<str:ref>/correct/", front_door.change_child, name="change_child"),
    path("children/<str:ref>/merge/", front_door.merge_child, name="merge_child"),
    path("children/<str:ref>/merge/undo/", front_door.undo_merge, name="undo_merge"),
    path("children/<str:ref>/request/", cases.new_request, name="new_request"),
    path("children/<str:ref>/transfer/", cases.transfer_in, name="transfer_in"),
    path("children/<str:ref>/chronology/", chronology.chronology, name="chronology"),
    path("children/<str:ref>/chronology/pdf/", chronology.chronology_pdf, name="chronology_pdf"),
    path(
        "children/<str:ref>/chronology/notes/<slug:entry>/",
        chronology.chronology_note,
        name="chronology_note",
    ),
    path("children/<str:ref>/why/<int:clock>/", cases.why, name="why"),
    path("cases/<str:ref>/", cases.case, name="case"),
    path("cases/<str:ref>/record/<slug:fact>/", cases.record, name="record"),
    path("cases/<str:ref>/ask-everyone/", asking.ask_everyone, name="ask_everyone"),
    path("family/", family.family, name="family"),
    path("family/<str:ref>/", family.family_child, name="family_child"),
]
