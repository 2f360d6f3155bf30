"""Golden Thread: one thread from a dated fact on a case to a board report."""
