"""The demonstration, built and served as `make run` does, and Chromium in front of it.

GOLDENTHREAD_BROWSER_HOME names a folder in which `goldenthread demo` has built it before: the tests then begin at once,
and what they record stays there.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

BIN = Path(sys.executable).parent
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="session")
def goldenthread(tmp_path_factory):
    """`goldenthread("demo")` runs a command of the product in the demonstration's home and is what it printed."""
    kept = os.environ.get("GOLDENTHREAD_BROWSER_HOME")
    home = Path(kept) if kept else tmp_path_factory.mktemp("home")
    environment = {**os.environ, "GOLDENTHREAD_HOME": str(home), "GOLDENTHREAD_DEMONSTRATION": "1"}
    environment.pop("DATABASE_URL", None)

    def run(*words: str) -> str:
        command = [BIN / "goldenthread", *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return done.stdout

    run.environment, run.home = environment, home
    if not kept:
        run("demo")
    return run


@pytest.fixture(scope="session")
def site(goldenthread):
    """The address of the served demonstration."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with (goldenthread.home / "server.log").open("w") as log:
        command = [BIN / "goldenthread", "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=goldenthread.environment, stdout=log, stderr=log)
    try:
        wait_for(f"{address}/health/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(120):
        assert server.poll() is None, "the server stopped before it answered"
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise AssertionError(f"{address} did not answer in 30 seconds")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """`open_page(viewport, javascript=...)` is a fresh browser's page with the site as its base address.

    When the test ends, every page that it opened must have kept its peace: no error on the console, none thrown, and
    no request to any other host.
    """
    contexts, heard = [], []

    def make(viewport=WIDE, *, javascript=True):
        context = chromium.new_context(
            base_url=site, viewport=viewport, java_script_enabled=javascript, locale="en-GB"
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        listen(page, site, heard)
        return page

    yield make
    for context in contexts:
        context.close()
    assert heard == []


def listen(page, site: str, heard: list[str]) -> None:
    """Write down what a page complains of, and whom it asks beside the site."""

    def console(message):
        asked_for = message.text.startswith("Failed to load resource") and "/static/" not in str(
            message.location
        )
        if message.type == "error" and not asked_for:  # a page that answers 404 is looked at by its test
            heard.append(f"{page.url}: {message.text}")

    def request(sent):
        address = urlsplit(sent.url)
        if address.scheme not in ("data", "blob") and address.netloc != urlsplit(site).netloc:
            heard.append(f"{page.url} asked {sent.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on("request", request)


@pytest.fixture
def sign_in_as():
    """`sign_in_as(page, "Board member")` presses the button of the first person with that role; `number` of another."""

    def press(page, role, number=0):
        page.goto("/accounts/login/")
        person = page.locator(".gt-demonstration-person").filter(has_text=f"{role}.").nth(number)
        person.get_by_role("button").click()
        page.get_by_role("button", name="Sign out").wait_for()

    return press
