"""data/pathways/ID.yml: the sequence of stages and forks that paths share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from jalons.records.conditions import Answered, Condition
from jalons.records.fields import Identifier, Names, OneOrMany, Sourced, YesNo
from jalons.records.record import Record
from jalons.records.texts import Text


class StageStep(Record):
    """A stage on the way."""

    stage: Annotated[Identifier, Names("stages")]
    """The name of a file in data/stages/ · le nom d'un fichier de data/stages/"""
    optional: YesNo = "no"
    """yes: one may stop before it · yes : facultative"""
    may_skip: YesNo = "no"
    """yes: one may skip it and go on · yes : on peut la sauter et continuer"""
    outcome: YesNo = "no"
    """yes: the aim of the pathway, or one of its ends, is reached here · yes : le but du parcours, ou une de ses fins"""
    only_if: Text | None = None
    """With if_answered: which readers it concerns, in words · avec if_answered : à qui elle s'adresse, en mots"""
    if_answered: Answered | None = None
    """Which readers it concerns, by their answers in data/questions.yml · à qui elle s'adresse, selon leurs réponses"""


class Branch(Record):
    """One way through a fork."""

    when: Condition | None = None
    """For an `either`: the paths that take it · pour `either` : les parcours concernés"""
    path: tuple[Step, ...] = ()
    """The steps of the branch; none means: straight on · les étapes de la branche"""


class TogetherStep(Record):
    """A fork of which one takes all branches, over the same period."""

    together: Identifier
    """A permanent id · un identifiant permanent"""
    says: Text
    """The sentence above the branches · la phrase au-dessus des branches"""
    short: Text | None = None
    """The same in a few words, for the drawing · la même chose en quelques mots, pour le dessin"""
    branches: Annotated[tuple[Branch, ...], Field(min_length=2)]
    """Two or more · deux ou plus"""


class EitherStep(Record):
    """A fork of which each path takes exactly one branch."""

    either: Identifier
    """A permanent id · un identifiant permanent"""
    branches: Annotated[tuple[Branch, ...], Field(min_length=2)]
    """Two or more, each with `when` · deux ou plus, chacune avec `when`"""


class Option(Record):
    """One of the ways that a reader chooses from."""

    id: Identifier
    """Permanent, unique within the choice · permanent, unique dans le choix"""
    title: Text
    """What one chooses, in a few words · ce que l'on choisit, en quelques mots"""
    when_you: Text | None = None
    """What speaks for it · ce qui fait pencher pour elle"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""
    if_answered: Answered | None = None
    """Which readers it is for, by their answers in data/questions.yml · à qui elle s'adresse, selon leurs réponses"""
    path: tuple[Step, ...] = ()
    """The steps of this way; none means: nothing to do · les étapes de cette voie; aucune : rien à faire"""


class ChooseStep(Record):
    """A fork of which each reader chooses one way."""

    choose: Identifier
    """A permanent id: readers' choices hang on it · un identifiant permanent"""
    says: Text
    """What is chosen, as a question · ce qu'il faut choisir, sous forme de question"""
    short: Text | None = None
    """The same in a few words, for the drawing · la même chose en quelques mots, pour le dessin"""
    branches: Annotated[tuple[Option, ...], Field(min_length=2)]
    """Two or more, each with id and title · deux ou plus, chacune avec id et title"""


STEP_KINDS = ("together", "either", "choose", "stage")
"""The keys that say what a step is."""


def _kind_of_step(value: object) -> str | None:
    keys = value if isinstance(value, dict) else dict.fromkeys(getattr(type(value), "model_fields", ()), 1)
    return next((kind for kind in STEP_KINDS if kind in keys), None)


Step = Annotated[
    Annotated[StageStep, Tag("stage")]
    | Annotated[TogetherStep, Tag("together")]
    | Annotated[EitherStep, Tag("either")]
    | Annotated[ChooseStep, Tag("choose")],
    Discriminator(_kind_of_step, custom_error_type="step-kind", custom_error_message="step-kind"),
]
Branch.model_rebuild()
TogetherStep.model_rebuild()
EitherStep.model_rebuild()
Option.model_rebuild()
ChooseStep.model_rebuild()


class PathwayKind(Record):
    """One of the base paths that a pathway holds: what the way is like for the paths it is for."""

    id: Identifier
    """A permanent id · un identifiant permanent"""
    when: Condition | None = None
    """The paths it is for · les parcours concernés"""
    title: Text
    """Its name · son nom"""
    summary: Text
    """One or two sentences · une ou deux phrases"""


class WayStep(Record):
    """A stage of a way in."""

    stage: Annotated[Identifier, Names("stages")]
    """The name of a file in data/stages/ · le nom d'un fichier de data/stages/"""


class WayIn(Sourced):
    """A way to begin: straight at a stage of the path, or through stages of its own."""

    id: Identifier
    """A permanent id · un identifiant permanent"""
    title: Text
    """For whom it is · à qui elle s'adresse"""
    text: Text
    """One or two sentences · une ou deux phrases"""
    when: Condition | None = None
    """Only for paths like this · seulement pour de tels parcours"""
    path: Annotated[tuple[WayStep, ...], OneOrMany()] = ()
    """Its own stages, walked before it joins the path · ses propres étapes"""
    joins: Annotated[Identifier, Names("stages")]
    """The stage of the path where it joins · l'étape où elle rejoint le parcours"""


class Pathway(Sourced):
    """data/pathways/ID.yml: the sequence of stages that several paths share."""

    title: Text
    """What the pathway is · ce qu'est le parcours"""
    summary: Text
    """One or two sentences · une ou deux phrases"""
    kinds: tuple[PathwayKind, ...] = ()
    """Its base paths; each path is of exactly one · ses parcours de base"""
    ways_in: tuple[WayIn, ...] = ()
    """Ways to begin, in order · les façons de commencer"""
    path: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps in order · les étapes dans l'ordre"""
