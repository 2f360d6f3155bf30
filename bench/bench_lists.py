"""How long each list of casework takes on the server, on the demonstration, beside the simplest page in the same run.

The demonstration is built first, which takes some minutes, unless GOLDENTHREAD_HOME names a folder that holds it already.
Warm, the median of several visits; a list over 100 ms is marked. Counted is the time that the
processor works for the page, its queries among it (SQLite runs inside the process), so that what else the machine does
changes little.

    python bench/bench_lists.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SIMPLEST = "/privacy/"
LONGEST_MS = 100
VISITS = 9


def main() -> None:
    os.environ["GOLDENTHREAD_DEMONSTRATION"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.site.settings"
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("GOLDENTHREAD_HOME", folder)
        subprocess.run([Path(sys.executable).parent / "goldenthread", "demo", "-v", "0"], check=True)
        visit_all()


def visit_all() -> None:
    import django

    django.setup()
    from django.test import Client

    from goldenthread.accounts.roles import Caseworker, SendManager

    people = {"manager": _busiest(SendManager), "officer": _busiest(Caseworker), "writer": _most_asked()}
    clients = {}
    for name, person in people.items():
        clients[name] = Client(SERVER_NAME="127.0.0.1")
        clients[name].force_login(person)
    simplest, _, _ = visit(clients["manager"], SIMPLEST)
    print(f"{'the simplest page':9} {SIMPLEST:44} {simplest:6,.1f} ms")
    slow = 0
    for who, page, words in pages(people["officer"]):
        if words:
            clients[who].post(page, {"q": words})
        took, queries, kilobytes = visit(clients[who], page)
        mark = f"  OVER {LONGEST_MS} ms" if took > LONGEST_MS else ""
        slow += bool(mark)
        shown = f"{page} (searched)" if words else page
        print(
            f"{who:9} {shown:52} {took:6,.1f} ms, {took / simplest:5,.1f} times the simplest, "
            f"{queries:3} queries, {kilobytes:4,.0f} kB{mark}"
        )
        if words:
            clients[who].post(page, {"q": "", "all": "1"})
    print(f"{slow} over {LONGEST_MS} ms" if slow else f"All within {LONGEST_MS} ms")


def _busiest(role):
    """Of the people of a role, the one with the most cases: the longest list."""
    from django.db.models import Count

    from goldenthread.accounts.models import User

    return User.objects.holding(role).order_by("pk").annotate(held=Count("requests")).latest("held")


def _most_asked():
    """Of those who write advice, one of the organisation that was asked for the most."""
    from django.db.models import Count

    from goldenthread.accounts.models import User
    from goldenthread.accounts.roles import AdviceWriter

    held = User.objects.holding(AdviceWriter).annotate(asked=Count("organisation__advice"))
    return held.order_by("pk").latest("asked")


def pages(officer) -> list[tuple[str, str, str]]:
    """Who opens it, its address, and the words searched for."""
    from goldenthread.casework.models import Request

    one = Request.objects.of_officers([officer.pk]).under_way().with_story().first()
    held = Request.objects.of_officers([officer.pk]).with_live_plan().order_by("pk")
    far_down = held[held.count() // 2].ref
    return [
        ("officer", "/", ""),
        ("manager", "/", ""),
        ("officer", "/cases/", ""),
        ("officer", "/cases/?due=late&sort=child", ""),
        ("officer", "/cases/?what=plans", ""),
        ("officer", f"/cases/?what=plans&sort=child&after={far_down}", ""),
        ("officer", "/cases/", one.child.surname),
        ("manager", "/caseloads/", ""),
        ("manager", f"/caseloads/officers/{officer.pk}/", ""),
        ("manager", f"/caseloads/officers/{officer.pk}/?what=plans", ""),
        ("manager", "/caseloads/unallocated/", ""),
        ("manager", "/caseloads/unallocated/?what=plans", ""),
        ("manager", "/backlog/", ""),
        ("manager", "/backlog/oldest/", ""),
        ("manager", "/backlog/oldest/?band=all", ""),
        ("manager", "/backlog/oldest/?blocker=psychology", ""),
        ("manager", "/exceptions/", ""),
        ("manager", "/radar/", ""),
        ("manager", "/radar/?when=late", ""),
        ("officer", "/radar/", ""),
        ("manager", "/children/", one.child.surname),
        ("officer", "/children/", one.child.surname),
        ("writer", "/", ""),
        ("writer", "/advice/", ""),
        ("writer", "/advice/?show=all&sort=child", ""),
        ("writer", "/advice/?show=given&sort=-due", ""),
        ("writer", "/advice/?show=late", ""),
        ("officer", "/letters/", ""),
        ("manager", "/letters/", ""),
        ("officer", f"/cases/{one.ref}/", ""),
        ("officer", f"/cases/{one.ref}/letters/", ""),
        ("officer", f"/cases/{one.ref}/consultations/", ""),
        ("officer", "/panels/", ""),
        ("manager", "/settings/", ""),
    ]


def visit(client, page: str) -> tuple[float, int, float]:
    """Milliseconds, queries and kilobytes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(VISITS):
        begun = time.process_time()
        answer = client.get(page)
        times.append((time.process_time() - begun) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{page} answered {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(page)
    return median(times[1:]), len(queries), len(answer.content) / 1000


if __name__ == "__main__":
    main()
