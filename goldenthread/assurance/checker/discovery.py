"""The rules are the files in the rule folders: a file put there is read, there is no list to edit."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from goldenthread.assurance.checker.findings import Rule


@cache
def rules_in(package: ModuleType) -> tuple[Rule, ...]:
    """Every rule of a folder, in the order of its files and of the rules in them.

    Raises ValueError when two rules use one code.
    """
    found: dict[str, Rule] = {}
    for module in iter_modules(package.__path__):
        for rule in rules_of(import_module(f"{package.__name__}.{module.name}")):
            if rule.code in found:
                raise ValueError(f"{module.name}: {rule.code} is already the code of another rule")
            found[rule.code] = rule
    return tuple(found.values())


def rules_of(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]
