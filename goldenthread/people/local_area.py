"""The one local area that this installation serves: read once for each page, and afresh everywhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

from goldenthread.people.models import LocalArea

_read: ContextVar[list[LocalArea | None] | None] = ContextVar("local area", default=None)


def local_area() -> LocalArea | None:
    """None until the installation is set up."""
    read = _read.get()
    if read is None:
        return LocalArea.objects.first()
    if not read:
        read.append(LocalArea.objects.first())
    return read[0]


def area_name() -> str:
    area = local_area()
    return area.name if area else settings.AREA_NAME_UNTIL_SET_UP


@contextmanager
def read_once() -> Iterator[None]:
    """Within it the area is read at most once: no page changes it."""
    before = _read.set([])
    try:
        yield
    finally:
        _read.reset(before)
