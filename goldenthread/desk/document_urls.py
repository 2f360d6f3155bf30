"""Addresses of the documents of cases."""

from django.urls import path

from goldenthread.desk.views import documents

urlpatterns = [
    path("arrived/", documents.arrived, name="arrived"),
    path("cases/<str:ref>/documents/", documents.documents, name="documents"),
    path("cases/<str:ref>/documents/new/", documents.add_documents, name="add_documents"),
    path("documents/<str:ref>/", documents.change_document, name="change_document"),
    path("documents/<str:ref>/file/", documents.document_file, name="document_file"),
    path("documents/<str:ref>/seen/", documents.see_document, name="see_document"),
    path("documents/<str:ref>/withdraw/", documents.withdraw_document, name="withdraw_document"),
    path("documents/<str:ref>/restore/", documents.restore_document, name="restore_document"),
    path("family/documents/<str:ref>/file/", documents.family_document, name="family_document"),
    path("family/<str:ref>/documents/", documents.family_documents, name="family_documents"),
    path("family/<str:ref>/documents/send/", documents.send_documents, name="send_documents"),
]
