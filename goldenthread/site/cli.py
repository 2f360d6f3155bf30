"""The `goldenthread` command: every management command of the product, and `--version`."""

import os
import sys
from importlib.metadata import version


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings")
    if sys.argv[1:] == ["--version"]:
        print(f"goldenthread {version('goldenthread')}")
        return
    from django.core.management import execute_from_command_line  # after the settings module is named

    execute_from_command_line(["goldenthread", *sys.argv[1:]])
