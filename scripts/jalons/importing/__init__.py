"""Adds and updates trades from a table: read, matched to trades and sources, compared, and written without a loss."""
