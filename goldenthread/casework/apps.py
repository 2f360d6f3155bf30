from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "goldenthread.casework"
    label = "casework"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.casework import duties, models
        from goldenthread.casework.caseload import cover
        from goldenthread.clocks import covering
        from goldenthread.clocks.sources import register

        for model in models.RECORDED:
            auditlog.register(model, m2m_fields={field.name for field in model._meta.many_to_many})
        for source in duties.SOURCES:
            register(source)
        covering.register(cover.covered)
