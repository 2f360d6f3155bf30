"""The pages of the plan through time."""
