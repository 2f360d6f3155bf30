from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.people"
    label = "people"

    def ready(self):
        from auditlog.models import LogEntry
        from auditlog.registry import auditlog
        from django.db.models.signals import pre_save

        from goldenthread.people import models
        from goldenthread.people.recording import name_the_actor

        for model in (models.Child, models.Carer, models.Guardianship, models.Setting, models.SettingClosure):
            auditlog.register(model)
        pre_save.connect(name_the_actor, sender=LogEntry, dispatch_uid="the actor of an action")
