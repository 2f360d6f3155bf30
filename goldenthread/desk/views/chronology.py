"""One child's chronology, on a page and as a PDF, and the notes of those who read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import chronology_page as read
from goldenthread.desk.forms import NoteForm
from goldenthread.people.models import Child
from goldenthread.people.today import today


def chronology(request, ref):
    user = request.user
    child = access.get(Child, user, ref, may=Permission.RECORD_FACTS, page="chronology")
    page = read.chronology_page(child, user=user, today=today(), query=request.GET)
    context = {"heading": f"Chronology: {child.name}", "child": child, "page": page}
    return render(request, "desk/chronology.html", context)


def chronology_pdf(request, ref):
    child = access.get(Child, request.user, ref, may=Permission.RECORD_FACTS, page="chronology_pdf")
    made = read.as_pdf(child, user=request.user, today=today())
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="chronology-{child.ref}.pdf"'
    return response


def chronology_note(request, ref, entry):
    child = access.get(Child, request.user, ref, may=Permission.RECORD_FACTS, page="chronology_note")
    noted = read.entry_called(child, entry, today())
    form = NoteForm(request.POST or None, note=noted.note)
    if form.is_valid() and read.noted(form, child=child, entry=noted, by=request.user):
        messages.success(
            request, "The note is kept" if form.cleaned_data["text"] else "The note is taken back"
        )
        return redirect(read.url_of(child, noted))
    context = {
        "heading": "Note on the chronology",
        "form": form,
        "child": child,
        "entry": noted,
        "submit_label": "Keep the note",
    }
    return render(request, "desk/chronology_note.html", context)
