"""The first page after signing in: three things, by what the person is here to do."""

from django.shortcuts import redirect, render

from goldenthread.desk import panels


def home(request):
    if panels.is_only_a_parent(request.user):
        return redirect("desk:family")
    return render(request, "desk/home.html", {"heading": "Home", "panels": panels.panels(request.user)})
