"""What every page says at its top: which area this is, who is signed in, and where they may go."""

from django.conf import settings
from django.urls import reverse

from goldenthread.accounts.roles import Permission as P
from goldenthread.people.local_area import area_name, local_area

# label, url name, what it needs; a page in a section has the section's prefix in its path
SECTIONS = [
    ("Home", "desk:home", None),
    ("My child", "desk:family", P.VIEW_OWN_FAMILY),
    ("Advice asked for", "desk:advice_queue", P.ANSWER_ADVICE),
    ("Consultations", "desk:consulted", P.ANSWER_CONSULTATIONS),
    ("My cases", "desk:my_cases", P.RECORD_FACTS),
    ("Caseloads", "desk:caseloads", P.ALLOCATE_CASES),
    ("Backlog", "desk:backlog", P.ALLOCATE_CASES),
    ("Breach radar", "desk:radar", P.VIEW_RADAR),
    ("Children", "desk:children", P.SEARCH_CHILDREN),
    ("Letters to send", "desk:letters_waiting", P.RECORD_FACTS),
    ("Panels", "desk:panels", P.RECORD_FACTS),
    ("Settings", "desk:settings", P.VIEW_CALENDARS),
    ("Scorecard", "desk:scorecard", P.VIEW_SCORECARD),
    ("Returned figures", "desk:returns", P.RETURN_FIGURES),
    ("Improvement plan", "assurance:plan", P.VIEW_PLAN),
    ("Evidence", "assurance:evidence", P.VIEW_PLAN),
    ("Rounds", "assurance:rounds", P.VIEW_PLAN),
    ("Risks", "assurance:risks", P.VIEW_RISKS),
    ("Boards", "assurance:boards", P.VIEW_PLAN),
    ("Reports", "assurance:reports", P.DOWNLOAD_REPORTS),
    ("People and roles", "accounts:people", P.MANAGE_ACCOUNTS),
]
FOOTER = [("Accessibility", "site:accessibility"), ("Privacy", "site:privacy")]
FOOTER_SIGNED_IN = [
    *FOOTER,
    ("The law and local policy", "desk:policy"),
    ("Roles", "accounts:roles"),
    ("Your account and security", "accounts:security"),
]


def navigation(request) -> dict:
    """The context that base.html relies on."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    footer = FOOTER_SIGNED_IN if signed_in else FOOTER
    return {
        "navigation": _sections(request.path, user) if signed_in else [],
        "footer_links": [(label, reverse(name)) for label, name in footer],
        "area_name": area_name(),
        "demonstration": settings.DEMONSTRATION and not _is_real(local_area()),
    }


def _is_real(area) -> bool:
    """Nobody may read that the children are invented where they are not."""
    return area is not None and area.stands_still_on is None


def _sections(path: str, user) -> list[tuple[str, str, bool]]:
    """Of two sections that a page's address begins with, the nearer is the one it is in."""
    offered = [(label, reverse(name)) for label, name, needs in SECTIONS if needs is None or user.may(needs)]
    around = [url for _, url in offered if (path == url if url == "/" else path.startswith(url))]
    here = max(around, key=len, default="")
    return [(label, url, url == here) for label, url in offered]
