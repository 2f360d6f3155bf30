from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from goldenthread.clocks import actions
from goldenthread.clocks.sources import SOURCES


class Command(BaseCommand):
    help = "Work out every clock again from the facts. Changes nothing when nothing is amiss."

    def handle(self, *args, **options):
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
            tasks = {kind: bars.add_task(f"{kind}: duties", total=None) for kind in SOURCES}
            counts = actions.rebuild(progress=lambda kind: bars.advance(tasks[kind]))
        self.stdout.write(f"Clocks: {counts}.")
