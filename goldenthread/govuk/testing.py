"""A test client that reads every page it fetches as a browser and a screen reader would, and says what is wrong.

`PageClient.get` and `.post` give a `Page`; a status or redirect that the test did not state is a fault, and so is
anything that `faults.faults_of` finds in the HTML.
"""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.test import Client

from .faults import faults_of, parse, words

ANYWHERE = "anywhere"


class WrongPageError(AssertionError):
    """A page is not as it should be, or is not the page the test said."""


class Page:
    """One fetched page: what is on it, and what can be done from it."""

    def __init__(self, client: "PageClient", url: str, response, soup: BeautifulSoup):
        self.client, self.url, self.response, self.soup = client, url, response, soup
        self.status, self.context = response.status_code, response.context

    def __repr__(self) -> str:
        return f"<Page {self.url} {self.h1!r}>"

    @property
    def h1(self) -> str:
        return words(self.soup.h1)

    @property
    def title(self) -> str:
        return words(self.soup.title)

    @property
    def text(self) -> str:
        """All visible words of the main part."""
        return words(self.soup.main or self.soup.body)

    def links(self) -> dict[str, str]:
        """Address by link text; of two with the same text, the first."""
        found: dict[str, str] = {}
        for link in self.soup.find_all("a", href=True):
            found.setdefault(words(link), link["href"])
        return found

    def errors(self) -> list[str]:
        """The sentences of the error summary."""
        return [words(line) for line in self.soup.select(".govuk-error-summary__list li")]

    def rows(self, caption: str) -> list[dict[str, str]]:
        """A table's body, each row by the words of its column headings."""
        table = self._table(caption)
        heads = [_heading(cell) for cell in table.select("thead th, thead td")]
        body = table.select("tbody tr") or [row for row in table.select("tr") if not row.find_parent("thead")]
        return [
            dict(zip(heads, (words(cell) for cell in row.find_all(["th", "td"])), strict=False))
            for row in body
        ]

    def _table(self, caption: str) -> Tag:
        tables = {
            words(table.caption) or table.get("aria-label", ""): table
            for table in self.soup.find_all("table")
        }
        if caption not in tables:
            raise WrongPageError(f"{self.url} has no table {caption!r}; it has {_listed(tables)}")
        return tables[caption]

    def click(self, text: str, **expected):
        """The page behind the link with this text; `expected` as for `PageClient.get`."""
        links = self.links()
        if text not in links:
            raise WrongPageError(f"{self.url} has no link {text!r}; it has {_listed(links)}")
        return self.client.get(urljoin(self.url, links[text]), **expected)

    def submit(
        self, button: str, *, status: int = 200, redirects_to: str | None = None, follow=True, **fields
    ):
        """Fill in the form that has this button and send it.

        Hidden inputs and what the form already holds are kept. A date fills three boxes, a list ticks checkboxes, None
        clears, a file is an upload. A name that the form has not got is a fault.
        """
        pressed = self._button(button)
        form = pressed.find_parent("form")
        if form is None:
            raise WrongPageError(f"{self.url}: the button {button!r} is in no form")
        data = _filled(form, fields, self.url)
        if pressed.get("name"):
            data[pressed["name"]] = pressed.get("value", "")
        target = urljoin(self.url, form.get("action") or self.url)
        if form.get("method", "get").lower() == "get":
            return self.client.get(target.split("?")[0], data, status=status, redirects_to=redirects_to)
        return self.client.post(target, data, status=status, redirects_to=redirects_to, follow=follow)

    def _button(self, text: str) -> Tag:
        buttons = {words(found): found for found in reversed(self.soup.find_all("button"))}
        if text not in buttons:
            raise WrongPageError(f"{self.url} has no button {text!r}; it has {_listed(buttons)}")
        return buttons[text]


class PageClient(Client):
    """Django's client with a `Page` for every HTML answer, checked. Other answers come back as Django gives them."""

    def get(self, path, data=None, *, status=200, redirects_to=None, follow=True, **extra):
        return self._checked(super().get(path, data, **extra), path, status, redirects_to, follow)

    def post(self, path, data=None, *, status=200, redirects_to=None, follow=True, **extra):
        return self._checked(super().post(path, data, **extra), path, status, redirects_to, follow)

    def _checked(self, response, path, status, redirects_to, follow):
        asked = response.request["PATH_INFO"]
        query = response.request.get("QUERY_STRING")
        url = f"{asked}?{query}" if query else asked
        if 300 <= response.status_code < 400:
            return self._redirected(response, url, status, redirects_to, follow)
        if redirects_to is not None:
            raise WrongPageError(f"{url} should redirect to {redirects_to}; it answered {_answer(response)}")
        if response.status_code != status:
            raise WrongPageError(f"{url} answered {_answer(response)}, not {status}")
        if not response.get("Content-Type", "").startswith("text/html"):
            return response
        return self._page(response, url)

    def _redirected(self, response, url, status, redirects_to, follow):
        target = response["Location"]
        if redirects_to is None:
            raise WrongPageError(f"{url} redirects to {target}; say redirects_to={target!r} if it should")
        if redirects_to != ANYWHERE and not _same_place(target, redirects_to):
            raise WrongPageError(f"{url} redirects to {target}, not to {redirects_to}")
        return self.get(urljoin(url, target), status=status) if follow else response

    def _page(self, response, url) -> Page:
        soup, syntax = parse(response.content)
        faults = [*syntax, *faults_of(soup)]
        if faults:
            raise WrongPageError(
                f"{url} has {len(faults)} fault(s):\n" + "\n".join(f"  - {fault}" for fault in faults)
            )
        return Page(self, url, response, soup)


def _same_place(target: str, stated: str) -> bool:
    """The stated place may leave out the query."""
    return target == stated or ("?" not in stated and urlsplit(target).path == stated)


def _answer(response) -> str:
    soup, _ = parse(response.content) if not response.streaming else (None, [])
    heading = words(soup.h1) if soup and soup.h1 else ""
    problems = (
        " / ".join(words(line) for line in soup.select(".govuk-error-summary__list li")) if soup else ""
    )
    return " ".join(
        part for part in (str(response.status_code), repr(heading) if heading else "", problems) if part
    )


def _heading(cell: Tag) -> str:
    return " ".join(words(cell).rstrip("▲▼").split())


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names) or "none"


def _filled(form: Tag, fields: dict, url: str) -> dict:
    """What the browser would send: the form as it stands, with `fields` put in."""
    data = _standing(form)
    names = {
        control["name"] for control in form.find_all(["input", "select", "textarea"], attrs={"name": True})
    }
    for name, value in fields.items():
        boxes = [f"{name}-{part}" for part in ("day", "month", "year")]
        if name in names:
            _offered(form, name, value, url)
            data[name] = _sent(value)
        elif boxes[0] in names:
            parts = (value.day, value.month, value.year) if isinstance(value, date) else value or ("", "", "")
            data.update(zip(boxes, (str(part) for part in parts), strict=True))
        else:
            raise WrongPageError(f"{url}: the form has no field {name!r}; it has {_listed(sorted(names))}")
    return {name: value for name, value in data.items() if value is not None}


def _sent(value):
    if isinstance(value, bool):
        return "on" if value else None
    if isinstance(value, (list, tuple, set)):
        return [str(getattr(one, "pk", one)) for one in value]
    if value is None:
        return None
    return value if hasattr(value, "read") else str(getattr(value, "pk", value))


def _offered(form: Tag, name: str, value, url: str) -> None:
    """A choice that the page does not offer cannot be made by a person, so a test may not make it either."""
    radios = form.find_all("input", attrs={"name": name, "type": ["radio", "checkbox"]})
    options = [
        option
        for select in form.find_all("select", attrs={"name": name})
        for option in select.find_all("option")
    ]
    offers = [control.get("value", "on") for control in (*radios, *options)]
    if not offers or value is None or isinstance(value, bool):
        return
    sent = _sent(value)
    for one in sent if isinstance(sent, list) else [sent]:
        if one not in offers:
            raise WrongPageError(f"{url}: {name!r} does not offer {one!r}; it offers {_listed(offers)}")


def _standing(form: Tag) -> dict:
    """The values the form holds before anyone touches it."""
    data: dict = {}
    for control in form.find_all(["input", "select", "textarea"], attrs={"name": True}):
        for value in _values(control):
            if control["name"] in data:
                held = data[control["name"]]
                data[control["name"]] = [*(held if isinstance(held, list) else [held]), value]
            else:
                data[control["name"]] = value
    return data


def _values(control: Tag) -> list[str]:
    """What a control sends by itself: nothing when unticked, disabled, a file box or a submit button."""
    kind = control.get("type", "text")
    if control.has_attr("disabled") or kind in ("submit", "button", "file", "image", "reset"):
        return []
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]
    if control.name == "select":
        options = control.find_all("option")
        chosen = [option for option in options if option.has_attr("selected")]
        if not chosen and options and not control.has_attr("multiple"):
            chosen = options[:1]
        return [option.get("value", words(option)) for option in chosen]
    if kind in ("checkbox", "radio"):
        return [control.get("value", "on")] if control.has_attr("checked") else []
    return [control.get("value", "")]
