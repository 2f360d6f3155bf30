from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "goldenthread.desk"
    label = "desk"

    def ready(self):
        from goldenthread.accounts import tasks
        from goldenthread.desk import caseload_tasks
        from goldenthread.desk.consulting_page import tasks_of_setting
        from goldenthread.desk.document_page import tasks_of

        tasks.register(caseload_tasks.tasks)
        tasks.register(tasks_of)
        tasks.register(tasks_of_setting)
