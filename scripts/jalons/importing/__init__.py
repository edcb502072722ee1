"""Adds and updates trades from a table: read, matched to trades and sources, compared, written without touching the rest."""
