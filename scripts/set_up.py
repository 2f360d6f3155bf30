"""Set-up for the make targets: packages, the locked environment, the built stylesheet. Standard library only.

`set_up.py run|test|check|bench`. Each step leaves a stamp of what it was made from, so a second call does nothing. Debian
packages are installed when we are root and apt is there; otherwise the missing ones are named.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".venv" / "stamps"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20

# program that shows the package is there -> Debian package
FOR_TESTS = {
    "chromium": "chromium",
    "java": "default-jre-headless",
    "psql": "postgresql",
    "pdftotext": "poppler-utils",
}


def say(words: str) -> None:
    print(f"· {words}", flush=True)


def stop(words: str) -> None:
    sys.exit(f"Set-up stopped: {words}")


def call(*command: str, quiet: bool = True, **variables: str) -> None:
    environment = {**os.environ, **variables}
    done = subprocess.run(command, cwd=ROOT, capture_output=quiet, text=True, env=environment, check=False)
    if done.returncode:
        stop(f"`{' '.join(command)}` failed.\n{(done.stdout or '')[-2000:]}{(done.stderr or '')[-4000:]}")


def digest(*names: str) -> str:
    found = hashlib.sha256()
    for name in names:
        path = ROOT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                found.update(file.read_bytes())
    return found.hexdigest()


def once(step: str, made_from: str, words: str, work) -> None:
    """Do the work unless it was done from the very same files."""
    stamp = STAMPS / step
    if stamp.exists() and stamp.read_text() == made_from:
        return
    say(words)
    started = time.monotonic()
    work()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(made_from)
    say(f"  done in {time.monotonic() - started:.0f} seconds")


def debian(packages: list[str]) -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing Debian packages: {' '.join(packages)}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                stop(f"`{' '.join(command)}` failed.\n{done.stderr[-2000:]}")
    else:
        stop(
            f"these are missing: {', '.join(packages)}. On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
        )


def check_versions() -> None:
    if sys.version_info < OLDEST_PYTHON:
        stop(
            f"Python {'.'.join(map(str, OLDEST_PYTHON))} or later is needed; this is {sys.version.split()[0]}."
        )
    if not shutil.which("npm"):
        stop(
            f"Node.js {OLDEST_NODE} or later is needed (with npm): https://nodejs.org/ or your system's packages."
        )
    found = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(found.lstrip("v").split(".")[0]) < OLDEST_NODE:
        stop(f"Node.js {OLDEST_NODE} or later is needed; this is {found}.")


def uv() -> str:
    """uv, from the path or from a small environment of our own."""
    if found := shutil.which("uv"):
        return found
    # beside .venv, not inside it: uv refuses to build in a folder that is not an environment
    own = ROOT / ".tools"
    if not (own / "bin" / "uv").exists():
        say("Fetching uv, which builds the locked environment")
        if subprocess.run(
            [sys.executable, "-m", "venv", str(own)], capture_output=True, check=False
        ).returncode:
            debian(["python3-venv"])
            call(sys.executable, "-m", "venv", str(own))
        call(str(own / "bin" / "pip"), "install", "--quiet", "uv")
    return str(own / "bin" / "uv")


def environment() -> None:
    tool = uv()
    # inexact: our own stamps live inside the environment's folder
    call(tool, "sync", "--locked", "--quiet", "--inexact")


def bench_environment() -> None:
    """The product and pandas, apart from the environment of the tests: the product must not come to lean on pandas."""
    sync = ("sync", "--locked", "--quiet", "--no-dev", "--group", "bench")
    call(uv(), *sync, UV_PROJECT_ENVIRONMENT=str(ROOT / ".tools" / "bench"))


def stylesheet() -> None:
    call("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
    call("npm", "run", "--silent", "build")


def main(purpose: str) -> None:
    check_versions()
    missing = [package for program, package in FOR_TESTS.items() if not shutil.which(program)]
    if purpose == "test" and missing:
        debian(missing)
    locked = digest("pyproject.toml", "uv.lock")
    once("python", locked, "Building the Python environment", environment)
    if purpose == "bench":
        once("bench", locked, "Building the bench's own environment", bench_environment)
    once(
        "assets",
        digest("package.json", "package-lock.json", "goldenthread/govuk/assets"),
        "Building the stylesheet",
        stylesheet,
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
