"""Two records of one child become one, and can become two again."""
