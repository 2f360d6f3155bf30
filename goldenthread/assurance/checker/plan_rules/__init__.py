"""Rules about an improvement plan: its codes, owners, dates, ratings, indicators, targets and risks."""
