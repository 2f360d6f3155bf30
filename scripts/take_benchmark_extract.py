"""Take the demonstration's extract out of a tidy file of published figures: `take_benchmark_extract.py FILE`.

Every measure that an indicator is compared with, for the areas in `areas.csv` and England, in every year of the file.
Contains public sector information licensed under the Open Government Licence v3.0.
"""

import csv
import sys
from pathlib import Path

from goldenthread.indicators.benchmarks import BENCHMARKS

FOLDER = Path(__file__).resolve().parent.parent / "goldenthread" / "scorecard" / "benchmarks"
YEARS = range(2000, 2100)


def main(source: Path) -> None:
    measures = {name for each in BENCHMARKS.values() for year in YEARS for name in each.columns(year)}
    with (FOLDER / "areas.csv").open(encoding="utf-8", newline="") as file:
        areas = {"England", *(row["area"] for row in csv.DictReader(file))}
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        kept = [row for row in rows if row["measure"] in measures and row["geography"] in areas]
        columns = list(rows.fieldnames or ())
    kept.sort(key=lambda row: (row["measure"], row["year"], row["geography"]))
    with (FOLDER / "extract.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    print(f"{len(kept):,} figures of {len({row['measure'] for row in kept})} measures")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
