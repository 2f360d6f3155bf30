"""What can be wrong with a page: each rule is a generator of sentences that say what and where."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import html5lib
from bs4 import BeautifulSoup, Tag

LABELLED = ("input", "select", "textarea")
UNLABELLED_KINDS = ("hidden", "submit", "button", "reset", "image")
Rule = Callable[[BeautifulSoup], Iterator[str]]


def words(element: Tag | None) -> str:
    """The text of an element as it is heard: spaces run together, nothing that is only for the eye."""
    return "" if element is None else " ".join(_heard(element).split())


def _heard(element: Tag) -> str:
    if element.name in ("script", "style", "template") or element.get("aria-hidden") == "true":
        return ""
    return "".join(
        _heard(child)
        if isinstance(child, Tag)
        else str(child)
        if type(child).__name__ == "NavigableString"
        else ""
        for child in element.children
    ) + (" " if element.name in BLOCKS else "")


BLOCKS = {
    *(
        "p",
        "div",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "br",
        "ul",
        "ol",
        "label",
        "legend",
    ),
    *("option", "summary", "caption", "section", "table", "form", "fieldset", "button"),
}


def parse(content: bytes) -> tuple[BeautifulSoup, list[str]]:
    """The page as a browser builds it, and each place where its HTML is not well made."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    parser.parse(content, likely_encoding="utf-8")
    faults = []
    for (line, column), code, about in parser.errors:
        told = html5lib.constants.E.get(code, code) % (about or {})
        faults.append(f"HTML, line {line}, column {column}: {told}")
    return BeautifulSoup(content, "html5lib", from_encoding="utf-8"), faults


def faults_of(soup: BeautifulSoup) -> list[str]:
    return [fault for rule in RULES for fault in rule(soup)]


def where(element: Tag) -> str:
    """The element's opening tag, cut short."""
    shown = " ".join(
        f'{name}="{" ".join(value) if isinstance(value, list) else value}"'
        for name, value in element.attrs.items()
    )
    return f"<{element.name}{' ' + shown if shown else ''}>"[:160]


def _one_heading(soup):
    found = [words(heading) for heading in soup.find_all("h1")]
    if len(found) != 1:
        yield f"a page has one h1; this has {len(found)}: {found}"
    elif not found[0]:
        yield "the h1 is empty"


def _title_begins_with_it(soup):
    title, heading = words(soup.title), words(soup.h1)
    if not title:
        yield "there is no title"
    elif heading and not title.removeprefix("Error: ").startswith(heading):
        yield f"the title {title!r} does not begin with the h1 {heading!r}"


def _language(soup):
    if not (soup.html and soup.html.get("lang")):
        yield "<html> has no lang"


def _landmarks(soup):
    for name in ("header", "main", "footer"):
        if not soup.find(name):
            yield f"there is no <{name}>"
    # Someone who has not signed in has nowhere to go yet.
    if soup.select(".gt-header__person") and not soup.find("nav"):
        yield "there is no <nav>"
    if len(soup.find_all("main")) > 1:
        yield "there is more than one <main>"
    for name, times in Counter(nav.get("aria-label", "") for nav in soup.find_all("nav")).items():
        if times > 1:
            yield f"{times} <nav> have the same aria-label {name!r}"


def _heading_levels(soup):
    before = 0
    for heading in soup.find_all(re.compile("^h[1-6]$")):
        level = int(heading.name[1])
        if before and level > before + 1:
            yield f"heading levels jump from h{before} to {heading.name} {words(heading)!r}"
        if not words(heading):
            yield f"the heading {where(heading)} is empty"
        before = max(level, 1)


def _ids(soup):
    for id, times in Counter(element["id"] for element in soup.find_all(id=True)).items():
        if times > 1:
            yield f"the id {id!r} is used {times} times"


def _references(soup):
    ids = {element["id"] for element in soup.find_all(id=True)}
    for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
        for element in soup.find_all(attrs={name: True}):
            for id in element[name].split():
                if id not in ids:
                    yield f"{where(element)} names {id!r} in {name}; nothing has that id"
    for link in soup.select("a[href^='#']"):
        if link["href"] != "#" and link["href"][1:] not in ids:
            yield f"the link {words(link)!r} goes to {link['href']}; nothing has that id"


def _nothing_inline(soup):
    for element in soup.find_all(True):
        for name in element.attrs:
            if name == "style" or name.startswith("on"):
                yield f"{where(element)} has an inline {name}: use a class, or a script file"
        if str(element.get("href", "")).strip().lower().startswith("javascript:"):
            yield f"{where(element)} has a javascript: address"
    for element in soup.find_all("style"):
        yield f"{where(element)} is an inline style sheet"
    for element in soup.find_all("script"):
        if not element.get("src") and element.get("type") not in ("application/json", "application/ld+json"):
            yield f"{where(element)} is an inline script"


def _labels(soup):
    for control in soup.find_all(LABELLED):
        if control.name == "input" and control.get("type") in UNLABELLED_KINDS:
            continue
        if not _named(soup, control):
            yield f"{where(control)} has no label"
    for label in soup.find_all("label"):
        if label.get("for") and not soup.find(id=label["for"]):
            yield f"the label {words(label)!r} is for {label['for']!r}; nothing has that id"


def _named(soup, control) -> bool:
    if control.get("aria-label") or control.find_parent("label"):
        return True
    if by := control.get("aria-labelledby"):
        return any(words(soup.find(id=id)) for id in by.split())
    return any(words(label) for label in soup.find_all("label", attrs={"for": control.get("id", "")}))


def _fieldsets(soup):
    for fieldset in soup.find_all("fieldset"):
        if not words(fieldset.legend):
            yield f"{where(fieldset)} has no legend"
    radios = Counter(
        radio["name"] for radio in soup.select("input[type=radio][name]") if not radio.find_parent("fieldset")
    )
    for name in radios:
        yield f"the radios {name!r} are in no fieldset"


def _images(soup):
    for image in soup.find_all("img"):
        if image.get("alt") is None:
            yield f"{where(image)} has no alt"
    for drawing in soup.find_all("svg"):
        hidden = any(
            part.get("aria-hidden") == "true" for part in (drawing, *drawing.parents) if isinstance(part, Tag)
        )
        named = drawing.get("role") == "img" and (
            drawing.get("aria-label") or drawing.get("aria-labelledby") or drawing.find("title")
        )
        if not hidden and not named:
            yield f"{where(drawing)} has neither a text alternative (role=img and a name) nor aria-hidden=true"


def _tables(soup):
    for table in soup.find_all("table"):
        named = words(table.caption) or table.get("aria-label") or table.get("aria-labelledby")
        if not named:
            yield f"{where(table)} has no caption"
        for head in table.find_all("th"):
            if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield f"the header {words(head)!r} of the table {words(table.caption)!r} has no scope"
            elif not words(head) and not head.get("aria-label"):
                yield f"a header of the table {words(table.caption)!r} is empty: {where(head)}"
        if not table.find("th"):
            yield f"the table {words(table.caption)!r} has no header cell"


def _links_and_buttons(soup):
    for element in soup.find_all(["a", "button"]):
        if element.has_attr("hidden"):
            continue
        drawn = element.select_one("svg[aria-label], img[alt]")
        if not words(element) and not element.get("aria-label") and not drawn:
            yield f"{where(element)} has no words"
    for link in soup.find_all("a"):
        if link.get("href") in (None, "", "#"):
            yield f"the link {words(link)!r} goes nowhere"


def _forms(soup):
    for form in soup.find_all("form"):
        method = form.get("method", "").lower()
        if form.get("action") is None or method not in ("get", "post"):
            yield f"{where(form)} states no action or no method"
        if method == "post" and not form.find("input", attrs={"name": "csrfmiddlewaretoken"}):
            yield f"{where(form)} posts without a CSRF token"
        if form.find("input", attrs={"type": "file"}) and form.get("enctype") != "multipart/form-data":
            yield f"{where(form)} has a file box and no enctype"
        if not form.find("button"):
            yield f"{where(form)} has no button"


def _words(soup):
    text = words(soup.body) if soup.body else ""
    for found in re.findall(r"\{\{.*?\}\}|\{%.*?%\}|<[A-Za-z_.]+ object at 0x|(?<!\w)None(?!\w)", text):
        if found != "None":
            yield f"the page shows its workings: {found!r}"
        elif soup.find(string=re.compile(r"^\s*None\s*$")):
            yield "the page shows the bare word None: write –, or what its absence means"
            return


RULES: list[Rule] = [
    *(_one_heading, _title_begins_with_it, _language, _landmarks, _heading_levels, _ids, _references),
    *(_nothing_inline, _labels, _fieldsets, _images, _tables, _links_and_buttons, _forms, _words),
]
