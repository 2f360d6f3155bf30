"""A progress bar that names each step, on the error stream so that what a command answers can be piped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def steps(title: str, total: int, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """`with steps("Facts", 5) as step: step("request")`: a step is named when it begins."""
    with Progress(console=Console(stderr=True), transient=True, disable=quiet) as bar:
        task = bar.add_task(title, total=total)
        begun = 0

        def step(name: str) -> None:
            nonlocal begun
            bar.update(task, description=f"{title}: {name}", completed=begun)
            begun += 1

        yield step
