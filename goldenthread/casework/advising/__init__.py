"""Advice as those who write it work on it: asked, acknowledged, said to be late, written, given, looked at."""
