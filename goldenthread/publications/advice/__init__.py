"""Professional advice that was given on the form, on paper."""
