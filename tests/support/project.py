"""Where the project is, and the day and the address that its tests are made for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 23)
PREFIX = "/guide/"
"""The site is served below a path, as a project page of a shared host is: nothing may point at the server's root."""
ADDRESS = f"https://shared.example{PREFIX}"
"""The public address that shared sites are made for: each process serves them from a port of its own, and only
canonical addresses, twins and the sitemap say where a site is, which no browser follows."""
