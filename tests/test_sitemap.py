"""Sitemap: every page once in each language, with its twin."""

from __future__ import annotations

from jalons.site.sitemap import sitemap
from jalons.writing.language import USUAL

ONE_PAGE = """\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://x.example/money/</loc>
    <xhtml:link rel="alternate" hreflang="fr" href="https://x.example/money/" />
    <xhtml:link rel="alternate" hreflang="en" href="https://x.example/en/money/" />
    <xhtml:link rel="alternate" hreflang="x-default" href="https://x.example/money/" />
  </url>
  <url>
    <loc>https://x.example/en/money/</loc>
    <xhtml:link rel="alternate" hreflang="fr" href="https://x.example/money/" />
    <xhtml:link rel="alternate" hreflang="en" href="https://x.example/en/money/" />
    <xhtml:link rel="alternate" hreflang="x-default" href="https://x.example/money/" />
  </url>
</urlset>
"""


def test_one_page():
    """Both twins of a page name each other, and French is for whoever reads neither."""
    assert sitemap("https://x.example/", ["money/"], USUAL).decode() == ONE_PAGE


def test_many_pages():
    """Pages stand in the order given; an address is escaped."""
    written = sitemap("https://x.example/", ["", "a&b/"], USUAL).decode()
    assert [part.split("<")[0] for part in written.split("<loc>")[1:]] == [
        "https://x.example/",
        "https://x.example/en/",
        "https://x.example/a&amp;b/",
        "https://x.example/en/a&amp;b/",
    ]
