"""Addresses of the scorecard: a month, its board view and its file; an indicator and all that hangs from it.

Words that could be a month or a code stand before those that are.
"""

from django.urls import path

from goldenthread.desk.views import indicators, scorecard, targets

KPI = "scorecard/<str:month>/<str:code>/"

urlpatterns = [
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/compare/", indicators.compare, name="compare"),
    path("scorecard/<str:month>/", scorecard.scorecard, name="scorecard"),
    path("scorecard/<str:month>/board/", scorecard.board, name="board"),
    path("scorecard/<str:month>/download/", scorecard.scorecard_download, name="scorecard_download"),
    path(KPI, indicators.kpi, name="kpi"),
    path(f"{KPI}by/<str:by>/", indicators.kpi_by, name="kpi_by"),
    path(f"{KPI}cases/", indicators.kpi_cases, name="kpi_cases"),
    path(f"{KPI}download/", indicators.kpi_download, name="kpi_download"),
    path(f"{KPI}targets/", targets.kpi_targets, name="kpi_targets"),
    path(f"{KPI}targets/set/", targets.set_target, name="set_target"),
    path(f"{KPI}targets/<int:target>/set/", targets.set_target, name="set_target"),
    path(f"{KPI}targets/<int:target>/remove/", targets.remove_target, name="remove_target"),
    path(f"{KPI}rebase/", targets.rebase, name="rebase"),
    path(f"{KPI}rebase/<int:rebase>/undo/", targets.remove_rebase, name="remove_rebase"),
]
