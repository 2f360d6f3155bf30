"""The plan as it is written: sections A to K, needs, outcomes and provision with their links, checks and versions."""
