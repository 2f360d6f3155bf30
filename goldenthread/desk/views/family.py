"""A family's own pages: their children, and each child's story in everyday words."""

from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.casework.plan_writing import content
from goldenthread.desk import family_page as read
from goldenthread.desk import family_said, letter_page, plan_pages
from goldenthread.people.models import Child
from goldenthread.people.today import today


def family(request):
    access.require(request.user, Permission.VIEW_OWN_FAMILY)
    day = today()
    children = list(read.children_of(request.user))
    if len(children) == 1:
        return redirect("desk:family_child", children[0].ref)
    pages = [read.family_page(child, day) for child in children]
    access.record_list(request.user, kind="own children", count=len(pages), page="family")
    return render(request, "desk/family.html", {"heading": "Your family", "pages": pages})


def family_child(request, ref):
    own = read.children_of(request.user)
    child = access.get(
        Child, request.user, ref, may=Permission.VIEW_OWN_FAMILY, page="family_child", base=own
    )
    plans = plan_pages.sent_to_family(child)
    page = read.family_page(child, today())
    context = {
        "heading": child.name,
        "page": page,
        "plans": plans,
        "heard": family_said.heard(page.case, request.user),
        "letters": letter_page.letters_to(request.user, child),
    }
    return render(request, "desk/family_child.html", context)


def _sent(request, ref, sent, page):
    """The child and a plan that the family was sent."""
    own = read.children_of(request.user)
    child = access.get(Child, request.user, ref, may=Permission.VIEW_OWN_FAMILY, page=page, base=own)
    return child, plan_pages.sent_called(child, sent)


def family_plan(request, ref, sent):
    child, version = _sent(request, ref, sent, "family_plan")
    context = {
        "heading": f"{child.forename}'s plan",
        "child": child,
        "version": version,
        "sections": plan_pages.section_views(content.from_values(version.content), is_draft=version.is_draft),
    }
    return render(request, "desk/family_plan.html", context)


def family_plan_pdf(request, ref, sent):
    child, version = _sent(request, ref, sent, "family_plan_pdf")
    return plan_pages.pdf(child, content.from_values(version.content), version)
