"""Take the pictures of README and docs from the served demonstration: `scripts/take_pictures.py [ADDRESS]`.

Each is a part of one page, 1280 pixels wide, as the person who uses it most sees it.
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WIDTH = 1280


@dataclass(frozen=True)
class Picture:
    """`go` leads from the person's home to the page; `height` is in pixels. The picture begins at the top of the page, or at
    the heading that has the words of `begins_at`."""

    name: str
    role: str
    height: int
    go: Callable[[Page], object]
    begins_at: str = ""


def to_a_case(page: Page) -> None:
    page.goto("/radar/?when=10&duty=advice_returned")
    page.locator("main tbody th a").last.click()
    page.locator("summary").filter(has_text="Why this date?").first.click()


def to_the_case_of(page: Page, name: str) -> None:
    page.goto("/children/")
    page.get_by_label("Name, date of birth").fill(name)
    page.get_by_role("button", name="Search").click()
    page.locator("main").get_by_role("link", name=name).first.click()
    page.locator("main").get_by_role("link", name="Needs assessment").or_(
        page.locator('main a[href^="/cases/"]')
    ).first.click()


def to_a_plan(page: Page, section: str = "") -> None:
    to_the_case_of(page, "Amara Adeyemi-Clarke")
    page.get_by_role("link", name="Write the plan").click()
    if section:
        page.get_by_role("link", name=f"Write {section}:").first.click()


def to_a_letter(page: Page) -> None:
    page.goto("/letters/")
    page.locator('main a[href^="/letters/L-"]').first.click()


def to_advice_given_here(page: Page) -> None:
    page.goto("/advice/")
    page.locator("main tbody th a").last.click()


PICTURES = [
    Picture("scorecard", "Board member", 640, lambda page: page.goto("/scorecard/2024-10/"), "Area 6"),
    Picture("kpi", "Board member", 1290, lambda page: page.goto("/scorecard/2024-10/APP17/")),
    Picture("plan", "Board member", 1190, lambda page: page.goto("/plan/")),
    Picture("radar", "SEND manager", 1230, lambda page: page.goto("/radar/")),
    Picture("case", "Caseworker", 1180, to_a_case),
    Picture("my-cases", "Caseworker", 1180, lambda page: page.goto("/cases/")),
    Picture("caseloads", "SEND manager", 980, lambda page: page.goto("/caseloads/")),
    Picture("backlog", "SEND manager", 1180, lambda page: page.goto("/backlog/")),
    Picture("plan-writer", "SEND manager", 1180, lambda page: to_a_plan(page, "Section F")),
    Picture("letter", "SEND manager", 1180, to_a_letter),
    Picture("advice-queue", "Advice writer", 1000, lambda page: page.goto("/advice/")),
    Picture("advice-request", "Advice writer", 1180, to_advice_given_here),
    Picture("family", "Parent or young person", 1180, lambda page: page.goto("/family/")),
]


def sign_in(page: Page, role: str) -> None:
    page.goto("/accounts/login/")
    page.locator(".gt-demonstration-person").filter(has_text=f"{role}.").first.get_by_role("button").click()
    page.get_by_role("button", name="Sign out").wait_for()


def top_of(page: Page, picture: Picture) -> float:
    if not picture.begins_at:
        return 0
    box = page.get_by_role("heading", name=picture.begins_at).first.bounding_box()
    return box["y"] - 20 if box else 0


def take(page: Page, picture: Picture) -> Path:
    sign_in(page, picture.role)
    picture.go(page)
    path = FOLDER / f"{picture.name}.png"
    area = {"x": 0, "y": top_of(page, picture), "width": WIDTH, "height": picture.height}
    page.screenshot(path=path, full_page=True, clip=area, animations="disabled")
    return path


def main(address: str = "http://127.0.0.1:8000") -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in PICTURES:
            page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": 900})
            path = take(page, picture)
            sys.stdout.write(f"{path.name}: {path.stat().st_size / 1024:.0f} KB\n")
            page.context.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
