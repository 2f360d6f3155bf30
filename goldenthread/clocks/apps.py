from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "goldenthread.clocks"
    label = "clocks"
