"""Takes comments and spare space out of the published scripts and style sheets, which are written to be read."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin


def lighten(assets: Path) -> None:
    """Makes our own files in a site's folder of assets lighter in place; what stands in folders below came to us as it is."""
    for path in sorted(assets.iterdir()):
        if path.suffix in (".js", ".css"):
            text = path.read_text("utf-8")
            made = rjsmin.jsmin(text) if path.suffix == ".js" else rcssmin.cssmin(text)
            path.write_text(f"{made}\n", "utf-8", newline="\n")
