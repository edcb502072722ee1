"""Tells a screen reader in which language each part of a PDF is: the engine says it of the whole file alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pydyf
from weasyprint.pdf import tags


@cache
def tell() -> None:
    """Makes the engine write the language of each element that has one (`lang`) to its tag."""
    build = tags._build_box_tree  # noqa: SLF001 - there is no public way; a test looks for the languages in the file

    def with_language(box: Any, *rest: Any) -> Iterator[Any]:
        element = getattr(box, "element", None)
        language = element.get("lang") if element is not None and "::" not in str(box.element_tag) else None
        for tag in build(box, *rest):
            if language:
                tag["Lang"] = pydyf.String(language)
            yield tag

    tags._build_box_tree = with_language  # noqa: SLF001 - as above
