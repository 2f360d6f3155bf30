"""The evidence bank: what shows that the plan worked, from whom, how strong, and what it is offered for."""
