"""Every test, in the places where it must hold. Fails if a part did not run or a test was skipped unseen.

SQLite runs every test, PostgreSQL all that touch the database but those of the architecture, which are of the code and of
who may open which page; where `make check` has just run these (GOLDENTHREAD_CHECKED) they are not run again. The browser
drives Chromium against the demonstration; Spark runs the indicators' examples. One line a part at the end.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
QUICK = "not county and not browser and not spark"
ARCHITECTURE = "--ignore=tests/architecture"
CHECKED = [ARCHITECTURE] if os.environ.get("GOLDENTHREAD_CHECKED") else []

# what it is called, pytest's arguments, the database's address ("" is SQLite)
PARTS = [
    ("SQLite", ["-n", "2", "-m", QUICK, *CHECKED], ""),
    ("PostgreSQL", ["-n", "2", "-m", QUICK, ARCHITECTURE], POSTGRES),
    ("Spark", ["-m", "spark"], ""),
    ("Demonstration county on SQLite", ["-m", "county"], ""),
    ("Demonstration county on PostgreSQL", ["-m", "county"], POSTGRES),
    ("Browser", ["-m", "browser"], ""),
]


def postgres_answers(address: str) -> bool:
    import psycopg

    try:
        psycopg.connect(address.replace("postgres://", "postgresql://"), connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def start_postgres(address: str) -> None:
    """Debian installs PostgreSQL stopped where there is no init system; as root we may start it."""
    if postgres_answers(address):
        return
    if os.geteuid() == 0 and shutil.which("pg_ctlcluster"):
        version = sorted(os.listdir("/etc/postgresql"))[-1]
        trust = Path(f"/etc/postgresql/{version}/main/pg_hba.conf")
        trust.write_text("local all all trust\nhost all all 127.0.0.1/32 trust\n")
        subprocess.run(
            ["pg_ctlcluster", "--skip-systemctl-redirect", version, "main", "restart"], check=False
        )
        for _ in range(30):
            if postgres_answers(address):
                return
            time.sleep(1)
    sys.exit(
        f"PostgreSQL does not answer at {address}. Start it, or set GOLDENTHREAD_TEST_POSTGRES to its address."
    )


def run(name: str, arguments: list[str], address: str) -> tuple[str, int, float]:
    print(f"\n=== {name}", flush=True)
    environment = {**os.environ, "GOLDENTHREAD_NO_SKIPS": "1"}
    environment.pop("DATABASE_URL", None)
    if address:
        environment["DATABASE_URL"] = address
    started = time.monotonic()
    code = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *arguments], cwd=ROOT, env=environment, check=False
    ).returncode
    return name, code, time.monotonic() - started


def main() -> None:
    address = os.environ.get("GOLDENTHREAD_TEST_POSTGRES", POSTGRES)
    start_postgres(address)
    results = [run(name, arguments, address if where else "") for name, arguments, where in PARTS]
    print("\n=== Together")
    for name, code, seconds in results:
        print(f"{'passed' if code == 0 else 'FAILED'}  {name} ({seconds:.0f} seconds)")
    sys.exit(any(code for _, code, _ in results))


if __name__ == "__main__":
    main()
