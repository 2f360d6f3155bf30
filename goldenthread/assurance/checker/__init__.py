"""What does not hold in a plan, a scorecard or a report: place, what is wrong, the rule, and how strong it is."""
