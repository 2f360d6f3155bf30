from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "goldenthread.voice"
    label = "voice"

    def ready(self):
        from auditlog.registry import auditlog

        from goldenthread.clocks.sources import register
        from goldenthread.voice import duties, models

        auditlog.register(models.Complaint)
        for source in duties.SOURCES:
            register(source)
