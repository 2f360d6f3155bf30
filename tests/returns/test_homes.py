from django.apps import apps

from goldenthread.returns.homes import CHOSEN_AT_EXPORT, SOURCES
from goldenthread.sen2.schema import FIELDS


def test_it_gives_every_field_of_the_return_a_home():
    assert {field.key for field in FIELDS} == set(SOURCES) | CHOSEN_AT_EXPORT


def test_it_names_only_fields_that_exist():
    for key, sources in SOURCES.items():
        for source in sources:
            app, model, field = source.split(".")
            names = {found.name for found in apps.get_model(app, model)._meta.get_fields()}
            assert field in names, f"{key}: {source} does not exist"
