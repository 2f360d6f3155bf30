"""What leaves the system to be read: charts, and a folder per report."""

from goldenthread.publications.renderer import render_pdf

__all__ = ["render_pdf"]
