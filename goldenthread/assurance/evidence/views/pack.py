"""The pack for the next government review: on a page, and as PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.assurance import as_of
from goldenthread.assurance.evidence import pack
from goldenthread.publications import render_pdf


def review_pack(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    data = pack.of_day(day)
    heading = "Pack for the next government review"
    return render(request, "assurance/review_pack.html", {"heading": heading, "data": data, "day": day})


def review_pack_pdf(request):
    access.require(request.user, Permission.VIEW_PLAN)
    day = as_of.asked(request)
    data = pack.of_day(day)
    if data is None:
        raise Http404("There is no improvement plan yet.")
    response = HttpResponse(render_pdf("review_pack", data), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="review-pack-{day}.pdf"'
    return response
