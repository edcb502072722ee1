"""What each data file holds: one record class a kind of file, the reference for editors and the schema."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, field_validator

from jalons.fields import (
    Answer,
    Day,
    Hours,
    Identifier,
    Identifiers,
    OneOrMany,
    Sourced,
    Text,
    TradeCode,
    WebAddress,
    Words,
    YesNo,
    wrong,
)
from jalons.record import Record

Sector = Literal["service", "construction", "industrial", "motive-power"]
ItemList = Literal["happens", "have_ready", "checklist", "notes", "to_confirm"]
ITEM_LISTS: tuple[str, ...] = ("happens", "have_ready", "checklist", "notes", "to_confirm")
ReplaceableText = Literal["title", "summary", "afterwards"]

_Answers = Annotated[tuple[Answer, ...], OneOrMany(), Field(min_length=1)]
_Codes = Annotated[tuple[TradeCode, ...], OneOrMany(), Field(min_length=1)]
_Sectors = Annotated[tuple[Sector, ...], OneOrMany(), Field(min_length=1)]


class Condition(Record):
    """What must be true of the trade; every line must hold, a line with several values holds if one does."""

    exam: _Answers | None = None
    """Does the trade have a certifying exam? · le métier a-t-il un examen ?"""
    compulsory: _Answers | None = None
    """Is it a compulsory trade? · métier à accréditation obligatoire ?"""
    red_seal: _Answers | None = None
    """Is it a Red Seal trade? · métier désigné Sceau rouge ?"""
    sector: _Sectors | None = None
    """Sectors · secteurs"""
    trade: _Codes | None = None
    """Trade codes · codes de métier"""


class Item(Sourced):
    """One thing to know, to have, to do or to confirm. Its id is permanent: readers' ticks hang on it."""

    id: Identifier
    """Permanent, unique within the stage · permanent, unique dans l'étape"""
    text: Text
    """One or two sentences; {in_class_hours} and the like are filled in from the trade · une ou deux phrases"""
    title: Text | None = None
    """Heading of a note · titre d'une remarque"""
    detail: Text | None = None
    """More, in smaller type · précision"""
    only_if: Text | None = None
    """Which readers it concerns, in words · à qui cela s'adresse, en mots"""
    who: Identifiers = ()
    """Who acts, ids from data/roles.yml · qui agit"""
    link: Identifier | None = None
    """An id from data/links.yml · un identifiant de data/links.yml"""
    tone: Literal["info", "warning", "money"] = "info"
    """How a note looks · aspect d'une remarque"""
    when: Condition | None = None
    """Only for trades like this · seulement pour de tels métiers"""
    element: Annotated[tuple[Words, ...], OneOrMany()] = ()
    """Rows of the source flowchart that this says · éléments de l'organigramme d'origine"""


class Event(Sourced):
    """Something that can go wrong or change at a stage, and the stage one goes back to."""

    id: Identifier
    """Permanent, unique within the stage · permanent, unique dans l'étape"""
    title: Text
    """What happened, as a question · ce qui arrive, sous forme de question"""
    text: Text
    """What to do · quoi faire"""
    return_to: Identifier
    """The id of the stage to go back to · l'étape où revenir"""
    when: Condition | None = None
    """Only for trades like this · seulement pour de tels métiers"""


class Stage(Sourced):
    """data/stages/ID.yml: one stage of a pathway, shared by all pathways that name it."""

    title: Text
    """An action, as the reader would say it · une action"""
    summary: Text
    """One or two sentences, shown on the flowchart · une ou deux phrases, sur le parcours"""
    situation: Text | None = None
    """Where the reader stands just before it, in the first person, for the home page · où en est la personne, pour l'accueil"""
    who: Annotated[Identifiers, Field(min_length=1)]
    """Who acts, ids from data/roles.yml · qui agit"""
    duty: Identifier | None = None
    """The office in charge, an id from data/duties.yml · qui s'en occupe"""
    channels: Identifiers = ()
    """How it is done, ids from data/channels.yml · par quel moyen"""
    happens: tuple[Item, ...] = ()
    """What happens · ce qui se passe"""
    have_ready: tuple[Item, ...] = ()
    """What to have at hand · ce qu'il faut avoir en main"""
    checklist: Annotated[tuple[Item, ...], Field(min_length=1)]
    """What to do · ce qu'il faut faire"""
    notes: tuple[Item, ...] = ()
    """Side notes, shown beside the stage · remarques à côté de l'étape"""
    to_confirm: tuple[Item, ...] = ()
    """What could not be verified · ce qui n'a pu être vérifié"""
    events: tuple[Event, ...] = ()
    """Ways back · retours en arrière"""
    afterwards: Text | None = None
    """What comes after · ce qui vient ensuite"""
    money: Identifiers = ()
    """Programmes that matter here, ids from data/money.yml · aides financières"""
    links: Identifiers = ()
    """Official pages, ids from data/links.yml · pages officielles"""
    laws: Identifiers = ()
    """Ids from data/laws.yml · textes de loi"""
    terms: Identifiers = ()
    """Glossary terms used here, ids from data/glossary.yml · termes du glossaire"""
    element: Annotated[tuple[Words, ...], OneOrMany()] = ()
    """Rows of the source flowchart that this stage is · éléments de l'organigramme d'origine"""

    def items(self) -> dict[str, Item]:
        """Every item of every list by its id, in reading order."""
        return {item.id: item for name in ITEM_LISTS for item in getattr(self, name)}


class StageStep(Record):
    """A stage on the way."""

    stage: Identifier
    """The name of a file in data/stages/ · le nom d'un fichier de data/stages/"""
    optional: YesNo = "no"
    """yes: one may stop before it · yes : facultative"""
    outcome: YesNo = "no"
    """yes: the aim of the pathway is reached here · yes : le but du parcours"""


class Branch(Record):
    """One way through a fork."""

    when: Condition | None = None
    """For an `either`: the trades that take it · pour `either` : les métiers concernés"""
    path: tuple[Step, ...] = ()
    """The steps of the branch; none means: straight on · les étapes de la branche"""


class TogetherStep(Record):
    """A fork of which one takes all branches, over the same period."""

    together: Identifier
    """A permanent id · un identifiant permanent"""
    says: Text
    """The sentence above the branches · la phrase au-dessus des branches"""
    branches: Annotated[tuple[Branch, ...], Field(min_length=2)]
    """Two or more · deux ou plus"""


class EitherStep(Record):
    """A fork of which each trade takes exactly one branch."""

    either: Identifier
    """A permanent id · un identifiant permanent"""
    branches: Annotated[tuple[Branch, ...], Field(min_length=2)]
    """Two or more, each with `when` · deux ou plus, chacune avec `when`"""


def _kind_of_step(value) -> str | None:
    keys = value if isinstance(value, dict) else {name: 1 for name in getattr(type(value), "model_fields", ())}
    return next((kind for kind in ("together", "either", "stage") if kind in keys), None)


Step = Annotated[
    Annotated[StageStep, Tag("stage")]
    | Annotated[TogetherStep, Tag("together")]
    | Annotated[EitherStep, Tag("either")],
    Discriminator(_kind_of_step, custom_error_type="step-kind", custom_error_message="step-kind"),
]
Branch.model_rebuild()
TogetherStep.model_rebuild()
EitherStep.model_rebuild()


class Pathway(Sourced):
    """data/pathways/ID.yml: the sequence of stages that many trades share."""

    title: Text
    """What the pathway is · ce qu'est le parcours"""
    summary: Text
    """One or two sentences · une ou deux phrases"""
    path: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps in order · les étapes dans l'ordre"""


class TradeName(Record):
    """The official name; a language whose name is not verified is left out, never invented."""

    fr: Words | None = None
    """Official French name · nom officiel français"""
    en: Words | None = None
    """Official English name · nom officiel anglais"""


class Fact(Sourced):
    """A yes, no or unknown about the trade."""

    value: Answer
    """yes, no or unknown"""


class Registration(Sourced):
    """Whether new apprentices are registered at present."""

    value: Literal["open", "paused", "closed", "unknown"]
    """open, paused, closed or unknown"""


class Figure(Sourced):
    """A number of hours from one source; two sources that disagree give two figures."""

    value: Hours
    """Hours, digits only · heures, en chiffres"""


class TradeHours(Record):
    """Hours of training; what is not verified is left out."""

    total: tuple[Figure, ...] = ()
    """Total hours · heures en tout"""
    on_the_job: tuple[Figure, ...] = ()
    """On-the-job training · formation en milieu de travail"""
    in_class: tuple[Figure, ...] = ()
    """In-class training · formation en classe"""


class Change(Sourced):
    """How a trade differs from its pathway: exactly one of drop, replace, add."""

    drop: Words | None = None
    """STAGE or STAGE/ITEM to leave out · à retirer"""
    replace: Words | None = None
    """STAGE/title, STAGE/summary, STAGE/afterwards or STAGE/ITEM whose text changes · à remplacer"""
    add: Words | None = None
    """STAGE/LIST to add an item to, for example in-class/checklist · liste où ajouter"""
    text: Text | None = None
    """With replace: the new words · avec replace : le nouveau texte"""
    item: Item | None = None
    """With add: the new item · avec add : le nouvel élément"""
    after: Identifier | None = None
    """With add: the item it comes after; left out, at the end · avec add : après cet élément"""


class Trade(Sourced):
    """data/trades/CODE.yml: one trade, its figures, and how it differs from its pathway."""

    name: TradeName
    """Official names · noms officiels"""
    become: Text | None = None
    """Heading of its pathway page · titre de la page de son parcours"""
    also_called: tuple[Text, ...] = ()
    """Other names people search by · autres noms pour la recherche"""
    pathway: Identifier
    """The name of a file in data/pathways/ · le nom d'un fichier de data/pathways/"""
    sector: Sector
    """Sector · secteur"""
    exam: Fact
    """A certifying exam? · un examen de certification ?"""
    compulsory: Fact
    """A compulsory trade? · métier à accréditation obligatoire ?"""
    red_seal: Fact
    """A Red Seal trade? · métier désigné Sceau rouge ?"""
    registration: Registration
    """Are new apprentices registered? · inscrit-on de nouveaux apprentis ?"""
    hours: TradeHours
    """Hours of training · heures de formation"""
    facts: tuple[Item, ...] = ()
    """More about the trade · autres renseignements"""
    links: Identifiers = ()
    """Official pages of this trade, ids from data/links.yml · pages officielles"""
    changes: tuple[Change, ...] = ()
    """How it differs from its pathway · différences avec son parcours"""


class Role(Record):
    """data/roles.yml: a person or body that acts."""

    name: Text
    """As in a list · comme dans une liste"""
    kind: Literal["person", "body"]
    """A person or an office · une personne ou un organisme"""


class Channel(Record):
    """data/channels.yml: a way of getting something done."""

    name: Text
    """Portal, e-mail, in person … · portail, courriel, en personne …"""


class SectorName(Record):
    """data/sectors.yml: the name of a sector."""

    name: Text
    """Name · nom"""


class Tenure(Sourced):
    """One office in charge, from a day to a day."""

    role: Identifier
    """An id from data/roles.yml · un identifiant de data/roles.yml"""


class Duty(Record):
    """data/duties.yml: an official task and who has been in charge of it, when."""

    name: Text
    """What the task is · la tâche"""
    held_by: Annotated[tuple[Tenure, ...], Field(min_length=1)]
    """Offices in charge, oldest first, with valid_from and valid_until · qui en est chargé, quand"""
    older_pages: Text | None = None
    """What older official pages still say · ce que disent encore d'anciennes pages"""


class Source(Record):
    """data/sources.yml: where facts come from."""

    title: Words
    """Title in its own language · titre dans sa langue"""
    publisher: Text
    """Who publishes it · qui la publie"""
    url: WebAddress | None = None
    """Address; left out for a paper document · adresse"""
    language: Literal["fr", "en", "both"]
    """Language of the page · langue de la page"""
    kind: Literal["official", "law", "college", "other", "mirror", "document"]
    """official: the office in charge; mirror: a copy kept elsewhere · nature de la source"""
    page_date: Text | None = None
    """The date the page itself shows; left out if it shows none · date affichée par la page"""
    checked: Day
    """The day we read it · jour de notre lecture"""
    warning: Text | None = None
    """What to beware of in it · mise en garde"""


class Link(Record):
    """data/links.yml: a page we send readers to."""

    name: Text
    """What the reader will find · ce qu'on y trouve"""
    publisher: Text
    """Whose page it is · à qui est la page"""
    fr: WebAddress | None = None
    """French page; left out if none was found · page en français"""
    en: WebAddress | None = None
    """English page; left out if none was found · page en anglais"""
    checked: Day
    """The day the address was last checked · jour de la vérification"""
    warning: Text | None = None
    """What to know before opening it · à savoir avant de l'ouvrir"""
    shown: YesNo = "yes"
    """no: kept for the record, not shown to readers · no : gardé en mémoire, non affiché"""
    group: Literal["official", "money", "law", "college", "youth", "other"]
    """Heading it stands under on the links page · groupe sur la page des liens"""


class Programme(Sourced):
    """data/money.yml: a grant, loan, benefit, incentive or tax credit."""

    name: Text
    """Official name · nom officiel"""
    kind: Literal["grant", "loan", "benefit", "bonus", "incentive", "tax-credit", "fund"]
    """What kind of money · nature de l'aide"""
    who: Literal["apprentice", "sponsor"]
    """For whom · pour qui"""
    status: Literal["open", "closed", "unknown"]
    """As last checked; past valid_until it is closed by itself · état à la dernière vérification"""
    what: Text
    """What it is · ce que c'est"""
    amount: Text | None = None
    """How much, in words · combien"""
    for_trades: Condition | None = None
    """Which trades it is for; left out: all · pour quels métiers"""
    not_for: Text | None = None
    """Why it is not for the other trades · pourquoi pas pour les autres"""
    conditions: tuple[Item, ...] = ()
    """What it asks · conditions"""
    how: Text | None = None
    """How one gets it · comment l'obtenir"""
    ended: Text | None = None
    """What its end means for readers · ce que sa fin veut dire"""
    doubt: Text | None = None
    """What is not confirmed · ce qui reste à confirmer"""
    link: Identifier | None = None
    """An id from data/links.yml · un identifiant de data/links.yml"""
    element: Annotated[tuple[Words, ...], OneOrMany()] = ()
    """Rows of the source flowchart · éléments de l'organigramme d'origine"""


class Synonyms(Record):
    """Other words for a term, by language."""

    fr: Annotated[tuple[Words, ...], OneOrMany()] = ()
    """French · français"""
    en: Annotated[tuple[Words, ...], OneOrMany()] = ()
    """English · anglais"""


class Term(Sourced):
    """data/glossary.yml: an official term in both languages."""

    term: Text
    """Official term · terme officiel"""
    definition: Text
    """In plain words · en mots simples"""
    also: Synonyms = Synonyms()
    """Everyday words and variants, for search · mots courants et variantes, pour la recherche"""
    note: Text | None = None
    """A remark · une remarque"""


class Law(Sourced):
    """data/laws.yml: an Act or regulation."""

    name: Text
    """Official title · titre officiel"""
    short: Text | None = None
    """Short form · forme abrégée"""
    about: Text
    """What it decides for readers · ce qu'elle décide"""
    link: Identifier
    """An id from data/links.yml · un identifiant de data/links.yml"""


class Element(Record):
    """data/elements.yml: one row of the source flowchart, for tracing it through the site."""

    kind: Literal["stage", "note", "footnote", "link", "version"]
    """What it is in the drawing · ce que c'est dans le dessin"""
    says: Text
    """What it says, in our words · ce qu'il dit, en nos mots"""


class Equivalents(Synonyms):
    """data/synonyms.yml: words readers use for the same thing."""


class MenuEntry(Record):
    """A page of the menu."""

    page: Words
    """Its address on the site, for example money/ · son adresse dans le site"""
    name: Text
    """Its name in the menu · son nom dans le menu"""


class Site(Record):
    """data/site.yml: the site as a whole."""

    name: Text
    """Name of the site · nom du site"""
    tagline: Text
    """What it is, in one line · ce que c'est, en une ligne"""
    address: WebAddress
    """Public address, ending in / · adresse publique, finissant par /"""
    trade: TradeCode
    """The trade the home page leads to · le métier mis en avant à l'accueil"""
    flowchart: Identifier
    """The source of the elements of data/elements.yml · la source des éléments"""
    disclaimer: Text
    """That the site is not the government's · que le site n'est pas celui du gouvernement"""
    menu: tuple[MenuEntry, ...]
    """Menu at the top · menu en haut"""
    footer: tuple[MenuEntry, ...]
    """Menu at the foot · menu en bas"""

    @field_validator("address")
    @classmethod
    def _ends_in_slash(cls, value: str) -> str:
        if not value.endswith("/") or "?" in value or "#" in value:
            raise wrong("address-slash", value)
        return value
