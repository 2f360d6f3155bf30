"""Whose cases are whose: handing them over, covering for who is away, and what keeps the oldest from going on."""
