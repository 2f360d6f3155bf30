"""Every address of the product, part by part."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("goldenthread.accounts.urls")),
    path("", include("goldenthread.desk.urls")),
    path("", include("goldenthread.assurance.urls")),
    path("", include("goldenthread.site.pages")),
]
