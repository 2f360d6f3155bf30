"""Asking settings whether they should be named in a plan."""
