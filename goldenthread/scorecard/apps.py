from django.apps import AppConfig


class ScorecardConfig(AppConfig):
    name = "goldenthread.scorecard"
    label = "scorecard"
