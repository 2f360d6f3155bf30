"""README.md is what page writers start from: every tag and filter stands in it, and every example is sound."""

import re
from pathlib import Path

import pytest
from django.template import Template

from goldenthread.govuk.templatetags.govuk import register

README = (
    (Path(__file__).resolve().parents[2] / "goldenthread/govuk/README.md").read_text().replace("\\|", "|")
)
EXAMPLES = re.findall(r"`([^`]*\{[%{][^`]*)`", README)
# What the frame alone uses.
OF_THE_FRAME = {"skip_link", "phase_banner", "service_navigation", "notices"}


@pytest.mark.parametrize(
    "example", [e for e in EXAMPLES if "{% block" not in e and "{% …" not in e and " … %}" not in e]
)
def test_an_example_is_sound(example):
    assert Template("{% load govuk %}" + example).nodelist


@pytest.mark.parametrize("name", sorted({*register.tags, *register.filters} - OF_THE_FRAME))
def test_it_is_in_the_readme(name):
    used = re.search(rf"\{{% {name}\b|\|{name}\b", README)
    assert used, f"README.md has no example of {name}"
