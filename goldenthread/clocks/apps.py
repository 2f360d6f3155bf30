from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "goldenthread.clocks"
    label = "clocks"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.clocks.actions import follow_district
        from goldenthread.clocks.models import LocalPolicy
        from goldenthread.people.signals import district_changed

        auditlog.register(LocalPolicy)
        district_changed.connect(follow_district, dispatch_uid="clocks follow the child's district")
