"""Addresses of the radar, of children and their cases, and of the family's pages."""

urlpatterns = []
