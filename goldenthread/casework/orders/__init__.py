"""What the Tribunal orders, what the council concedes and what is agreed at mediation, and how each reopens a case."""
