from django.db import connection
from django.http import JsonResponse
from django.shortcuts import render


def health(request):
    """For a monitor: the process answers and the database does too. Says nothing about anybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})


def accessibility(request):
    return render(request, "site/accessibility.html", {"heading": "Accessibility statement"})


def privacy(request):
    return render(request, "site/privacy.html", {"heading": "Privacy and who sees what"})
