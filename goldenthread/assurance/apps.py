from django.apps import AppConfig


class AssuranceConfig(AppConfig):
    name = "goldenthread.assurance"
    label = "assurance"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.accounts import tasks
        from goldenthread.assurance import models, thread
        from goldenthread.assurance.boards.tasks import tasks as of_boards
        from goldenthread.assurance.evidence.thread import evidence_of
        from goldenthread.assurance.reviews.tasks import tasks as of_reviews
        from goldenthread.assurance.risks.tasks import tasks as of_risks
        from goldenthread.assurance.rounds.tasks import tasks as of_the_round
        from goldenthread.scorecard.thread import register_evidence, register_source

        for model in models.RECORDED:
            auditlog.register(model)
        register_source(thread.SOURCE)
        register_evidence(evidence_of)
        tasks.register(of_the_round)
        tasks.register(of_boards)
        tasks.register(of_reviews)
        tasks.register(of_risks)
