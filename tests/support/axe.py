"""axe-core, which finds what keeps people from reading a page, and the rules that it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast-enhanced"]
LAXER = "color-contrast"
"""What the stricter rule finds too: looking for it again takes as long."""
OFF_BY_DEFAULT = [
    "color-contrast-enhanced",
    "identical-links-same-purpose",
    "meta-refresh-no-exceptions",
    "target-size",
]
ALIKE = """() => {
  const chains = Map.groupBy(document.body.querySelectorAll("*"), (one) => {
    let chain = ""
    for (let at = one; at !== document.body; at = at.parentElement) chain += `>${at.localName}.${at.className}${at.getAttributeNames()}`
    return chain
  })
  for (const alike of chains.values()) for (const one of alike.slice(3, -3)) one.setAttribute("data-alike", "")
}"""
"""Marks what stands in the same chain of elements, classes and attributes as six others and so has their colours: all
but the first three and the last three. Looking at colours takes long."""
_RUN = """([only, rules]) => {
  const selector = ":not([data-alike])"
  axe.configure({ rules: [{ id: "color-contrast-enhanced", selector }] })
  return axe.run(document, { resultTypes: ["violations"], runOnly: only, rules })
}"""


def violations(page: Page, rules: Literal["all", "all but contrast", "contrast"] = "all") -> list[str]:
    """What axe-core finds on a page as it stands, one line each: at A, AA, AAA and best-practice."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    looked_for = rules != "all but contrast"
    if looked_for:
        page.evaluate(ALIKE)
    only = {"type": "rule", "values": CONTRAST} if rules == "contrast" else {"type": "tag", "values": TAGS}
    switched = {name: {"enabled": True} for name in OFF_BY_DEFAULT} if rules != "contrast" else {}
    switched |= {name: {"enabled": looked_for} for name in CONTRAST} | {LAXER: {"enabled": False}}
    result = page.evaluate(_RUN, [only, switched])
    sure = "color-contrast-enhanced" if looked_for else "document-title"
    assert sure in {rule["id"] for rule in result["passes"]}, f"axe did not look at {sure}"
    return [f"{rule['id']}: {node['html']}" for rule in result["violations"] for node in rule["nodes"]]
