"""The conventions of the design that a machine can hold. Each message says what to write instead."""

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest
from auditlog.registry import auditlog
from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "goldenthread"
OURS = [config for config in apps.get_app_configs() if config.name.startswith("goldenthread.")]
MODELS = [model for config in OURS for model in config.get_models()]
VIEW_FILES = sorted([*PACKAGE.rglob("views.py"), *PACKAGE.rglob("views/*.py")])
FORM_FILES = sorted([*PACKAGE.rglob("forms.py"), *PACKAGE.rglob("*_forms.py")])
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
BELOW_DJANGO = ["statute", "indicators", "publications", "sen2"]
STATUTORY_NUMBERS = {20, 28, 42, 56, 84, 112, 140}
VIEW_LINES = 25


def functions(path: Path):
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_of(node) -> int:
    return node.end_lineno - node.lineno + 1


# 1. Words


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_it_names_dates_instants_and_people_by_their_endings(model):
    for field in model._meta.concrete_fields:
        name = field.name
        if isinstance(field, models.DateTimeField):
            assert name.endswith("_at") or name in {"at", "last_login"}, (
                f"{model.__name__}.{name}: an instant ends _at"
            )
        elif isinstance(field, models.DateField):
            assert name.endswith("_on"), f"{model.__name__}.{name}: a date ends _on"
        else:
            assert not name.endswith(("_on", "_at")), (
                f"{model.__name__}.{name}: only dates and instants end so"
            )
        if name.endswith("_by"):
            person = isinstance(field, models.ForeignKey) and field.related_model.__name__ == "User"
            assert person or name == "grouped_by", f"{model.__name__}.{name}: a person ends _by"


def test_it_explains_its_words_in_the_glossary():
    glossary = (ROOT / "GLOSSARY.md").read_text().lower()
    nouns = {model._meta.verbose_name.lower() for model in MODELS}
    missing = sorted(noun for noun in nouns if f"**{noun}**" not in glossary)
    assert not missing, f"GLOSSARY.md has no entry for: {', '.join(missing)}"


# 2. Queries and 3. writes

ALLOWED_BASE = re.compile(r"base=[A-Z]\w+\.objects\.\w+\(\)")


@pytest.mark.parametrize("path", [*VIEW_FILES, *FORM_FILES], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_it_keeps_queries_and_writes_out_of_views_and_forms(path):
    source = ALLOWED_BASE.sub("", path.read_text())
    for number, line in enumerate(source.splitlines(), start=1):
        for banned in (".filter(", ".objects.", ".save(", ".create(", ".bulk_", ".aggregate(", ".annotate("):
            assert banned not in line, (
                f"{path.name}:{number} has {banned}: a query lives on the model's QuerySet, a write in actions.py"
            )


# What a clock says follows from the facts, whoever wrote them: nobody writes it, so nobody is named.
WORKED_OUT = {"goldenthread.clocks.actions"}
ACTIONS = [
    pytest.param(function, id=f"{module.__name__.removeprefix('goldenthread.')}.{name}")
    for path in sorted([*PACKAGE.rglob("actions.py"), *PACKAGE.rglob("*_actions.py")])
    if path.parent.name != "planfile"  # there an action is what a plan says will be done
    and (module := import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))).__name__
    not in WORKED_OUT
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
]


@pytest.mark.parametrize("action", ACTIONS)
def test_it_says_by_name_what_each_write_is_given_and_who_makes_it(action):
    parameters = inspect.signature(action).parameters
    assert "by" in parameters, (
        f"{action.__qualname__} needs by=: who does it. What only reads stands elsewhere"
    )
    by_place = [
        name for name, one in parameters.items() if one.kind not in (one.KEYWORD_ONLY, one.VAR_KEYWORD)
    ]
    assert not by_place, f"{action.__qualname__} takes {by_place} by place: put a * before them"


# Rows worked out from the facts, and the record of who read what: each is a record itself.
NOT_IN_THE_LOG = {"clocks.Clock", "clocks.ClockChange", "accounts.ReadRecord"}


def leads_to_a_child(model, seen=()) -> bool:
    keys = [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    return model._meta.label == "people.Child" or any(
        leads_to_a_child(other, (*seen, model)) for other in keys if other not in (*seen, model)
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_it_writes_every_change_of_a_persons_data_to_the_log(model):
    about_somebody = bool(model.Privacy.personal) or leads_to_a_child(model)
    if about_somebody and model._meta.label not in NOT_IN_THE_LOG:
        assert auditlog.contains(model), (
            f"{model.__name__}: register it with the log of changes in {model._meta.app_label}/apps.py"
        )
    assert not (auditlog.contains(model) and model._meta.label in NOT_IN_THE_LOG)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_it_keeps_queries_styles_and_scripts_out_of_templates(path):
    source = path.read_text()
    for banned in (".objects.", ".filter(", "style=", "<style", "onclick=", "<script>"):
        assert banned not in source, f"{path.name} has {banned}"


# 4. Rules


@pytest.mark.parametrize("part", BELOW_DJANGO)
def test_it_asks_nobody_what_day_it_is_below_the_django_line(part):
    for path in (PACKAGE / part).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"today", "now", "utcnow", "localdate"}, (
                    f"{path.relative_to(ROOT)}:{node.lineno} asks what day it is: take the day as an argument"
                )


def test_it_has_no_bare_statutory_number_outside_the_law():
    """A number of weeks or days that the law sets is written once, in `statute`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        part = path.relative_to(PACKAGE).parts[0]
        if part == "statute" or "migrations" in path.parts or part in {"govuk", "demo"}:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) == "timedelta"
            ):
                continue
            for value in [*node.args, *(keyword.value for keyword in node.keywords)]:
                bare = isinstance(value, ast.Constant) and value.value in STATUTORY_NUMBERS
                assert not bare, f"{path.relative_to(ROOT)}:{node.lineno}: ask statute.due for that date"


# 5. One name, five places

# Pages whose view redirects, downloads or serves a file: they have a test and no template of their own.
WITHOUT_TEMPLATE = {
    "desk:kpi_download",
    "desk:scorecard_download",
    "desk:radar_download",
    "desk:published_download",
    "desk:returns_template",
    "desk:work_out_again",
    "desk:allocate",
    "desk:my_cases_download",
    "desk:chronology_pdf",
    "desk:family_letter",
    "desk:letter_pdf",
    "desk:letter_enclosure",
    "desk:note_answer",
    "desk:consulted_plan",
    "desk:family_enclosure",
    "desk:plan_pdf",
    "desk:plan_word",
    "desk:family_plan_pdf",
    "desk:list_advice",
    "desk:accept_advice",
    "desk:acknowledge_advice",
    "desk:advice_document",
    "desk:document_file",
    "desk:family_document",
    "desk:restore_document",
    "desk:see_document",
    "desk:settle_comment",
    "assurance:actions_download",
    "assurance:risks_download",
    "assurance:board_log_download",
    "assurance:scrutiny_download",
    "assurance:evidence_download",
    "assurance:evidence_document",
    "assurance:report_pdf",
    "assurance:review_pack_pdf",
    "assurance:meeting_agenda_pdf",
    "assurance:meeting_minutes_pdf",
    "assurance:round_report",
    "accounts:demonstration_sign_in",
    "site:health",
}


def our_patterns(patterns=None, namespace=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from our_patterns(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith("goldenthread."):
            yield f"{namespace}{pattern.name}", pattern


PAGES = sorted(our_patterns(), key=lambda found: found[0])


@pytest.mark.parametrize(("name", "pattern"), PAGES, ids=[name for name, _ in PAGES])
def test_it_gives_each_page_one_name(name, pattern):
    part, _, page = name.rpartition(":")
    assert pattern.callback.__name__ == page, f"{name}: the view is called {pattern.callback.__name__}"
    if name not in WITHOUT_TEMPLATE:
        template = PACKAGE / part / "templates" / part / f"{page}.html"
        assert template.exists(), f"{name}: write {template.relative_to(ROOT)}"
    test = ROOT / "tests" / part / f"test_{page}.py"
    assert test.exists(), f"{name}: write {test.relative_to(ROOT)}"


@pytest.mark.parametrize("path", VIEW_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_it_keeps_views_short(path):
    long = [
        f"{node.name} ({lines_of(node)} lines)" for node in functions(path) if lines_of(node) > VIEW_LINES
    ]
    assert not long, f"{path.relative_to(ROOT)}: over {VIEW_LINES} lines: {', '.join(long)}"


# 9. Personal data


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_it_says_of_every_field_whether_it_is_personal(model):
    privacy = getattr(model, "Privacy", None)
    names = {field.name for field in model._meta.concrete_fields}
    assert privacy, (
        f"{model.__name__}: add\n    class Privacy:\n        personal = {sorted(names)!r}\n        plain = set()"
    )
    missing = sorted(names - privacy.personal - privacy.plain)
    assert not missing, f"{model.__name__}.Privacy: put each of these in personal or in plain: {missing!r}"
    invented = sorted((privacy.personal | privacy.plain) - names - {f.name for f in model._meta.many_to_many})
    assert not invented, f"{model.__name__}.Privacy names fields that do not exist: {invented!r}"
    both = sorted(privacy.personal & privacy.plain)
    assert not both, f"{model.__name__}.Privacy has these in both: {both!r}"


# 11. Migrations

MIGRATIONS = sorted(path for path in PACKAGE.glob("*/migrations/0*.py"))


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_it_names_migrations_and_imports_nothing_of_ours(path):
    assert "_auto_" not in path.stem, f"{path.name}: name it for what it does"
    source = path.read_text()
    imports = [line for line in source.splitlines() if re.match(r"(from|import) goldenthread", line)]
    ours = [line for line in imports if not line.startswith("import goldenthread.people.refs")]
    assert not ours, f"{path.name} imports live code: {ours}"


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_it_keeps_migrations_in_one_line(config):
    numbers = [path.name[:4] for path in sorted((Path(config.path) / "migrations").glob("0*.py"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


# 12. Memory and shape


def test_it_says_what_each_dependency_is_for():
    listed = re.findall(
        r'^    "[A-Za-z].*"[,]?.*$|^spark = .*$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE
    )
    dependencies = [line for line in listed if re.search(r"[><=]=", line)]
    assert len(dependencies) > 20
    assert [line for line in dependencies if "#" not in line] == []


def test_it_keeps_functions_short():
    lengths = sorted(
        (lines_of(node), f"{path.relative_to(ROOT)}:{node.name}")
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts
        for node in functions(path)
    )
    sizes = [length for length, _ in lengths]
    assert sizes[len(sizes) // 2] < 10, "the median function should be under 10 lines"
    assert sizes[len(sizes) * 9 // 10] < 30, "nine functions in ten should be under 30 lines"
    assert [name for length, name in lengths if length > 60] == []


def test_it_speaks_of_the_product_alone():
    """No machine paths and no left-over promises in what is handed over."""
    banned = re.compile(r"\b(TODO|FIXME|XXX)\b|/work/|/tmp/")
    found = []
    for pattern in ("**/*.py", "**/*.md", "**/*.html", "**/*.scss", "Makefile", ".ci/run"):
        for path in ROOT.glob(pattern):
            hidden = {"node_modules", ".venv", ".tools", "var", "dist"} & set(path.relative_to(ROOT).parts)
            if hidden or path == Path(__file__):
                continue
            found += [
                f"{path.relative_to(ROOT)}: {line.strip()}"
                for line in path.read_text().splitlines()
                if banned.search(line)
            ]
    assert found == []
