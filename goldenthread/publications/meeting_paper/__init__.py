"""The agenda of a meeting, and its minutes, on paper."""
