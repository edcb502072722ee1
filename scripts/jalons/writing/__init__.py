"""How each language writes: numbers, dates, lists, punctuation."""
