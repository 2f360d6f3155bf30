"""What the pages of official statistics need: a file taken in, the areas there are to choose from, a measure by year."""

import tempfile
from pathlib import Path

from django.http import Http404

from goldenthread.accounts.errors import Refused
from goldenthread.desk.setting_page import written
from goldenthread.govuk.fields import number_sent
from goldenthread.indicators import Month
from goldenthread.scorecard import benchmarks, cards
from goldenthread.scorecard.benchmarks import BenchmarkView, actions, areas, files
from goldenthread.scorecard.benchmarks.importing import Imported
from goldenthread.scorecard.benchmarks.reading import Level, WrongFileError
from goldenthread.scorecard.models import BenchmarkFigure, BenchmarkImport


def view_of(measure: str, asked_year: str) -> BenchmarkView:
    """404 for a measure, or a year of it, of which nothing has been imported."""
    year = number_sent(asked_year)
    found = None if asked_year and year is None else benchmarks.of_measure(measure, year)
    if found is None:
        raise Http404("There are no figures of that measure in that year.")
    return found


def latest_month() -> Month | None:
    """The month whose indicators a page leads to."""
    return next(iter(cards.months()), None)


def imported(form, by) -> Imported | None:
    """None where the file gives nothing: the form then says every fault."""
    upload = form.cleaned_data["file"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{Path(upload.name).suffix.lower()}"
        with path.open("wb") as kept:
            for chunk in upload.chunks():
                kept.write(chunk)
        try:
            given = files.read(path, Path(upload.name).name)
            (done,) = actions.import_benchmarks(
                by=by,
                given=[given],
                release=form.cleaned_data["release"],
                published_on=form.cleaned_data["published_on"],
            )
        except WrongFileError as error:
            for fault in error.faults:
                form.add_error("file", fault)
            return None
    return done


def areas_asked() -> dict:
    """What the form of areas begins with, and what there is to choose from."""
    chosen = areas.chosen()
    authorities = BenchmarkFigure.objects.area_names(Level.AUTHORITY)
    return {
        "initial": {
            "own": chosen.own,
            "region": chosen.region,
            "neighbours": "\n".join(chosen.neighbours),
            "seen": str(chosen),
        },
        "authorities": authorities,
        "regions": BenchmarkFigure.objects.area_names(Level.REGION),
    }


def choose(form, by) -> bool:
    return written(actions.choose_areas, form, by=by)


def import_numbered(pk) -> BenchmarkImport:
    found = BenchmarkImport.objects.numbered(pk)
    if found is None:
        raise Http404("There is no such import.")
    return found


def take_back(form, found: BenchmarkImport, by) -> bool:
    """False where it cannot be, and the form says why."""
    try:
        actions.take_back(by=by, imported=found)
    except Refused as refused:
        form.add_error(None, refused.words)
        return False
    return True
