"""Papers of each person: the table for signing skills, and what one signs, sends and must claim."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jalons.pages.kinds.skills import BLANK_SETS, ROWS
from jalons.path.role_papers import papers
from support.project import AS_OF


@pytest.fixture
def html(site: Path):
    return lambda address: (site / address / "index.html").read_text("utf-8")


@pytest.mark.build
def test_each_set_of_the_log_book_has_its_table(guide, html):
    """A trade whose sets are known has one table for each, by its title; another has sets to be named by hand; all say that the log book counts."""
    for language, says in (("", "elle ne le remplace pas"), ("en/", "it does not replace it")):
        known = guide.pathways["620D"].trade.skill_sets
        page = html(f"{language}trades/620D/skills/")
        titles = re.findall(r'<h2 id="set-\d+">([^<]*)', page)
        wanted = [skills.name.in_("en" if language else "fr") for skills in known]
        assert [title.split(":")[1].strip() for title in titles] == [title.replace("'", "’") for title in wanted]
        assert len(known) == 7 and says in page
        other = html(f"{language}trades/306A/skills/")
        assert not guide.pathways["306A"].trade.skill_sets and len(re.findall(r'id="set-\d+"', other)) == BLANK_SETS
        for text, sets in ((page, 7), (other, BLANK_SETS)):
            tables = re.findall(r'<table class="skills" aria-labelledby="set-.*?</table>', text, re.DOTALL)
            assert [table.count("<tr>") for table in tables] == [ROWS + 1] * sets


@pytest.mark.build
def test_the_table_is_linked_from_where_skills_are_signed(html):
    """The on-the-job stage and the lists of the trainer and the sponsor lead to it."""
    for page in ("on-the-job", "trainer", "sponsor"):
        assert "skills/" in html(f"trades/620D/{page}/"), page


def test_the_sponsor_is_told_all_three_claims(guide):
    """Registration, each level and the last certification stand among the sponsor's deadlines and tasks in every trade that has an end."""
    assert len(guide.pathways) > 100
    for trade_id, pathway in guide.pathways.items():
        found = papers(guide.content, pathway, "sponsor", AS_OF)
        claims = [due.id for due in found.claims]
        last = "claim-qualification" if pathway.trade.exam.value == "yes" else "claim-certificate"
        assert claims == ["claim-registration", "claim-level", last], trade_id
        tasks = {f"{at.id}/{item.id}" for at in pathway.stages for item in at.tasks if "sponsor" in item.who}
        assert {"agreement/claim-registration", "in-class/claim-level"} <= tasks, trade_id
        assert tasks & {"certificate/claim-milestone", "qualification/claim-final-certification"}, trade_id


def test_what_a_person_signs_and_sends_is_theirs(guide):
    """Every signature asked of a sponsor or trainer is listed in the order of the path; what is sent names who receives it."""
    pathway = guide.pathways["620D"]
    found = papers(guide.content, pathway, "sponsor", AS_OF)
    assert [f"{at.id}/{item.id}" for at, item in found.signs] == [
        f"{at.id}/{item.id}" for at in pathway.stages for item in at.tasks if "sponsor" in item.signed_by
    ]
    assert {parcel.to for _, parcel in found.sends} == {"sto", "ministry"}
    trainer = papers(guide.content, pathway, "trainer", AS_OF)
    assert trainer.signs and not trainer.claims and not trainer.sends
