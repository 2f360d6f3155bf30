from datetime import date

import pytest
from django.template.loader import render_to_string
from govuk import pages as served

from goldenthread.govuk.testing import ANYWHERE, WrongPageError

SOUND = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Cases – Golden Thread</title></head><body>
<header>Golden Thread</header><nav aria-label="Menu"><a href="/">Home</a></nav><main><h1>Cases</h1>{}</main>
<footer>Foot</footer></body></html>"""

FORM = '<form action="/given/" method="post"><input type="hidden" name="csrfmiddlewaretoken" value="t">{}<button>Save</button></form>'
GOOD_TABLE = '<table><caption>A</caption><thead><tr><th scope="col">B</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'

# what stands in <main>, and words of the fault it must bring
FAULTS = [
    ("<h1>Second</h1>", "has one h1; this has 2"),
    ("<h3>Deep</h3>", "jump from h1 to h3 'Deep'"),
    ("<h2> </h2>", "is empty"),
    ('<p id="a">1</p><p id="a">2</p>', "the id 'a' is used 2 times"),
    ('<p aria-describedby="gone">1</p>', "names 'gone' in aria-describedby"),
    ('<a href="#gone">Down</a>', "the link 'Down' goes to #gone"),
    ('<p style="color:red">1</p>', "inline style"),
    ('<p onclick="x()">1</p>', "inline onclick"),
    ("<script>x()</script>", "inline script"),
    ('<a href="javascript:x()">Go</a>', "javascript: address"),
    (FORM.format('<input id="q" name="q">'), '<input id="q" name="q"> has no label'),
    (FORM.format('<label for="q"></label><select id="q" name="q"></select>'), "has no label"),
    (FORM.format('<label for="other">Q</label>'), "the label 'Q' is for 'other'"),
    (FORM.format('<input type="radio" name="r" aria-label="R">'), "the radios 'r' are in no fieldset"),
    (FORM.format("<fieldset></fieldset>"), "has no legend"),
    (FORM.format('<input type="file" name="f" aria-label="F">'), "a file box and no enctype"),
    ('<form action="/x/" method="post"><button>Save</button></form>', "without a CSRF token"),
    ('<form method="get"><button>Find</button></form>', "states no action"),
    ('<form action="/x/"><button>Find</button></form>', "no method"),
    ('<form action="/x/" method="get"></form>', "has no button"),
    ('<img src="/a.png">', "has no alt"),
    ("<svg></svg>", "neither a text alternative"),
    ("<table><tr><th scope=col>A</th></tr></table>", "has no caption"),
    (
        "<table><caption>A</caption><tr><th>B</th></tr></table>",
        "the header 'B' of the table 'A' has no scope",
    ),
    ("<table><caption>A</caption><tr><td>B</td></tr></table>", "has no header cell"),
    ('<a href="/x/"><span aria-hidden="true">→</span></a>', "has no words"),
    ('<a href="#">More</a>', "the link 'More' goes nowhere"),
    ("<button></button>", "has no words"),
    ('<nav aria-label="Menu"><a href="/">Again</a></nav>', "same aria-label 'Menu'"),
    ("<p><div>1</div></p>", "HTML, line"),
    ("<ul><li>1</ul></div>", "HTML, line"),
    ("<p>{{ case.name }}</p>", "shows its workings"),
    ("<p>&lt;goldenthread.Case object at 0x7f&gt;</p>", "shows its workings"),
    ("<p>None</p>", "the bare word None"),
]


@pytest.fixture
def give(pages, monkeypatch):
    """`give(inner)` serves a sound page around it, `give(html=...)` the whole, and gets it."""

    def given(inner="", *, html=None, answers=200, **expected):
        monkeypatch.setattr(served.given, "html", SOUND.replace("{}", inner) if html is None else html)
        monkeypatch.setattr(served.given, "status", answers)
        return pages.get("/given/", **expected)

    return given


@pytest.mark.parametrize(("inner", "fault"), FAULTS)
def test_it_finds(give, inner, fault):
    with pytest.raises(WrongPageError) as raised:
        give(inner)
    assert fault in str(raised.value)
    assert str(raised.value).startswith("/given/ has ")


@pytest.mark.parametrize(
    ("sound", "changed", "fault"),
    [
        ('lang="en"', "", "<html> has no lang"),
        ("<title>Cases", "<title>The cases", "does not begin with the h1 'Cases'"),
        ("<h1>Cases</h1>", "", "has one h1; this has 0"),
        ("<header>Golden Thread</header>", "", "there is no <header>"),
        ("<footer>Foot</footer>", "", "there is no <footer>"),
        ("<!DOCTYPE html>", "", "HTML, line 1"),
    ],
)
def test_it_finds_a_fault_of_the_frame(give, sound, changed, fault):
    with pytest.raises(WrongPageError, match=fault):
        give(html=SOUND.replace("{}", "").replace(sound, changed))


@pytest.mark.parametrize(
    "inner",
    [
        "",
        GOOD_TABLE,
        FORM.format('<label>Q <input name="q"></label>'),
        '<svg role="img" aria-label="Rising"></svg><svg aria-hidden="true"></svg>',
        "<p>None of the parents replied.</p>",
        '<h2>A</h2><h3>B</h3><h2>C</h2><a href="/x/" aria-label="October">→</a>',
    ],
)
def test_it_passes_what_is_sound(give, inner):
    assert give(inner).h1 == "Cases"


def test_it_takes_a_title_that_says_error_first(give):
    assert give(html=SOUND.replace("{}", "").replace("<title>", "<title>Error: ")).title.startswith(
        "Error: Cases"
    )


def test_it_refuses_a_status_that_was_not_stated(give):
    with pytest.raises(WrongPageError, match="answered 410 'Cases', not 200"):
        give(answers=410)
    with pytest.raises(WrongPageError, match="answered 200 'Cases', not 410"):
        give(status=410)
    assert give(answers=410, status=410).status == 410


def test_it_refuses_a_redirect_that_was_not_stated_and_follows_one_that_was(pages):
    page = pages.get("/question/")
    filled = {"child": "Amira", "received_on": date(2025, 9, 1), "outcome": "yes"}
    with pytest.raises(WrongPageError, match="redirects to /thanks/; say redirects_to='/thanks/'"):
        page.submit("Continue", **filled)
    with pytest.raises(WrongPageError, match="redirects to /thanks/, not to /elsewhere/"):
        page.submit("Continue", redirects_to="/elsewhere/", **filled)
    with pytest.raises(WrongPageError, match="should redirect to /thanks/; it answered 200"):
        page.submit("Continue", redirects_to="/thanks/", child="")
    assert page.submit("Continue", redirects_to="/thanks/", **filled).h1 == "Thank you"
    assert page.submit("Continue", redirects_to=ANYWHERE, **filled).url == "/thanks/"


def test_it_sends_what_the_page_holds_with_what_is_filled_in(pages):
    page = pages.get("/question/").submit(
        "Continue",
        redirects_to="/thanks/",
        child="Amira",
        received_on=date(2025, 9, 1),
        outcome="no",
        needs=["c", "s"],
        setting="2",
        reason="Two\nlines",
        agreed=True,
    )
    assert "Request recorded" in page.text
    assert served.sent == {
        "child": "Amira",
        "received_on": date(2025, 9, 1),
        "outcome": "no",
        "needs": ["c", "s"],
        "setting": "2",
        "reason": "Two\nlines",
        "agreed": True,
        "kept": "kept-1",
    }


def test_it_keeps_what_was_typed_when_a_form_comes_back_with_errors(pages):
    page = pages.get("/question/").submit(
        "Continue", child="Amira", needs=["s"], received_on=("31", "2", "2025")
    )
    assert page.title == "Error: Record a request – Golden Thread"
    assert page.errors() == [
        "The date the request was received must be a real date, for example 27 3 2025",
        "Select an answer to “What was decided?”",
    ]
    page.submit("Continue", redirects_to="/thanks/", received_on=date(2025, 9, 1), outcome="yes")
    assert (served.sent["child"], served.sent["needs"], served.sent["kept"]) == ("Amira", ["s"], "kept-1")


@pytest.mark.parametrize(
    ("filled", "fault"),
    [
        ({"surname": "X"}, "the form has no field 'surname'; it has 'agreed', 'child'"),
        ({"outcome": "maybe"}, "'outcome' does not offer 'maybe'; it offers 'yes', 'no'"),
        ({"needs": ["c", "x"]}, "'needs' does not offer 'x'"),
        ({"setting": "9"}, "'setting' does not offer '9'"),
    ],
)
def test_it_will_not_send_what_the_page_does_not_offer(pages, filled, fault):
    with pytest.raises(WrongPageError, match=fault):
        pages.get("/question/").submit("Continue", **filled)


def test_it_names_the_links_buttons_and_tables_that_there_are(pages):
    page = pages.get("/")
    with pytest.raises(WrongPageError, match="no link 'Nowhere'; it has 'Skip to main content'"):
        page.click("Nowhere")
    with pytest.raises(WrongPageError, match=r"no button 'Save'; it has .*'Apply'"):
        page.submit("Save")
    with pytest.raises(WrongPageError, match="no table 'Costs'; it has 'Duties', 'Advice asked for'"):
        page.rows("Costs")


def test_it_reads_a_page_of_every_component_without_a_fault(pages):
    page = pages.get("/")
    assert page.h1 == "Late & early: October 2024"
    assert page.title == "Late & early: October 2024 – Golden Thread"
    assert page.links()["6g Timeliness"] == "/b/"
    assert page.rows("Duties")[0] == {
        "Child": "Child 0",
        "Duty": "Decide whether to assess within six weeks of the request being received",
        "Due": "1 Sep 2025",
        "Waiting for": "Advice from the educational psychologist",
        "Days late": "0",
    }
    assert "Every child, family and officer here is invented." in page.soup.get_text()
    assert page.click("Due").rows("Duties")[0]["Child"] == "Child 11"


def test_it_filters_by_the_pages_own_form_and_keeps_the_sorting(pages):
    page = pages.get("/?sort=-due&page=2").submit("Apply", q="amira")
    assert page.url == "/?q=amira&district=&sort=-due"
    assert page.soup.find(id="id_q")["value"] == "amira"


def test_it_hands_over_what_is_not_a_page_as_it_comes(pages):
    assert pages.get("/spreadsheet/").content == b"a,b\n"


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [("/no-such-page/", 404, "Page not found"), ("/broken/", 500, "Sorry, something went wrong")],
)
def test_it_shows_an_error_page_in_plain_english(pages, path, status, heading):
    pages.raise_request_exception = False
    page = pages.get(path, status=status)
    assert page.h1 == heading
    assert "Go to your home page" in page.links()


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html", "500.html"])
def test_an_error_page_needs_no_request_and_no_database(template):
    assert "<h1" in render_to_string(template)
