"""The first page after signing in: three things, by what the person is here to do."""

from django.shortcuts import render


def home(request):
    return render(request, "desk/home.html", {"heading": "Home"})
