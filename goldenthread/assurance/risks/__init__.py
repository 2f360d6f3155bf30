"""Risks to the improvement plan: what may go wrong, how likely and how bad, what is done about it and whether that works."""
