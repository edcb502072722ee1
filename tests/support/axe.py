"""axe-core, which finds what keeps people from reading a page, and the rules that it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "color-contrast-enhanced"]
OFF_BY_DEFAULT = [
    "color-contrast-enhanced",
    "identical-links-same-purpose",
    "meta-refresh-no-exceptions",
    "target-size",
]
_RUN = """([only, extra]) => axe.run(document, {
  resultTypes: ["violations"], runOnly: only, rules: Object.fromEntries(extra.map((name) => [name, { enabled: true }])),
})"""


def violations(page: Page, rules: Literal["all", "contrast"] = "all") -> list[str]:
    """What axe-core finds on a page as it stands, one line each: at A, AA, AAA and best-practice, or of contrast alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    only = {"type": "tag", "values": TAGS} if rules == "all" else {"type": "rule", "values": CONTRAST}
    result = page.evaluate(_RUN, [only, OFF_BY_DEFAULT if rules == "all" else CONTRAST])
    assert "color-contrast-enhanced" in {rule["id"] for rule in result["passes"]}, "axe did not look at contrast"
    return [f"{rule['id']}: {node['html']}" for rule in result["violations"] for node in rule["nodes"]]
