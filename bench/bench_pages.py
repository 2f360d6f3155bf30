"""How long the scorecard's pages take on the server, on the demonstration: time, queries and size of each.

The demonstration is built first, which takes a minute, unless GOLDENTHREAD_HOME names a folder that holds it already. The first visit, with empty caches, stands beside the best of those after it.

    python bench/bench_pages.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGES = ["/scorecard/2024-10/", "/scorecard/2024-10/APP17/", "/scorecard/2024-10/X-AR-IN-TIME-PCT/"]
VISITS = 7


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

    from goldenthread.accounts.models import User
    from goldenthread.accounts.roles import DataAnalyst

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.holding(DataAnalyst)[0])
    for page in PAGES:
        visit(client, page)


def visit(client, page: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(VISITS):
        begun = time.perf_counter()
        answer = client.get(page)
        times.append(time.perf_counter() - begun)
        if answer.status_code != 200:
            sys.exit(f"{page} answered {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(page)
    print(
        f"{page:32} first {times[0] * 1000:6,.0f} ms, then {min(times[1:]) * 1000:6,.0f} ms, "
        f"{len(queries)} queries, {len(answer.content) / 1000:,.0f} kB"
    )


if __name__ == "__main__":
    main()
