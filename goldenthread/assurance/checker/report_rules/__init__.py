"""Rules about the figures in a report: recomputed, compared with each other, and held against what is claimed."""
