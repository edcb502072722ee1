"""data/money.yml: grants, loans, benefits, incentives and tax credits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jalons.records.conditions import Condition
from jalons.records.fields import Identifier, Identifiers, Names, OneOrMany, Sourced, Worded, Words
from jalons.records.record import Record
from jalons.records.stages import Item
from jalons.records.texts import Text


class Need(Record):
    """What a programme asks of the reader."""

    question: Annotated[Identifier, Names("questions")]
    """An id from data/questions.yml · un identifiant de data/questions.yml"""
    answers: Annotated[Identifiers, Field(min_length=1)]
    """The answers with which it applies · les réponses avec lesquelles l'aide s'applique"""
    otherwise: Text
    """Why it does not apply with other answers · pourquoi pas avec les autres réponses"""


class Extra(Record):
    """What a programme adds for some readers."""

    question: Annotated[Identifier, Names("questions")]
    """An id from data/questions.yml · un identifiant de data/questions.yml"""
    answers: Annotated[Identifiers, Field(min_length=1)]
    """The answers with which it is added · les réponses avec lesquelles il s'ajoute"""
    text: Text
    """What is added · ce qui s'ajoute"""


class Wording(Text):
    """Words that hold for all paths or, with a condition, for some."""

    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""


class Programme(Sourced):
    """data/money.yml: a grant, loan, benefit, incentive or tax credit."""

    name: Text
    """Official name · nom officiel"""
    kind: Annotated[Identifier, Worded("money-kind-")]
    """grant, loan, benefit, bonus, incentive, tax-credit, fund, or one with words of its own, money-kind-NAME · nature de l'aide; ou une autre, avec ses mots"""
    who: Annotated[Identifier, Names("roles")]
    """For whom: a person of data/roles.yml · pour qui : une personne de data/roles.yml"""
    status: Literal["open", "closed", "unknown"]
    """As last checked; past valid_until it is closed by itself · état à la dernière vérification"""
    what: Text
    """What it is · ce que c'est"""
    amount: Annotated[tuple[Wording, ...], OneOrMany()] = ()
    """How much, in words; several where it depends on the path · combien; plusieurs si cela dépend du parcours"""
    for_trades: Condition | None = None
    """Which paths it is for; left out: all · pour quels parcours"""
    not_for: Text | None = None
    """Why it is not for the other paths · pourquoi pas pour les autres"""
    needs: tuple[Need, ...] = ()
    """What it asks of the reader, by answers · ce qu'elle demande à la personne, selon ses réponses"""
    more: tuple[Extra, ...] = ()
    """What it adds for some readers · ce qui s'ajoute pour certaines personnes"""
    conditions: tuple[Item, ...] = ()
    """What it asks · conditions"""
    shown_first: Identifiers = ()
    """Ids of conditions that are not folded away: when one gets it, by when one must act · conditions toujours montrées : quand on l'obtient, avant quand agir"""
    how: Text | None = None
    """How one gets it · comment l'obtenir"""
    ended: Text | None = None
    """What its end means for readers · ce que sa fin veut dire"""
    doubt: Annotated[tuple[Wording, ...], OneOrMany()] = ()
    """What is not confirmed · ce qui reste à confirmer"""
    link: Annotated[Identifier | None, Names("links")] = None
    """An id from data/links.yml · un identifiant de data/links.yml"""
    element: Annotated[tuple[Words, ...], OneOrMany(), Names("elements")] = ()
    """Rows of the source flowchart · éléments de l'organigramme d'origine"""
