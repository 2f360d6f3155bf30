from django.apps import AppConfig


class ScorecardConfig(AppConfig):
    name = "goldenthread.scorecard"
    label = "scorecard"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.scorecard.models import (
            BenchmarkArea,
            FiguresGrant,
            PublishedMonth,
            Rebase,
            Return,
            RevisionReason,
            Target,
        )

        logged = (BenchmarkArea, Target, Rebase, PublishedMonth, RevisionReason, Return, FiguresGrant)
        for model in logged:
            if not auditlog.contains(model):
                auditlog.register(model)
