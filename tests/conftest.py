"""Names the modules whose fixtures all tests may ask for."""

from __future__ import annotations

pytest_plugins = ["support.script_coverage", "support.servers", "support.sites", "support.browsers"]
