from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    name = "goldenthread.assurance"
    label = "assurance"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.assurance import models

        for model in models.RECORDED:
            auditlog.register(model)
