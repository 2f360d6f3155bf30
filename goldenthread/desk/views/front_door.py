"""A child new to the service, a record corrected, and two records of one child made one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.accounts import access
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.roles import Permission
from goldenthread.casework.merging import actions as merging
from goldenthread.desk import front_door
from goldenthread.desk.front_door_forms import (
    ChildForm,
    MergeForm,
    NewChildForm,
    OtherRecordForm,
    UndoMergeForm,
)
from goldenthread.people.models import Child
from goldenthread.people.today import today


def new_child(request):
    access.require(request.user, Permission.RECORD_FACTS)
    form, found = NewChildForm(request.POST or None, **front_door.choices()), []
    if form.is_valid():
        found = front_door.candidates(form.described(), request.user)
        child = front_door.registered(form, found, by=request.user, today=today())
        if child:
            messages.success(request, front_door.made(child))
            return redirect(*front_door.next_of(child, request.user))
    context = {
        "heading": "A child new to the service",
        "form": form,
        "found": found,
        "submit_label": "Make the record",
        "cancel_url": reverse("desk:children"),
        "back_url": reverse("desk:children"),
    }
    return render(request, "desk/new_child.html", context)


def change_child(request, ref):
    child = access.get(Child, request.user, ref, may=Permission.RECORD_FACTS, page="change_child")
    form = ChildForm(request.POST or None, initial=front_door.held(child), **front_door.choices())
    if form.is_valid() and front_door.corrected(form, child, by=request.user, today=today()):
        messages.success(request, "The record is corrected. What it said before stays in its history")
        return redirect("desk:child", ref=ref)
    page = reverse("desk:child", args=[ref])
    context = {
        "heading": f"Correct the record of {child.name}",
        "form": form,
        "submit_label": "Correct the record",
        "cancel_url": page,
        "back_url": page,
    }
    return render(request, "desk/change_child.html", context)


def merge_child(request, ref):
    may, user = Permission.MERGE_RECORDS, request.user
    child = access.get(Child, user, ref, may=may, page="merge_child", base=Child.objects.for_search())
    asking = OtherRecordForm(request.GET if "other" in request.GET else None)
    context = front_door.about_two(child, asking)
    if not asking.is_valid():
        return render(request, "desk/merge_child.html", context)
    other = front_door.other_record(child, user, asking.cleaned_data["other"])
    records = [(one.ref, f"{one.name}, {one.ref}") for one in (child, other)]
    form = MergeForm(
        request.POST or None, records=records, initial={"revisions": front_door.revisions(child, other)}
    )
    kept = form.is_valid() and front_door.merged(form, child, other, by=user)
    if kept:
        messages.success(
            request, f"The two records are one: {kept.ref}. It can be undone from the other's page"
        )
        return redirect("desk:child", ref=kept.ref)
    sides = front_door.side_by_side(child, other)
    return render(request, "desk/merge_child.html", context | {"form": form, "other": other, "sides": sides})


def undo_merge(request, ref):
    child = access.get(Child, request.user, ref, may=Permission.MERGE_RECORDS, page="undo_merge")
    held, form = front_door.merge_of(child), UndoMergeForm(request.POST or None)
    if held is None:
        messages.info(request, "This record is not merged into another")
        return redirect("desk:child", ref=ref)
    if request.method == "POST" and form.is_valid():
        try:
            merging.undo_merge(by=request.user, merge=held)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            messages.success(request, "The records are two again")
            return redirect("desk:child", ref=ref)
    context = {
        "heading": "Make two records of them again",
        "form": form,
        "held": held,
        "submit_label": "Make two records of them again",
        "cancel_url": reverse("desk:child", args=[ref]),
    }
    return render(request, "desk/undo_merge.html", context)
