"""Every address of the product, part by part."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("goldenthread.accounts.sign_in_urls")),
    path("", include("goldenthread.accounts.urls")),
    path("", include("goldenthread.desk.urls")),
    path("", include("goldenthread.assurance.urls")),
    path("", include("goldenthread.site.pages")),
]

# Named here so that nobody need wonder which answers are ours: each renders the template of its number.
handler400 = "django.views.defaults.bad_request"
handler403 = "django.views.defaults.permission_denied"
handler404 = "django.views.defaults.page_not_found"
handler500 = "django.views.defaults.server_error"
