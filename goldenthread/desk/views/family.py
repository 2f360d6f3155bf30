"""A family's own pages: their children, and each child's story in everyday words."""

from django.shortcuts import redirect, render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import family_page as read
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
    context = {"heading": child.name, "page": read.family_page(child, today())}
    return render(request, "desk/family_child.html", context)
