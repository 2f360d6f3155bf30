"""Figures that arrive as figures: what is asked for, reading what comes, checking it, taking it in and taking it back."""
