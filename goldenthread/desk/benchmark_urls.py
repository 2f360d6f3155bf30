"""Addresses of the Department's statistics. They stand before those of a month's scorecard, which begin the same."""

from django.urls import path

from goldenthread.desk.views import benchmarks

urlpatterns = [
    path("scorecard/benchmarks/", benchmarks.benchmarks, name="benchmarks"),
    path("scorecard/benchmarks/import/", benchmarks.import_benchmarks, name="import_benchmarks"),
    path(
        "scorecard/benchmarks/import/<int:imported>/take-back/",
        benchmarks.take_back_benchmarks,
        name="take_back_benchmarks",
    ),
    path("scorecard/benchmarks/areas/", benchmarks.benchmark_areas, name="benchmark_areas"),
    path("scorecard/benchmarks/<str:measure>/", benchmarks.benchmark, name="benchmark"),
]
