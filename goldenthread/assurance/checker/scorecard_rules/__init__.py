"""Rules about a table of indicators with their figures, baselines and targets."""
