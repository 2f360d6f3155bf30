from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldenthread.accounts"
    label = "accounts"

    def ready(self):
        from auditlog.models import LogEntry
        from auditlog.registry import auditlog
        from django.db.models.signals import pre_save

        from goldenthread.accounts import models
        from goldenthread.accounts.recording import name_the_actor

        pre_save.connect(name_the_actor, sender=LogEntry, dispatch_uid="the actor of an action")
        auditlog.register(models.User, exclude_fields=["password", "last_login"])
        for model in (models.RoleGrant, models.Organisation, models.Team):
            auditlog.register(model)
