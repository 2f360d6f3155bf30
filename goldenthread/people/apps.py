from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.people"
    label = "people"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.people import models

        for model in (
            models.ChildMerge,
            models.Carer,
            models.Guardianship,
            models.CapacityRecord,
            models.Setting,
            models.SettingClosure,
            models.DefaultClosure,
            models.ProclaimedHoliday,
        ):
            auditlog.register(model)
        auditlog.register(models.Child, exclude_fields=["sounds"])  # it repeats the names
