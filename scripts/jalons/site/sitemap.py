"""The list of pages for search engines, each with its twins in the other languages."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from jalons.writing.language import Languages

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(address: str, uris: Iterable[str], languages: Languages) -> bytes:
    """The sitemap of a site at `address` whose pages `uris` exist in every language."""
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    for uri in uris:
        for language in languages:
            page = ET.SubElement(root, f"{{{_SITEMAP}}}url")
            ET.SubElement(page, f"{{{_SITEMAP}}}loc").text = address + languages.path(uri, language)
            twins = [(one, one) for one in languages] if len(languages) > 1 else []
            for hreflang, other in (*twins, ("x-default", languages.default)) if twins else ():
                href = address + languages.path(uri, other)
                ET.SubElement(page, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": hreflang, "href": href})
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
