"""Government reviews: what was asked, what was shown, and what was judged."""
