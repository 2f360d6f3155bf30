"""`make check`: each tool in turn, all of them even when one fails, and what to do about it."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

# what it holds, the command, what to do when it does not
CHECKS = [
    ("lint", ["ruff", "check", "--quiet", "."], "make fix"),
    ("format", ["ruff", "format", "--check", "--quiet", "."], "make fix"),
    (
        "imports point down",
        ["lint-imports", "--no-cache"],
        "move the code, or the mechanism; see the layers in the README",
    ),
    ("types below the Django line", ["mypy", "--no-error-summary"], "mend the types"),
    ("templates", ["djlint", "--lint", "--quiet", "goldenthread"], "mend the template"),
    (
        "migrations match the models",
        ["goldenthread", "makemigrations", "--check", "--dry-run"],
        "make a named migration",
    ),
    ("Django's own checks", ["goldenthread", "check", "--fail-level", "WARNING"], "mend what it names"),
    ("generated pages are up to date", ["python", "scripts/write_pages.py", "--check"], "make fix"),
    (
        "architecture",
        ["pytest", "-q", "-n", "2", "tests/architecture"],
        "the failing test says what to write",
    ),
]


def main() -> None:
    failed = []
    for name, command, remedy in CHECKS:
        started = time.monotonic()
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
        )
        print(
            f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name} ({time.monotonic() - started:.1f} s)",
            flush=True,
        )
        if done.returncode:
            failed.append(name)
            print(f"{done.stdout[-6000:]}{done.stderr[-3000:]}\n  → {remedy}", flush=True)
    if failed:
        sys.exit(f"{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}")
    print(f"All {len(CHECKS)} checks passed.")


if __name__ == "__main__":
    main()
