"""Rules about what any paper says in words: names, lists, scales and calls that must agree with themselves."""
