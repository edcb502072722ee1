"""What one person signs, sends and must claim in time along the path of a trade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jalons.content import Content
from jalons.path import deadlines
from jalons.path.pathway import StageOnPath, TradePathway
from jalons.records import HandIn, Item


@dataclass(frozen=True)
class RolePapers:
    """The papers of one person, each with the stage at which they are due, in the order of the path."""

    signs: tuple[tuple[StageOnPath, Item], ...]
    """Tasks that end with this person's signature."""
    sends: tuple[tuple[StageOnPath, HandIn], ...]
    """What this person hands in, alone or with others."""
    claims: tuple[deadlines.Due, ...]
    """What is lost when it is not done in time."""


def papers(content: Content, pathway: TradePathway, role: str, as_of: date) -> RolePapers:
    """The papers of `role` on the path of a trade."""
    stages = pathway.stages
    return RolePapers(
        tuple((at, item) for at in stages for item in at.tasks if role in item.signed_by),
        tuple((at, parcel) for at in stages for parcel in at.stage.hand_in if _hands_in(parcel, at, role)),
        tuple(
            sorted(
                (
                    due
                    for start in deadlines.starts(content, pathway, as_of)
                    for due in start.due
                    if role in due.deadline.who and due.at in stages
                ),
                key=lambda due: stages.index(due.at),
            )
        ),
    )


def _hands_in(parcel: HandIn, at: StageOnPath, role: str) -> bool:
    """Whether a person has a document in a parcel; where that is not said, whoever acts at the stage has."""
    named = {name for document in parcel.documents for name in document.who}
    return role in (named or at.stage.who)
