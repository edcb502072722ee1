"""What the plugin may be told in mkdocs.yml: a guide in a folder of its own, and its address in the site."""

from __future__ import annotations

from mkdocs.config import base
from mkdocs.config import config_options as kinds


class Options(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it so
    """Without `guide`, the site is the guide; with it, the guide is a part of a site that stays as it is."""

    guide = kinds.Optional(kinds.Type(str))
    """The folder of a guide, as seen from mkdocs.yml."""
    at = kinds.Type(str, default="guide")
    """The address of the guide's start, from that of the site."""
