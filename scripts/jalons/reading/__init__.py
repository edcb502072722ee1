"""Reads the bytes of a YAML file into a tree that knows its places, refusing what no editor means."""
