from django.urls import path

app_name = "assurance"
urlpatterns = []
