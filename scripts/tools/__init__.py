"""Developers' tools: what measures and tests the guide, and is no part of the program that editors run."""
