"""An indicator projected from the cases that are open, with what may be assumed otherwise."""

from django.shortcuts import render

from goldenthread.accounts import access
from goldenthread.accounts.roles import Permission
from goldenthread.desk import asked, ribbon
from goldenthread.desk.trajectory_page import TrajectoryPage
from goldenthread.govuk.formats import month_name
from goldenthread.scorecard import thread


def trajectory(request, month, code):
    access.require(request.user, Permission.VIEW_SCORECARD)
    with asked.known_code():
        page = TrajectoryPage(code, asked.month(month), request.GET, user=request.user)
    card = page.card
    return render(
        request,
        "desk/trajectory.html",
        {
            "heading": f"{card.title}: projected from {month_name(card.month.first)}",
            "page": page,
            "card": card,
            "form": page.form,
            "ribbon": ribbon.of_cases(card, thread.actions_serving(code), thread.areas(), "Projection"),
        },
    )
