"""One file per KPI. A file put here is a KPI: there is no list to edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from goldenthread.indicators.language import Indicator


def discover() -> dict[str, Indicator]:
    """Every indicator in this folder by its code, in the order of the codes.

    Raises ValueError when two files use one code, or a companion does not exist.
    """
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return collect(modules)


def collect(modules: Iterable[ModuleType]) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for module, indicator in _inside(modules):
        if indicator.code in found:
            raise ValueError(f"{module.__name__}: {indicator.code} is already the code of another indicator")
        found[indicator.code] = indicator
    for indicator in found.values():
        strangers = [code for code in indicator.companions if code not in found]
        if strangers:
            raise ValueError(f"{indicator.code}: there is no indicator '{strangers[0]}' to show beside it")
    return dict(sorted(found.items()))


def _inside(modules: Iterable[ModuleType]) -> Iterator[tuple[ModuleType, Indicator]]:
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Indicator):
                yield module, value
