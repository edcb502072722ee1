"""Addresses of pages: the same under / in French and under /en/ in English."""

from __future__ import annotations

import posixpath

from jalons.records.fields import Language

NOT_FOUND = "404.html"


def prefix(language: Language) -> str:
    return "" if language == "fr" else "en/"


def path(uri: str, language: Language) -> str:
    """The path of a page from the root of the site: "en/money/"."""
    return prefix(language) + uri


def relative(target: str, origin: str) -> str:
    """The way from one path of the site to another, both from its root; a page's folder ends in "/"."""
    address, mark, fragment = target.partition("#")
    folder = origin if origin.endswith("/") or not origin else posixpath.dirname(origin) + "/"
    way = posixpath.relpath("/" + address, "/" + folder)
    if address.endswith("/") or not address:
        way = way.rstrip("/") + "/"
    return way + mark + fragment


def file_of(path_: str) -> str:
    """The file that a server gives for a path: "money/" is money/index.html."""
    return path_ + "index.html" if path_.endswith("/") or not path_ else path_
