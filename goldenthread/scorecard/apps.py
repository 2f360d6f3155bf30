from django.apps import AppConfig


class ScorecardConfig(AppConfig):
    name = "goldenthread.scorecard"
    label = "scorecard"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.scorecard.models import Target

        if not auditlog.contains(Target):
            auditlog.register(Target)
