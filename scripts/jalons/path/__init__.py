"""One trade's path: conditions, changes, placeholders, forks decided, stages numbered; and which money is for whom."""
