"""The command line: one module a command in commands/, and what they share."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project, in which data, docs and overrides lie."""
