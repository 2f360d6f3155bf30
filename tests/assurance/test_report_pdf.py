from datetime import UTC, datetime

import factories
import time_machine

from goldenthread.accounts.roles import Caseworker

URL = "/reports/assurance/2024-10/pdf/"


def test_it_gives_the_same_bytes_each_time(signed_in, board_member, whole_plan, results):
    client = signed_in(board_member)
    first = client.get(URL)
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'inline; filename="send-assurance-2024-10.pdf"'
    assert first.content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in first.content
    with time_machine.travel(datetime(2025, 2, 3, 9, 0, tzinfo=UTC), tick=False):
        client.force_login(board_member)
        assert client.get(URL).content == first.content


def test_it_knows_no_month_without_results(signed_in, board_member):
    signed_in(board_member).get(URL, status=404)


def test_it_is_for_those_who_may_download_reports(signed_in, results):
    signed_in(factories.user(Caseworker.code)).get(URL, status=404)
