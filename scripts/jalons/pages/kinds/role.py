"""One person's tasks, events and money on the path of a trade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jalons.pages.context import PageContext
from jalons.pages.kind import Body, Subject
from jalons.path import money, money_questions
from jalons.path.letters import letters
from jalons.path.role_papers import RolePapers, papers
from jalons.path.roles import RoleView
from jalons.records import Letter


@dataclass(frozen=True, kw_only=True)
class Role(Body):
    """A person, what each person meets on the path, and the programmes that may be for this one."""

    role: str
    views: dict[str, RoleView]
    offers: list[money.Offer]
    asked_role: str | None
    """The question by whose answer the page of money knows who is asking."""
    papers: RolePapers
    letters: Mapping[str, Letter]


def role(subject: Subject, ctx: PageContext) -> Role:
    """What the page is given. Raises MissingWord."""
    path, person = subject.path, subject.role
    name = ctx.text(ctx.content.roles[person].name)
    return Role(
        title=ctx.word("role-title", role=name),
        description=ctx.word("role-description", role=name, name=ctx.trade_name_plain(path.trade)),
        role=person,
        views=subject.shared.views(path),
        offers=[o for o in subject.offers if o.programme.who == person and o.group in ("open", "unknown")],
        asked_role=money_questions.role_question(ctx.content),
        papers=papers(ctx.content, path, person, ctx.as_of),
        letters=letters(ctx.content, path),
    )
