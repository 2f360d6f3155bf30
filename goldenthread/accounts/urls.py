from django.urls import path

from goldenthread.accounts import views

app_name = "accounts"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/new/", views.invite, name="invite"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/details/", views.details, name="details"),
    path("people/<int:pk>/open-or-close/", views.open_or_close, name="open_or_close"),
    path("roles/", views.roles, name="roles"),
    path("security/", views.security, name="security"),
    path("access/<str:ref>/", views.access_log, name="access_log"),
    path("demonstration/sign-in/", views.demonstration_sign_in, name="demonstration_sign_in"),
]
