"""Boards and groups: who they are, when they meet, what they decide and what scrutiny asks. Nothing said is overwritten."""
