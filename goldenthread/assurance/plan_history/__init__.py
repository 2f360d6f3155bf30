"""The plan through time: what became of its actions, when and why."""
