from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.people"
    label = "people"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.accounts.recording import keep_time_by
        from goldenthread.people import models
        from goldenthread.people.today import moment_of_a_demonstration

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
        keep_time_by(moment_of_a_demonstration)
        auditlog.register(models.Child, exclude_fields=["sounds"])  # it repeats the names
