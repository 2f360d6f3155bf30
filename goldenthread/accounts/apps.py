from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldenthread.accounts"
    label = "accounts"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.accounts import models

        auditlog.register(models.User, exclude_fields=["password", "last_login"])
        for model in (models.RoleGrant, models.Organisation, models.Team):
            auditlog.register(model)
