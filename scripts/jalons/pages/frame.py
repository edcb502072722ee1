"""Puts bodies into the page template, which is filled in once for all pages that differ in their own words only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from markupsafe import escape

from jalons.pages.maker import Page

_SLOTS = {name: f"stand-in-for-{name}" for name in ("uri", "title", "description", "trade", "body")}
_SLOT = re.compile("stand-in-for-(" + "|".join(_SLOTS) + ")")


class Frame:
    """The page template as it comes out for the pages of one language.

    `fill` gives a whole page of the site; it is trusted to print a page's uri, title, description, trade and body
    without looking into them. The first page of each kind is made both ways, and where they differ by a single byte,
    pages of that kind are all filled in whole.
    """

    def __init__(self, fill: Callable[[Page], str], singular: frozenset[str] = frozenset()) -> None:
        """`singular` are the trades that menus name, so that the menus differ on their pages."""
        self._fill = fill
        self._singular = singular
        self._kept: dict[tuple[str, int], list[str] | None] = {}

    def around(self, page: Page) -> str:
        """The whole HTML of a page."""
        if not page.trade or page.trade in self._singular:
            return self._fill(page)
        alike = (page.kind, page.uri.count("/"))
        if alike not in self._kept:
            whole = self._fill(page)
            stand_in = _stand_in(page)
            parts = _SLOT.split(self._fill(stand_in).replace(stand_in.uri, _SLOTS["uri"]))
            self._kept[alike] = parts if _joined(parts, page) == whole else None
            return whole
        parts = self._kept[alike]
        return self._fill(page) if parts is None else _joined(parts, page)


def _stand_in(page: Page) -> Page:
    """A page in the same folder of the site, as deep, whose own words are those that mark where the real ones go."""
    folder, _, rest = page.uri.partition("/")
    return replace(page, **_SLOTS | {"uri": f"{folder}/{_SLOTS['uri']}{'/-' * (rest.count('/') - 1)}/"})


def _joined(parts: list[str], page: Page) -> str:
    values = {
        "uri": str(escape(page.uri)),
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "trade": str(escape(page.trade)),
        "body": page.body,
    }
    # every second part is the name of a slot
    return "".join(values[part] if n % 2 else part for n, part in enumerate(parts))
