"""`serve`: what is said on top of each page while the content has problems."""

from __future__ import annotations

import pytest

from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons_cli import serving
from jalons_cli.building import Order
from jalons_cli.serving import Outcome, Preview
from support.project import AS_OF, ROOT

WRONG = Problem("unknown-reference", Location("data/a.yml", 2, 3), "<script>", {"name": "<b>", "part": "stages"})


@pytest.fixture
def preview(tmp_path, monkeypatch, capsys):
    """Rebuilds with an outcome of our choice; gives the banner and what the terminal says."""
    made = Preview(Order(ROOT, tmp_path, tmp_path, AS_OF), "en")

    def rebuilt(outcome: Outcome) -> tuple[str, str]:
        monkeypatch.setattr(serving, "_in_a_process_of_its_own", lambda *_: outcome)
        made.rebuild()
        return made.banner(), capsys.readouterr().out

    return rebuilt


def test_problems_are_on_the_page_until_they_are_corrected(preview, tmp_path):
    """Each is there as text, whatever its characters, with its place; a build that ends well takes them away."""
    assert preview(Outcome())[0] == ""
    banner, said = preview(Outcome((WRONG,)))
    assert 'role="alert" lang="en"' in banner and "The content has problems; the guide will appear here" in banner
    assert banner.count("<li>") == 1 and "data/a.yml:2:3 unknown-reference &lt;script&gt;" in banner
    assert "<script>" not in banner and "<b>" not in banner
    assert said.startswith("data/a.yml:2:3 ") and said.endswith("the last good site stayed as it was.\n")
    (tmp_path / "index.html").write_text("", "utf-8")
    assert "this page still shows the version before it" in preview(Outcome((WRONG,)))[0]
    banner, said = preview(Outcome())
    assert banner == "" and said.startswith("Site rebuilt in ")


def test_what_kept_a_build_from_ending_is_said_once(preview):
    """It is no problem of the content: those of the last build stay on the page."""
    before, _ = preview(Outcome((WRONG,)))
    assert preview(Outcome(said="The disk refused.")) == (before, "The disk refused.\n")
