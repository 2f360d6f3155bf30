"""`goldenthread demo`: build the demonstration if it is missing; `--check` compares its scorecard with what was published."""

import time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from goldenthread.demo import building, checking, county
from goldenthread.scorecard.progress import steps


class Command(BaseCommand):
    help = "Build the demonstration county, if it is missing. It never touches a database with other records in it."

    def add_arguments(self, parser):
        parser.add_argument(
            "what", nargs="?", choices=["build"], default="build", help="build it (the default)"
        )
        parser.add_argument(
            "--seed", type=int, default=county.SEED, help="another seed, other children (%(default)s)"
        )
        parser.add_argument("--fresh", action="store_true", help="remove the demonstration first")
        parser.add_argument(
            "--check", action="store_true", help="compare its scorecard with the published figures"
        )

    def handle(self, *, seed, fresh, check, verbosity, **options):
        call_command("migrate", verbosity=0)
        try:
            if fresh:
                building.clear()
            built = building.is_built()
        except building.NotADemonstrationError as error:
            raise CommandError(str(error)) from None
        if check:
            return self._check(built)
        if built:
            self.stdout.write("The demonstration is there already (--fresh builds it anew).")
            return None
        self._build(seed, verbosity)
        return None

    def _build(self, seed: int, verbosity: int) -> None:
        times: list[tuple[str, float]] = []
        with steps("Demonstration", building.STEPS, quiet=verbosity == 0) as step:

            def told(name: str) -> None:
                times.append((name, time.perf_counter()))
                step(name)

            building.build(seed=seed, told=told)
        ended = [began for _, began in times[1:]] + [time.perf_counter()]
        for (name, began), end in zip(times, ended, strict=True):
            if verbosity > 1:
                self.stdout.write(f"{end - began:6.1f} s  {name}")
        self.stdout.write(f"The demonstration is built, in {ended[-1] - times[0][1]:.0f} seconds.")

    def _check(self, built: bool) -> None:
        if not built:
            raise CommandError("The demonstration is not built yet: goldenthread demo")
        table = Table("Indicator", "Period", "Published", "Computed", "From")
        found = checking.compare()
        for one in found:
            figure, counts = one.published, f"{one.numerator} of {one.denominator}" if one.denominator else ""
            mark = "" if one.agrees else " ✗"
            printed = str(figure.value) if figure.is_exact else f"{figure.qualifier} {figure.value}"
            table.add_row(figure.code, figure.period, printed, f"{one.as_printed}{mark}", counts)
        Console(file=self.stdout).print(table)
        wrong = sum(not one.agrees for one in found)
        if wrong:
            raise CommandError(f"{wrong} of {len(found)} published figures are not reproduced.")
        self.stdout.write(f"All {len(found)} published figures are reproduced.")
