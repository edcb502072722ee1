"""A whole project in a few files: the invented guide, hand-written pages of its own, and the program's own templates and words.

It is built in a second or two, for tests of what a build does rather than of what it says.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from jalons_cli.building import Order
from support.project import ROOT
from support.small_guide import AS_OF, small_data

PAGES = {
    "fr/about.md": (
        "À propos",
        "Ce qu'est ce guide, et pour qui il est fait.",
        "## Sources {#sources}\n\nInventées.\n",
    ),
    "en/about.md": ("About", "What this guide is, and for whom it is made.", "## Sources {#sources}\n\nInvented.\n"),
    "fr/privacy.md": (
        "Confidentialité",
        "Ce que ce guide garde chez vous.",
        "## Gardé {#what-is-kept}\n\nVos coches.\n",
    ),
    "en/privacy.md": ("Privacy", "What this guide keeps on your device.", "## Kept {#what-is-kept}\n\nYour ticks.\n"),
}
"""Title, description and text of each hand-written page."""


def small_project(root: Path) -> Path:
    """Writes the project and gives it; nothing in it is wrong on the small guide's day."""
    small_data(root)
    for name, (title, description, text) in PAGES.items():
        page = root / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: {title}\ndescription: {description}\n---\n\n# {title}\n\n{text}", "utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def order(root: Path, day: date = AS_OF, out: str = "site") -> Order:
    """What a build of a project in a folder is asked."""
    return Order(root, root / "data", root / out, day, "https://guide.example/")
