from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.people"
    label = "people"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.people import models

        for model in (
            models.Child,
            models.Carer,
            models.Guardianship,
            models.Setting,
            models.SettingClosure,
            models.DefaultClosure,
            models.ProclaimedHoliday,
        ):
            auditlog.register(model)
