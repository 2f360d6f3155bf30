"""Letters of a case: written, looked at, sent, and what became of them; and whom letters name."""

from django.contrib import messages
from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.models import Request
from goldenthread.casework.notices.models import Notice
from goldenthread.casework.notices.templates import template
from goldenthread.desk import case_page
from goldenthread.desk import letter_forms as forms
from goldenthread.desk import letter_page as read
from goldenthread.desk.family_page import children_of
from goldenthread.desk.setting_forms import OneButtonForm
from goldenthread.people.models import Child
from goldenthread.people.today import today


def _case(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Request, request.user, ref, may=may, page=page, base=Request.objects.with_story())


def _letter(request, ref, page):
    may = Permission.RECORD_FACTS
    return access.get(Notice, request.user, ref, may=may, page=page, base=Notice.objects.with_story())


def letters(request, ref):
    case = _case(request, ref, "letters")
    context = {
        "heading": f"Letters: {case.child.name}",
        "case": case,
        "page": read.letters_page(case),
        "tabs": case_page.tabs(case, case_page.LETTERS, request.user),
    }
    return render(request, "desk/letters.html", context)


def write_letter(request, ref, kind):
    case = _case(request, ref, "write_letter")
    wanted = read.wanted_called(case, kind, request.GET)
    held = template(kind, today())
    people = read.people_for(case, wanted, held)
    form = forms.WriteLetterForm(
        request.POST or None, held=held, people=people, initial=read.first_answers(people)
    )
    notice = read.prepared(form, case, wanted, people, request.user) if form.is_valid() else None
    if notice:
        return redirect("desk:send_letter", ref=notice.ref)
    context = {
        "heading": held.label,
        "case": case,
        "held": held,
        "people": people,
        "form": form,
        "submit_label": "Go on to the preview",
    }
    return render(request, "desk/write_letter.html", context)


def letter(request, ref):
    notice = _letter(request, ref, "letter")
    page = read.letter_view(notice)
    return render(request, "desk/letter.html", {"heading": page.held.label, "page": page, "notice": notice})


def letter_pdf(request, ref, copy):
    notice = _letter(request, ref, "letter_pdf")
    return read.pdf(read.copy_numbered(notice, copy), notice, request.user)


def letter_enclosure(request, ref, enclosure):
    return read.enclosure_file(_letter(request, ref, "letter_enclosure"), enclosure)


def send_letter(request, ref):
    notice = _letter(request, ref, "send_letter")
    if notice.sent_on or notice.is_withdrawn:
        messages.info(request, "This letter has been dealt with already")
        return redirect("desk:letter", ref=ref)
    page = read.send_view(notice, request.user)
    form = forms.SendLetterForm(
        request.POST or None, warnings=page.warnings, initial={"revision": notice.revision}
    )
    if form.is_valid() and read.send(form, notice, request.user):
        messages.success(request, "The letter is sent, and kept as it was sent")
        return redirect("desk:letter", ref=ref)
    context = {"heading": "Look at the letter and send it", "notice": notice, "page": page, "form": form}
    return render(request, "desk/send_letter.html", context | {"submit_label": "Send the letter"})


def letter_step(request, ref, copy):
    notice = _letter(request, ref, "letter_step")
    one = read.copy_numbered(notice, copy)
    form = forms.LetterStepForm(
        request.POST or None, channel=notice.channel, initial={"revision": notice.revision}
    )
    if form.is_valid() and read.told(form, notice, one, request.user):
        messages.success(request, "It is written down")
        return redirect("desk:letter", ref=ref)
    context = {"heading": "What became of the letter", "notice": notice, "copy": one, "form": form}
    return render(request, "desk/letter_step.html", context | {"submit_label": "Write it down"})


def withdraw_letter(request, ref):
    notice = _letter(request, ref, "withdraw_letter")
    form = forms.WithdrawLetterForm(request.POST or None, initial={"revision": notice.revision})
    if form.is_valid() and read.withdraw(form, notice, request.user):
        messages.success(request, "The letter is withdrawn. It stays on file as it was")
        return redirect("desk:letter", ref=ref)
    context = {"heading": "Withdraw the letter", "notice": notice, "form": form}
    return render(request, "desk/withdraw_letter.html", context | {"submit_label": "Withdraw the letter"})


def try_letter_again(request, ref):
    notice = _letter(request, ref, "try_letter_again")
    form = OneButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = read.try_again(notice, request.user)
        messages.success(request, "It has left") if done else messages.error(request, "It failed again")
        return redirect("desk:letter", ref=ref)
    context = {"heading": "Try to send it again", "notice": notice, "form": form}
    return render(request, "desk/try_letter_again.html", context | {"submit_label": "Try again"})


def write_address(request, ref, who):
    case = _case(request, ref, "write_address")
    whose = read.whose_address(case, who)
    first = {"address": whose.address, "email": whose.email}
    form = forms.AddressForm(request.POST or None, initial=first)
    if form.is_valid() and read.keep_address(form, whose, request.user):
        messages.success(request, "The address is on file")
        return redirect("desk:letters", ref=ref)
    context = {"heading": "Address for letters", "case": case, "whose": whose, "form": form}
    return render(request, "desk/write_address.html", context | {"submit_label": "Keep the address"})


def letters_waiting(request):
    access.require(request.user, Permission.RECORD_FACTS)
    page = read.waiting(request.user.only_as(Permission.RECORD_FACTS))
    count = len(page.unsent) + len(page.undelivered) + len(page.to_print)
    access.record_list(request.user, kind="letters waiting", count=count, page="letters_waiting")
    return render(request, "desk/letters_waiting.html", {"heading": "Letters that wait", "page": page})


def letter_contacts(request):
    access.require(request.user, Permission.MANAGE_POLICY)
    form = forms.LetterContactsForm(request.POST or None, initial=read.first_contacts())
    if form.is_valid() and read.change_contacts(form, request.user):
        messages.success(request, "Letters name these from that day")
        return redirect("desk:policy")
    context = {"heading": "Whom letters name", "form": form, "versions": read.contacts_written()}
    return render(request, "desk/letter_contacts.html", context | {"submit_label": "Save"})


def family_letter(request, ref, copy):
    user = request.user
    own = children_of(user)
    child = access.get(Child, user, ref, may=Permission.VIEW_OWN_FAMILY, page="family_letter", base=own)
    one = read.family_copy(user, child, copy)
    return read.pdf(one, one.notice, user)


def family_enclosure(request, ref, copy, enclosure):
    user = request.user
    own = children_of(user)
    child = access.get(Child, user, ref, may=Permission.VIEW_OWN_FAMILY, page="family_enclosure", base=own)
    return read.enclosure_file(read.family_copy(user, child, copy).notice, enclosure)
