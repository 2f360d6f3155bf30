"""Our components against the HTML that GOV.UK Frontend publishes for its own, wherever the options overlap."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup, Comment, NavigableString
from django.template import Context
from django.utils.safestring import mark_safe

from goldenthread.govuk import asking, components, controls
from goldenthread.govuk.controls import Item, Question

FOLDER = Path(__file__).resolve().parents[2] / "node_modules/govuk-frontend/dist/govuk/components"
assert FOLDER.exists(), "GOV.UK Frontend is not installed: `make test` does it, or npm ci"


class _NotOursError(Exception):
    """The fixture uses an option that we do not have."""


def _tree(html: str) -> list:
    return _children(BeautifulSoup(html, "html5lib").body)


def _children(element) -> list:
    found = []
    for child in element.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, NavigableString):
            if words := " ".join(child.split()):
                found.append(words)
        else:
            found.append((child.name, dict(child.attrs), _children(child)))
    return found


def _known(options: dict, *names: str) -> dict:
    if unknown := {name for name, value in options.items() if value is not None} - set(names):
        raise _NotOursError(unknown)
    return options


def _content(given: dict, *more: str):
    _known(given, "text", "html", *more)
    return mark_safe(given["html"]) if given.get("html") else given.get("text") or ""


def _modifier(options: dict, block: str) -> str:
    """What follows `block--` in the one class that was asked for."""
    named = options.get("classes", "")
    if named and (" " in named or not named.startswith(f"{block}--")):
        raise _NotOursError(named)
    return named.removeprefix(f"{block}--")


def _asked(options: dict, around: dict, *, block="label") -> Question:
    _known(around, "text", "html", "classes")
    hint, error = options.get("hint") or {}, options.get("errorMessage") or {}
    id = options.get("idPrefix") or options.get("id") or options.get("name")
    return Question(
        id=id,
        name=options.get("name", id),
        label=_content(around, "classes"),
        hint=_content(hint) if hint else "",
        error=_content(error) if error else "",
        label_classes=around.get("classes", ""),
        described_by=options.get("describedBy", ""),
    )


FRAME = ("id", "name", "label", "hint", "errorMessage", "describedBy")


def _button(o):
    _known(o, "text", "html", "href", "name", "value", "id", "classes", "isStartButton", "type")
    if o.get("type", "submit") != "submit" or (o.get("isStartButton") and o.get("html")):
        raise _NotOursError
    variant = "start" if o.get("isStartButton") else _modifier(o, "govuk-button")
    return components.button(
        _content({k: v for k, v in o.items() if k in ("text", "html")}),
        variant=variant,
        **{k: o.get(k) for k in ("href", "name", "value", "id")},
    )


def _input(o):
    _known(
        o,
        *FRAME,
        "value",
        "type",
        "classes",
        "inputmode",
        "autocomplete",
        "autocapitalize",
        "spellcheck",
        "prefix",
        "suffix",
    )
    width = _modifier(o, "govuk-input").removeprefix("width-")
    if width and not width.isdecimal():
        raise _NotOursError
    if o.get("value") == 0:
        o = {**o, "value": "0"}
    return controls.text_input(
        _asked(o, o["label"]),
        kind=o.get("type", "text"),
        width=width,
        prefix=_content(o.get("prefix") or {}),
        suffix=_content(o.get("suffix") or {}),
        **{k: o[k] for k in ("value", "inputmode", "autocomplete", "autocapitalize", "spellcheck") if k in o},
    )


def _password(o):
    _known(o, *FRAME, "autocomplete")
    return controls.password_input(
        _asked(o, o["label"]), autocomplete=o.get("autocomplete", "current-password")
    )


def _textarea(o):
    _known(o, *FRAME, "value", "rows", "autocomplete")
    more = {"autocomplete": o["autocomplete"]} if "autocomplete" in o else {}
    return controls.textarea(_asked(o, o["label"]), value=o.get("value"), rows=o.get("rows", 5), **more)


def _file_upload(o):
    _known(o, *FRAME, "multiple")
    return controls.file_upload(_asked(o, o["label"]), multiple=o.get("multiple", False))


def _items(o, *extra) -> list[Item]:
    items = []
    for item in filter(None, o.get("items") or []):
        _known(item, "value", "text", "html", "checked", "selected", "hint", *extra)
        if "value" not in item or item["value"] is False:
            raise _NotOursError
        chosen = o.get("value") or o.get("values") or []
        is_chosen = item["value"] in (chosen if isinstance(chosen, list) else [chosen])
        told = item.get("checked", item.get("selected"))
        hint = _content(item["hint"]) if item.get("hint") else ""
        label = _content({k: v for k, v in item.items() if k in ("text", "html")})
        items.append(Item(item["value"], label, is_chosen if told is None else told, hint))
    return items


def _select(o):
    _known(o, *FRAME, "items", "value")
    return controls.select(_asked(o, o["label"]), _items(o))


def _legend(o) -> dict:
    if "fieldset" not in o or not o["fieldset"].get("legend"):
        raise _NotOursError
    return _known(o["fieldset"], "legend")["legend"]


def _radios(o):
    _known(o, "idPrefix", "name", "hint", "errorMessage", "fieldset", "items", "value", "classes")
    size = _modifier(o, "govuk-radios")
    if size not in ("", "inline", "small"):
        raise _NotOursError
    return controls.radios(_asked(o, _legend(o)), _items(o), inline=size == "inline", small=size == "small")


def _checkboxes(o):
    _known(o, "idPrefix", "name", "hint", "errorMessage", "fieldset", "items", "values", "classes")
    size = _modifier(o, "govuk-checkboxes")
    if size not in ("", "small"):
        raise _NotOursError
    return controls.checkboxes(_asked(o, _legend(o)), _items(o), small=size == "small")


def _date_input(o):
    _known(o, "id", "hint", "errorMessage", "fieldset", "namePrefix", "values", "day", "month", "year")
    if any(part in o and not o[part] for part in controls.PARTS):
        raise _NotOursError
    parts = {part: _known(o.get(part) or {}, "error", "name") for part in controls.PARTS}
    if any(part.get("error") is False or part.get("name") for part in parts.values()):
        raise _NotOursError
    prefix = o.get("namePrefix")
    values = {
        part: (o.get("values") or {}).get(f"{prefix}-{part}" if prefix else part) for part in controls.PARTS
    }
    asked = _asked({**o, "name": prefix or ""}, _legend(o))
    html = controls.date_boxes(
        asked, values, wrong=[name for name, part in parts.items() if part.get("error")]
    )
    # Ours always put the field's name first; the fixtures mostly leave it out.
    return html if prefix else html.replace('name="-', 'name="')


def _error_summary(o):
    _known(o, "titleText", "errorList")
    if o.get("titleText") != "There is a problem" or not all(
        set(e) == {"text", "href"} for e in o.get("errorList", [{}])
    ):
        raise _NotOursError

    def bound(error):
        return SimpleNamespace(
            errors=[error["text"]],
            auto_id=error["href"][1:],
            field=SimpleNamespace(widget=None),
            html_name="",
        )

    form = SimpleNamespace(
        is_bound=True,
        errors=True,
        non_field_errors=list,
        hidden_fields=list,
        visible_fields=lambda: [bound(error) for error in o["errorList"]],
    )
    return asking.error_summary(form)


def _pagination(o):
    _known(o, "previous", "next", "items")
    items = [_known(item, "number", "href", "current", "ellipsis") for item in o.get("items") or [] if item]
    if not all(str(item.get("number", 1)).isdecimal() for item in items):
        raise _NotOursError
    current = [int(item["number"]) for item in items if item.get("current")]
    if not current or any(set(o.get(side) or {"href": 1}) != {"href"} for side in ("previous", "next")):
        raise _NotOursError
    by_number = {int(item["number"]): item["href"] for item in items if "number" in item}
    page = SimpleNamespace(
        number=current[0],
        last=max(by_number),
        link=by_number.get,
        shown_numbers=lambda: [None if item.get("ellipsis") else int(item["number"]) for item in items],
    )
    html = components.pagination(page)
    for rel, side, number in (("prev", "previous", page.number - 1), ("next", "next", page.number + 1)):
        if side in o:
            html = html.replace(
                f'href="{page.link(number)}" rel="{rel}"', f'href="{o[side]["href"]}" rel="{rel}"'
            )
    return html


def _breadcrumbs(o):
    _known(o, "items")
    flat = []
    for at, item in enumerate(o["items"]):
        _known(item, "text", "html", "href")
        if "href" not in item and at < len(o["items"]) - 1:
            raise _NotOursError
        flat += [_content({k: v for k, v in item.items() if k != "href"})]
        flat += [item["href"]] if "href" in item else []
    return components.breadcrumbs(*flat)


def _notification(o):
    _known(o, "text", "html", "type", "titleText", "titleHtml", "titleId")
    if "titleHtml" in o or o.get("type") not in (None, "success") or (o.get("html") and "<" not in o["html"]):
        raise _NotOursError
    id = {"id": o["titleId"]} if "titleId" in o else {}
    content = _content({k: v for k, v in o.items() if k in ("text", "html")})
    if "<" in content and "html" not in o:
        raise _NotOursError
    return components.notification(
        content, title=o.get("titleText", ""), success=o.get("type") == "success", **id
    )


def _navigation(o):
    _known(o, "navigation")
    items = []
    for item in filter(None, o.get("navigation") or []):
        _known(item, "href", "text", "active")
        if "href" not in item:
            raise _NotOursError
        items.append((item["text"], item["href"], bool(item.get("active"))))
    if len(items) < 2:
        raise _NotOursError
    return components.service_navigation(items)


def _summary_list(o):
    _known(o, "rows")
    rows = []
    for row in filter(None, o["rows"]):
        _known(row, "key", "value", "actions")
        actions = (row.get("actions") or {}).get("items") or []
        if len(actions) > 1 or (actions and set(actions[0]) != {"href", "text", "visuallyHiddenText"}):
            raise _NotOursError
        if _known(row.get("actions") or {}, "items") and not actions:
            raise _NotOursError
        link = actions[0] if actions else {"href": None, "text": "", "visuallyHiddenText": "-"}
        rows.append(
            components.row(
                _content(row["value"]),
                _content(row["key"]),
                change=link["href"],
                text=link["text"],
                hidden=link["visuallyHiddenText"],
            )
        )
    with_links = ["actions" in row for row in o["rows"] if row]
    if any(with_links) and not all(with_links):
        raise _NotOursError
    return components.summary(mark_safe("".join(rows)))


def _tabs(o):
    _known(o, "items", "title")
    context = Context()
    items = list(filter(None, o.get("items") or []))
    if not items:
        raise _NotOursError
    for item in items:
        _known(item, "label", "id", "panel")
        if "html" not in _known(item["panel"], "html", "text"):
            raise _NotOursError
        components.tab(context, mark_safe(item["panel"]["html"]), item["label"], id=item["id"])
    return components.tabs(context, "", o.get("title", "Contents"))


def _accordion(o):
    _known(o, "id", "items")
    context = Context()
    for item in o["items"]:
        if not item:
            raise _NotOursError
        _known(item, "heading", "content")
        content = item["content"]
        html = content.get("html") or f'<p class="govuk-body">{content["text"]}</p>'
        components.section(context, mark_safe(html), _content(item["heading"]))
    return components.accordion(context, "", o["id"])


def _details(o):
    _known(o, "summaryText", "summaryHtml", "text", "html", "open", "id")
    summary = _content({"text": o.get("summaryText", ""), "html": o.get("summaryHtml")})
    return components.details(
        _content({k: o.get(k) for k in ("text", "html")}), summary, open=o.get("open", False), id=o.get("id")
    )


def _panel(o):
    _known(o, "titleText", "titleHtml", "text", "html")
    title = _content({"text": o.get("titleText", ""), "html": o.get("titleHtml")})
    return components.panel(_content({k: o.get(k) for k in ("text", "html")}), title)


def _back_link(o):
    _known(o, "text", "html", "href")
    html = components.back_link(o.get("href", "#"), text=_content(o, "href") or "Back")
    # Ours stands in a landmark of its own.
    return html.removeprefix('<nav aria-label="Back">').removesuffix("</nav>")


def _phase_banner(o):
    _known(o, "tag", "text", "html")
    # Ours stands inside a width container already.
    return components.phase_banner(
        _content(o.get("tag") or {}), _content({k: o.get(k) for k in ("text", "html")})
    ).replace('"govuk-phase-banner"', '"govuk-phase-banner govuk-width-container"')


# component -> ours, and how many of its fixtures we are able to compare
COMPONENTS = {
    "button": (_button, 10),
    "input": (_input, 20),
    "password-input": (_password, 4),
    "textarea": (_textarea, 8),
    "file-upload": (_file_upload, 5),
    "select": (_select, 5),
    "radios": (_radios, 9),
    "checkboxes": (_checkboxes, 10),
    "date-input": (_date_input, 8),
    "error-summary": (_error_summary, 1),
    "pagination": (_pagination, 3),
    "breadcrumbs": (_breadcrumbs, 5),
    "notification-banner": (_notification, 6),
    "service-navigation": (_navigation, 2),
    "summary-list": (_summary_list, 3),
    "tabs": (_tabs, 2),
    "accordion": (_accordion, 1),
    "details": (_details, 6),
    "panel": (_panel, 3),
    "phase-banner": (_phase_banner, 3),
    "tag": (
        lambda o: components.tag(
            _content(_known(o, "text", "html", "classes"), "classes"), colour=_modifier(o, "govuk-tag")
        ),
        10,
    ),
    "inset-text": (
        lambda o: components.inset(_content(_known(o, "text", "html", "id"), "id"), id=o.get("id")),
        3,
    ),
    "warning-text": (
        lambda o: components.warning(
            _content(_known({k: v for k, v in o.items() if v != "Warning"}, "text", "html"))
        ),
        2,
    ),
    "back-link": (_back_link, 3),
    "skip-link": (
        lambda o: components.skip_link(
            href=o.get("href", "#content"), text=_content(_known(o, "text", "html", "href"), "href")
        ),
        3,
    ),
}


@pytest.mark.parametrize("component", COMPONENTS)
def test_it_writes_the_html_that_the_fixtures_expect(component):
    ours, at_least = COMPONENTS[component]
    compared = []
    for fixture in json.loads((FOLDER / component / "fixtures.json").read_text())["fixtures"]:
        try:
            html = ours(fixture["options"])
        except _NotOursError:
            continue
        assert _tree(html) == _tree(fixture["html"]), f"{component}: {fixture['name']}"
        compared.append(fixture["name"])
    assert len(compared) >= at_least, f"{component}: only {len(compared)} fixtures compared: {compared}"
