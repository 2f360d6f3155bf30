"""The demonstration, built and served as `make run` does, and Chromium in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

BIN = Path(sys.executable).parent
WIDE = {"width": 1280, "height": 900}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a served demonstration, built from nothing in a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "GOLDENTHREAD_HOME": str(home), "GOLDENTHREAD_DEMONSTRATION": "1"}
    environment.pop("DATABASE_URL", None)
    built = subprocess.run(
        [BIN / "goldenthread", "demo"], env=environment, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-4000:]
    port = free_port()
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            [BIN / "goldenthread", "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
        )
    address = f"http://127.0.0.1:{port}"
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
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """`open_page(viewport=..., javascript=...)` is a fresh page with the site as its base address."""
    contexts = []

    def make(viewport=WIDE, javascript=True):
        context = chromium.new_context(
            base_url=site, viewport=viewport, java_script_enabled=javascript, locale="en-GB"
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in_as():
    """`sign_in_as(page, "Board member")` presses the button of the first person with that role."""

    def press(page, role):
        page.goto("/accounts/login/")
        person = page.locator(".gt-demonstration-person").filter(has_text=f"{role}.").first
        person.get_by_role("button").click()
        page.wait_for_url("**/")

    return press
