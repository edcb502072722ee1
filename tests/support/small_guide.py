"""A whole data folder in a few lines, invented, and what the checker says once a piece of it is changed."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jalons.checking import check
from jalons.content import Content, load
from jalons.guide import Guide, guide_of
from jalons.messages.report import line
from jalons.path.pathway import TradePathway
from jalons.path.resolving import resolve
from support.project import AS_OF as A_DAY
from support.project import ROOT

DATA = ROOT / "data"
AS_OF = date(2026, 3, 1)

SITE = """\
name: {fr: Lanternes, en: Lanterns}
tagline: {fr: Un essai, en: A trial}
address: https://lanterns.example/
variants: {id: trades, one: {fr: métier, en: trade}, many: {fr: métiers, en: trades}, word: trade, codes: [999A, 999A9]}
main: 111A
flowchart: manual
disclaimer: {fr: Inventé, en: Invented}
menu:
  - page: trades/
    name: {fr: Métiers, en: Trades}
footer: []
privacy: privacy/#what-is-kept
"""

PATHWAY = """\
title: {fr: Du papier à la lanterne, en: From paper to lantern}
summary: {fr: Le parcours entier., en: The whole path.}
path:
  - stage: apply
  - together: training
    says: {fr: Les deux à la fois., en: Both at once.}
    branches:
      - path:
          - stage: learn
      - path:
          - stage: practise
  - either: ending
    branches:
      - when: {exam: yes}
        path:
          - stage: exam
      - when: {exam: no}
  - stage: finish
    outcome: yes
  - stage: party
    optional: yes
kinds:
  - id: short
    when: {exam: no}
    title: {fr: Le court, en: The short one}
    summary: {fr: Sans examen., en: With no exam.}
  - id: long
    when: {exam: [yes, unknown]}
    title: {fr: Le long, en: The long one}
    summary: {fr: Avec un examen., en: With an exam.}
ways_in:
  - id: plain
    title: {fr: Tout le monde, en: Everyone}
    text: {fr: On commence au début., en: One begins at the beginning.}
    joins: apply
    source: manual
  - id: skilled
    title: {fr: Mains habiles, en: Skilled hands}
    text: {fr: On montre ce qu'on sait., en: One shows what one can do.}
    path:
      - stage: show
    joins: practise
    source: manual
"""

SHOW = """\
title: {fr: Montrer, en: Show}
summary: {fr: On montre., en: One shows.}
source: manual
who: apprentice
tasks:
  - id: bring
    text: {fr: Apporter une lanterne., en: Bring a lantern.}
    who: apprentice
    source: manual
events:
  - id: dark
    title: {fr: "Trop sombre?", en: "Too dark?"}
    text: {fr: Attendre le jour., en: Wait for daylight.}
    source: manual
"""

APPLY = """\
title: {fr: Demander, en: Apply}
summary: {fr: On demande., en: One applies.}
source: manual
element: e1
who: apprentice
duty: keep-list
tasks:
  - id: ask
    text: {fr: "Demander le métier {trade}.", en: "Ask for the trade {trade}."}
    who: apprentice
    source: manual
  - id: wait
    text: {fr: Attendre la réponse., en: Wait for the answer.}
    who: apprentice
    advice: yes
notes:
  - id: paper
    title: {fr: Papier, en: Paper}
    text: {fr: Le papier suffit., en: Paper is enough.}
    source: manual
"""

LEARN = """\
title: {fr: Apprendre, en: Learn}
summary: {fr: On apprend., en: One learns.}
source: manual
who: apprentice
tasks:
  - id: sit
    text: {fr: "Suivre {in_class_hours} de cours.", en: "Take {in_class_hours} of classes."}
    who: apprentice
    source: manual
events:
  - id: lost
    title: {fr: "Papier perdu?", en: "Paper lost?"}
    text: {fr: Redemander., en: Ask again.}
    return_to: apply
    source: manual
relies_on: paper
"""

PRACTISE = """\
title: {fr: Pratiquer, en: Practise}
summary: {fr: On pratique., en: One practises.}
source: manual
who: apprentice
tasks:
  - id: fold
    text: {fr: Plier le papier., en: Fold the paper.}
    who: apprentice
    source: manual
"""

EXAM = """\
title: {fr: Passer l'examen, en: Sit the exam}
summary: {fr: On passe l'examen., en: One sits the exam.}
source: manual
who: apprentice
tasks:
  - id: answer
    text: {fr: Répondre aux questions., en: Answer the questions.}
    who: apprentice
    source: manual
"""

FINISH = """\
title: {fr: Terminer, en: Finish}
summary: {fr: On termine., en: One finishes.}
source: manual
who: apprentice
tasks:
  - id: light
    text: {fr: Allumer la lanterne., en: Light the lantern.}
    who: apprentice
    source: manual
"""

PARTY = """\
title: {fr: Fêter, en: Celebrate}
summary: {fr: On fête., en: One celebrates.}
source: manual
who: apprentice
tasks:
  - id: sing
    text: {fr: Chanter., en: Sing.}
    who: apprentice
    advice: yes
"""

TRADE_A = """\
name: {fr: Lanternier, en: Lantern Maker}
source: manual
pathway: lantern
sector: service
exam: {value: yes, source: manual}
compulsory: {value: no, source: manual}
red_seal: {value: no, source: manual}
registration: {value: open, source: manual}
hours:
  total: [{value: 1200, source: manual}]
  on_the_job: [{value: 1000, source: manual}]
  in_class: [{value: 200, source: manual}]
facts:
  - id: light
    text: {fr: La nuit., en: At night.}
    source: manual
remarks: {is: folds, with: {count: 1200}, source: manual}
search_words: {first: [Falotière, falotiere]}
"""

TRADE_B = """\
name: {en: Kite Maker}
source: manual
pathway: lantern
sector: construction
exam: {value: no, source: manual}
compulsory: {value: yes, source: manual}
red_seal: {value: unknown, source: manual}
registration: {value: unknown, source: manual}
hours: {}
changes:
  - replace: finish/title
    text: {fr: Lâcher le fil, en: Let go of the string}
"""

FACTS = """\
sector:
  type: choice
  name: {fr: Secteur, en: Sector}
  in_list: {fr: secteur, en: sector}
  filter: {fr: Secteur, en: Sector}
  values:
    service: {name: {fr: Services, en: Services}, short: {fr: Services, en: Services}}
    construction: {name: {fr: Bâtiment, en: Building}, short: {fr: Bâtir, en: Build}}
hours:
  type: number
  name: {fr: Heures, en: Hours}
  in_list: {fr: heures, en: hours}
  amount: {fr: "{n} heures", en: "{n} hours"}
  amounts: {fr: "{n} heures (deux chiffres)", en: "{n} hours (two figures)"}
  unknown: {fr: des heures à confirmer, en: hours to be confirmed}
  parts:
    total: {name: {fr: En tout, en: In all}, in_list: {fr: en tout, en: in all}, sum_of: [on_the_job, in_class]}
    on_the_job: {name: {fr: Au travail, en: At work}, in_list: {fr: au travail, en: at work}}
    in_class: {name: {fr: En classe, en: In class}, in_list: {fr: en classe, en: in class}}
exam: {type: yes-no, name: {fr: Épreuve, en: Trial}, in_list: {fr: épreuve, en: trial}, filter: {fr: Épreuve, en: Trial}}
compulsory: {type: yes-no, name: {fr: Obligatoire, en: Compulsory}, in_list: {fr: obligatoire ou non, en: compulsory or not}}
red_seal: {type: yes-no, name: {fr: Cachet, en: Stamp}, in_list: {fr: cachet, en: stamp}}
registration:
  type: choice
  name: {fr: Inscriptions, en: Enrolment}
  in_list: {fr: inscriptions, en: enrolment}
  values:
    open: {name: {fr: Ouvertes, en: Open}}
    paused: {name: {fr: Suspendues, en: Paused}, warning: {fr: "Rien depuis le {day}.", en: "Nothing since {day}."}, since: yes}
    closed: {name: {fr: Fermées, en: Closed}, warning: {fr: "Fermé depuis le {day}.", en: "Closed since {day}."}, since: yes}
diploma: {type: yes-no, name: {fr: Diplôme, en: Diploma}}
"""

FILES = {
    "site.yml": SITE,
    "words.yml": """\
this-path: {fr: "ce métier ({name})", en: "this trade ({name})"}
""",
    "roles.yml": """\
apprentice: {name: {fr: Apprenti, en: Apprentice}, kind: person}
helper: {name: {fr: Aide, en: Helper}, kind: person}
novice: {name: {fr: Novice, en: Novice}, kind: person}
guild: {name: {fr: Guilde, en: Guild}, kind: body, asked: {fr: à la guilde, en: the guild}}
town: {name: {fr: Ville, en: Town}, kind: body}
""",
    "channels.yml": "post: {name: {fr: Poste, en: Post}}\n",
    "facts.yml": FACTS,
    "duties.yml": """\
keep-list:
  name: {fr: Tenir la liste, en: Keeping the list}
  held_by:
    - {role: town, valid_until: 2025-06-30, source: manual}
    - {role: guild, valid_from: 2025-07-01, source: manual}
""",
    "sources.yml": """\
manual:
  title: The Manual
  publisher: {fr: Guilde, en: Guild}
  language: both
  kind: document
  checked: 2026-01-01
""",
    "links.yml": """\
guild:
  name: {fr: La guilde, en: The guild}
  publisher: {fr: Guilde, en: Guild}
  en: https://guild.example/
  checked: 2026-01-01
  group: official
""",
    "money.yml": """\
candle-grant:
  name: {fr: Bourse, en: Candle grant}
  kind: grant
  who: apprentice
  status: open
  what: {fr: Une bougie., en: A candle.}
  source: manual
""",
    "glossary.yml": """\
lantern:
  term: {fr: lanterne, en: lantern}
  definition: {fr: Une lumière., en: A light.}
  source: manual
""",
    "laws.yml": """\
act:
  name: {fr: Loi, en: Act}
  about: {fr: Les lanternes., en: Lanterns.}
  link: guild
  source: manual
""",
    "events.yml": """\
burnt:
  title: {fr: "Papier brûlé?", en: "Paper burnt?"}
  text: {fr: Recommencer., en: Begin again.}
  affects: paper
  return_to: learn
  source: manual
""",
    "questions.yml": "{}\n",
    "places.yml": "{}\n",
    "elements.yml": "e1: {kind: stage, says: {fr: On demande., en: One applies.}}\n",
    "synonyms.yml": "lantern: {fr: [lanterne, fanal], en: lantern}\n",
    "remarks.yml": """\
folds: {text: {fr: "On apprend {count} plis.", en: "One learns {count} folds."}}
""",
    "unlisted.yml": """\
candle-maker:
  name: {en: Candle Maker}
  code: 333C
  reason: {fr: On ne sait rien de ce métier., en: Nothing is known of this trade.}
  source: manual
  confidence: low
""",
    "dates.yml": "lit: {name: {fr: Lanterne allumée, en: Lantern lit}, stage: finish}\n",
    "deadlines.yml": """\
oil:
  from: lit
  after: 12 months
  name: {fr: Huile, en: Oil}
  text: {fr: Ajouter de l'huile., en: Add oil.}
  stage: finish
  source: manual
""",
    "letters.yml": """\
plea:
  title: {fr: Une lettre, en: A letter}
  about: {fr: On peut écrire., en: One may write.}
  stages: finish
  duty: keep-list
  source: manual
  blanks:
    - {id: today, name: {fr: Date, en: Date}, kind: day}
    - {id: maker, name: {fr: Nom, en: Name}}
  head: today
  subject: {fr: "De [maker]", en: "From [maker]"}
  greeting: {fr: Bonjour, en: Hello}
  body:
    - {fr: "[maker] fait des lanternes.", en: "[maker] makes lanterns."}
  closing: {fr: Au revoir, en: Goodbye}
  signature: maker
""",
    "pathways/lantern.yml": PATHWAY,
    "stages/apply.yml": APPLY,
    "stages/learn.yml": LEARN,
    "stages/practise.yml": PRACTISE,
    "stages/exam.yml": EXAM,
    "stages/finish.yml": FINISH,
    "stages/party.yml": PARTY,
    "stages/show.yml": SHOW,
    "trades/111A.yml": TRADE_A,
    "trades/222B.yml": TRADE_B,
}


def small_data(tmp_path: Path) -> Path:
    """Writes the folder and gives it; nothing in it is wrong on AS_OF."""
    folder = tmp_path / "data"
    for below in {name.rpartition("/")[0] for name in FILES}:
        (folder / below).mkdir(parents=True, exist_ok=True)
    # hundreds of tests begin so: as plain names, which takes half the time
    for name, text in FILES.items():
        with open(f"{folder}/{name}", "wb") as file:  # noqa: PTH123
            file.write(text.encode())
    return folder


def write(folder: Path, file: str, text: str) -> None:
    """Puts a whole file into the folder."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Changes a piece of one file, which must stand there exactly once."""
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{file} holds {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems(folder: Path, language: str = "en", as_of: date = AS_OF) -> list[str]:
    """Every problem as the checker says it, one line each, in order."""
    found = check(folder, as_of, "data")[1]
    return [line(problem, language) for problem in sorted(found, key=lambda problem: problem.order)]


def content_of(folder: Path) -> Content:
    """The content, whatever the rules think of it."""
    content, found = load(folder, "data")
    assert content is not None, [line(problem, "en") for problem in found]
    return content


def small_path(tmp_path: Path, trade_id: str, *changes: tuple[str, str, str], as_of: date = AS_OF) -> TradePathway:
    """The path of a trade of the small data once pieces of its files are changed and nothing is wrong with it."""
    folder = small_data(tmp_path)
    for each in changes:
        change(folder, *each)
    assert problems(folder, as_of=as_of) == []
    return resolve(content_of(folder), trade_id, as_of)


@cache
def real_content() -> Content:
    """The guide's own data, read once."""
    return content_of(DATA)


@cache
def real_guide() -> Guide:
    """The guide's own data as of a fixed day, with every path, worked out once."""
    return guide_of(real_content(), A_DAY)
