"""Panels that advise whether to assess, whether to issue a plan, and which placement to name."""
