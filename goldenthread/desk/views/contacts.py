"""The contact log of a case: who spoke or wrote to whom, and what is to be followed up."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.desk import case_page
from goldenthread.desk import contact_page as read
from goldenthread.desk import letter_forms as forms
from goldenthread.desk.setting_forms import OneButtonForm


def _case(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def contacts(request, ref):
    case = _case(request, ref, "contacts")
    context = {
        "heading": f"Contacts: {case.child.name}",
        "case": case,
        "entries": read.entries(case, request.GET.get("kind", "")),
        "form": forms.ContactFilter(request.GET),
        "is_filtered": bool(request.GET.get("kind")),
        "tabs": case_page.tabs(case, case_page.CONTACTS, request.user),
    }
    return render(request, "desk/contacts.html", context)


def record_contact(request, ref):
    case = _case(request, ref, "record_contact")
    form = forms.ContactForm(request.POST or None, initial=read.first_answers(request.GET))
    if form.is_valid() and read.record(form, case, request.user):
        messages.success(request, "The contact is recorded")
        return redirect("desk:contacts", ref=ref)
    context = {"heading": "Record a contact", "case": case, "form": form}
    return render(request, "desk/record_contact.html", context | {"submit_label": "Record the contact"})


def correct_contact(request, ref, contact):
    case = _case(request, ref, "correct_contact")
    one = read.numbered(case, contact)
    form = forms.CorrectContactForm(request.POST or None, initial=read.answers_of(one))
    if form.is_valid() and read.correct(form, one, request.user):
        messages.success(request, "The entry is corrected. What stood there stays readable")
        return redirect("desk:contacts", ref=ref)
    context = {"heading": "Correct a contact", "case": case, "contact": one, "form": form}
    return render(request, "desk/correct_contact.html", context | {"submit_label": "Correct the entry"})


def follow_up_contact(request, ref, contact):
    case = _case(request, ref, "follow_up_contact")
    one = read.numbered(case, contact)
    form = OneButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and read.follow_up(form, one, request.user):
        messages.success(request, "It is recorded as followed up")
        return redirect("desk:contacts", ref=ref)
    context = {"heading": "Follow up a contact", "case": case, "contact": one, "form": form}
    return render(request, "desk/follow_up_contact.html", context | {"submit_label": "It has been done"})
