"""Pages of the evidence bank: those that are read, and those that write."""
