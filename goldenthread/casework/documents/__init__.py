"""Documents on a case: what was handed in, by whom, who may read it, and whether anybody has looked at it."""
