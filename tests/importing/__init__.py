"""Importing a table of trades, tried piece by piece."""
