"""The table as CSV, and what its columns are as JSON beside it: CSV on the Web (W3C, 2015)."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from typing import Any

from goldenthread.publications.figures_file import About, Table
from goldenthread.publications.formulas import as_text

DATATYPES: dict[str, Any] = {
    "text": "string",
    "whole": "integer",
    "number": "number",
    "day": {"base": "date", "format": "yyyy-MM-dd"},
}
MADE_AT = (1980, 1, 1, 0, 0, 0)  # of a file inside the zip: the same figures are the same bytes


def as_csv(table: Table) -> str:
    """A header and a row for each figure; numbers with a point, days as 2024-10-31, nothing where there is nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(as_text(map(_written, row)) for row in table.rows)
    return out.getvalue()


def _written(cell: Any) -> Any:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def metadata(about: About, table: Table) -> str:
    """JSON: what the file is, and for each column what it holds."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": f"{about.name}.csv",
        "dc:title": about.title,
        **{f"dc:{name}": words for name, words in _dublin_core(about).items()},
        "notes": [*(f"{what}: {words}" for what, words in about.facts), *about.notes],
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": column.description,
                    "datatype": DATATYPES[column.kind],
                    "null": "",
                }
                for column in table.columns
            ]
        },
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _dublin_core(about: About) -> dict[str, str]:
    """The facts that a catalogue has a name for."""
    names = {"Made": "created", "From": "publisher", "Month": "temporal"}
    return {names[what]: words for what, words in about.facts if what in names}


def package(about: About, table: Table) -> bytes:
    """A zip of the two, named so that a reader of CSV on the Web finds one from the other."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            (f"{about.name}.csv", as_csv(table)),
            (f"{about.name}.csv-metadata.json", metadata(about, table)),
        ):
            archive.writestr(zipfile.ZipInfo(name, MADE_AT), text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()
