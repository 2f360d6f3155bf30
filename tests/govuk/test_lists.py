from itertools import pairwise
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.template import Context
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.govuk import components, paging
from goldenthread.govuk.sorting import Sorting
from goldenthread.govuk.tables import Column, Table, data_table

KEYS = {"due": "due_on", "child": ("surname", "given_name")}


@given(st.integers(0, 400), st.integers(1, 60), st.text(max_size=4) | st.integers(-5, 500).map(str))
def test_it_shows_every_row_once_whatever_page_is_asked_for(total, size, asked):
    query = QueryDict(mutable=True)
    query["page"] = asked
    page = paging.page(range(total), query, size=size)
    assert 1 <= page.number <= page.last
    every = [
        row for n in range(1, page.last + 1) for row in paging.page(range(total), {"page": str(n)}, size=size)
    ]
    assert every == list(range(total))


@given(st.integers(1, 100), st.integers(1, 100))
def test_it_lists_page_numbers_in_order_with_gaps_only_where_some_are_left_out(number, last):
    number = min(number, last)
    shown = paging.Page([], number, last, 0, 0, None).shown_numbers()
    known = [n for n in shown if n]
    assert {1, number, last} <= set(known)
    assert known == sorted(set(known))
    assert shown.count(None) == sum(b - a > 1 for a, b in pairwise(known))


def test_it_keeps_the_rest_of_the_address_in_page_links():
    page = paging.page(range(30), QueryDict("q=am%26ira&need=c&need=s&page=2"), size=10)
    assert page.link(3) == "?q=am%26ira&need=c&need=s&page=3"
    assert "page=3" in components.pagination(page)
    assert (page.first_row, page.last_row, page.total) == (11, 20, 30)


def test_it_draws_no_links_for_one_page():
    assert components.pagination(paging.page([1], QueryDict(""))) == ""


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ("", ("due_on",)),
        ("sort=child", ("surname", "given_name")),
        ("sort=-child", ("-surname", "-given_name")),
        ("sort=password", ("due_on",)),
        ("sort=--due", ("due_on",)),
        ("sort=user__password", ("due_on",)),
    ],
)
def test_it_sorts_by_declared_keys_only(asked, fields):
    assert Sorting(QueryDict(asked), KEYS, default="due").fields == fields


def test_it_refuses_a_default_or_a_column_that_is_not_declared():
    with pytest.raises(ValueError, match="'nothing'"):
        Sorting(QueryDict(""), KEYS, default="nothing")
    with pytest.raises(ValueError, match="'late'"):
        Sorting(QueryDict(""), KEYS, default="due").link("late")


def test_it_turns_the_order_round_and_goes_back_to_the_first_page():
    sorting = Sorting(QueryDict("q=a&page=3&sort=due"), KEYS, default="child")
    assert sorting.link("due") == "?q=a&sort=-due"
    assert sorting.link("child") == "?q=a&sort=child"
    assert (sorting.direction("due"), sorting.direction("child")) == ("ascending", None)


@pytest.mark.parametrize("asked", ["due", "-due"])
def test_it_puts_rows_without_a_value_last_either_way(asked):
    rows = [{"due_on": None}, {"due_on": 2}, {"due_on": 1}]
    sorted_rows = Sorting({"sort": asked}, KEYS, default="due").of(rows)
    assert sorted_rows[-1] == {"due_on": None}
    assert [row["due_on"] for row in sorted_rows[:2]] == ([1, 2] if asked == "due" else [2, 1])


def test_it_writes_a_table_with_links_and_figures_and_escapes_cells():
    rows = [SimpleNamespace(child=SimpleNamespace(name="<Amira>"), late=0, url="/cases/1/")]
    columns = [Column("Child", "child.name", link="url", header=True), Column("Days", "late", numeric=True)]
    table = BeautifulSoup(data_table(Context(), Table("Duties", columns, rows)), "html5lib").table
    assert table.caption.get_text() == "Duties"
    assert table.find("th", scope="row").a["href"] == "/cases/1/"
    assert table.find("th", scope="row").get_text() == "<Amira>"
    assert "govuk-table__cell--numeric" in table.td["class"]
    assert table.td.get_text() == "0"


def test_it_says_so_when_a_table_is_empty():
    html = data_table(Context(), Table("Duties", [Column("Child", "child")], [], empty="Nothing is late."))
    assert "Nothing is late." in html
    assert "<table" not in html


def test_two_tables_of_one_caption_have_ids_of_their_own():
    context, table = Context(), Table("Duties", [Column("Child", "child")], [{"child": "A"}])
    soup = BeautifulSoup(data_table(context, table) + data_table(context, table), "html5lib")
    ids = [caption["id"] for caption in soup.find_all("caption")]
    assert len(set(ids)) == 2
