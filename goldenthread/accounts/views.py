"""Pages about accounts: who has one, what each may do, and who has read a child's record."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.forms import model_to_dict
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldenthread.accounts import access, actions, directory, history
from goldenthread.accounts import forms as ask
from goldenthread.accounts.errors import Conflict, Refused
from goldenthread.accounts.roles import Permission as P
from goldenthread.govuk import paging


def people(request):
    access.require(request.user, P.MANAGE_ACCOUNTS)
    words = request.GET.get("q", "").strip()
    found = paging.page(directory.people(words), request.GET)
    form = ask.PeopleForm(request.GET or None)
    return render(
        request,
        "accounts/people.html",
        {"heading": "People and roles", "people": found, "form": form, "q": words},
    )


def invite(request):
    access.require(request.user, P.MANAGE_ACCOUNTS)
    form = ask.InviteForm(request.POST or None)
    if form.is_valid():
        try:
            person = actions.create_person(
                by=request.user, link_to=request.build_absolute_uri, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(refused.field or None, refused.words)
        else:
            messages.success(request, f"A link to set a password was sent to {person.email}")
            return redirect("accounts:person", pk=person.pk)
    return render(
        request,
        "accounts/invite.html",
        {"heading": "Make an account", "form": form, "submit_label": "Make the account and send the link"},
    )


def person(request, pk):
    access.require(request.user, P.MANAGE_ACCOUNTS)
    someone = directory.person(pk)
    form = ask.RolesForm(request.POST or None, person=someone)
    asked = form.is_valid()
    if asked and form.cleaned_data["confirmed"]:
        wanted = {name: form.cleaned_data[name] for name in ("roles", "seen")}
        try:
            actions.set_roles(by=request.user, person=someone, **wanted)
        except (Refused, Conflict) as answer:
            messages.error(request, str(answer))
        else:
            messages.success(request, f"The roles of {someone.display_name} were changed")
        return redirect("accounts:person", pk=pk)
    return render(
        request,
        "accounts/person.html",
        {"heading": someone.display_name, "person": someone, "form": form, "to_confirm": asked},
    )


def details(request, pk):
    access.require(request.user, P.MANAGE_ACCOUNTS)
    someone = directory.person(pk)
    form = ask.DetailsForm(request.POST or None, initial=model_to_dict(someone))
    if form.is_valid():
        actions.change_details(by=request.user, person=someone, **form.cleaned_data)
        messages.success(request, f"The details of {someone.display_name} were changed")
        return redirect("accounts:person", pk=pk)
    return render(
        request,
        "accounts/details.html",
        {"heading": f"Details of {someone.display_name}", "form": form, "person": someone},
    )


def open_or_close(request, pk):
    access.require(request.user, P.MANAGE_ACCOUNTS)
    someone = directory.person(pk)
    form = ask.OpenOrCloseForm(request.POST or None, person=someone)
    act = actions.deactivate if someone.is_active else actions.reactivate
    if form.is_valid():
        try:
            act(by=request.user, person=someone)
        except Refused as refused:
            form.add_error(None, refused.words)
        else:
            return redirect("accounts:person", pk=pk)
    return render(
        request,
        "accounts/open_or_close.html",
        {
            "heading": f"{'Close' if someone.is_active else 'Open'} the account of {someone.display_name}",
            "form": form,
            "person": someone,
        },
    )


def roles(request):
    return render(
        request,
        "accounts/roles.html",
        {"heading": "What each role may do", "roles": directory.roles_in_words()},
    )


def security(request):
    wants = "yes" if request.user.wants_digest else "no"
    form = ask.DigestForm(request.POST or None, initial={"wants": wants})
    if form.is_valid():
        actions.set_digest(by=request.user, wants=form.cleaned_data["wants"] == "yes")
        messages.success(request, "Your choice about the daily e-mail is saved")
        return redirect("accounts:security")
    context = {
        "heading": "Your account and security",
        "has_second_factor": is_mfa_enabled(request.user),
        "form": form,
        "gets_digests": request.user.may(P.RECORD_FACTS),
    }
    return render(request, "accounts/security.html", context)


def access_log(request, ref):
    access.require(request.user, P.VIEW_ACCESS_LOG)
    if not history.is_child(ref):
        raise Http404("There is no child with this reference.")
    entries = paging.page(history.entries_of_child(ref), request.GET)
    access.record_reading(request.user, kind="access log", ref=ref, child_ref=ref)
    context = {
        "heading": f"Who has seen {ref}",
        "ref": ref,
        "entries": entries,
        "with_values": request.user.may(P.VIEW_CHILD),
    }
    return render(request, "accounts/access_log.html", context)


@require_POST
def demonstration_sign_in(request):
    """Sign in as an invented person, without a password. There is no such page outside the demonstration."""
    if not settings.DEMONSTRATION:
        raise Http404("This is not a demonstration.")
    form = ask.DemonstrationForm(request.POST)
    number = form["person"].value() or ""
    someone = get_object_or_404(
        directory.demonstration_people(), pk=number if number.isdecimal() and len(number) < 9 else 0
    )
    login(request, someone, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
