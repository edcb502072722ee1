"""A guide that is released, and then edited as editors do, so that there is something to tell its readers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from jalons.content.release import Release
from jalons.guide import guide_of
from jalons_cli.releasing import release
from support.small_guide import change, content_of, write

FIRST, SECOND = date(2026, 11, 2), date(2026, 11, 9)
APPLY = "stages/apply.yml"

NEWS = """\
old-news:
  day: 2026-11-01
  stages: apply
  text: {fr: Une ancienne nouvelle., en: An old piece of news.}
  advice: yes
new-sheet:
  day: 2026-11-12
  stages: [apply, agreement]
  title: {fr: Une nouvelle feuille, en: A new sheet}
  text: {fr: La feuille en dit plus., en: The sheet says more.}
  who: sponsor
  advice: yes
exam-booked-online:
  day: 2026-11-20
  stages: exam
  when: {exam: yes}
  text: {fr: "L'examen se réserve en ligne.", en: The exam is booked online.}
  advice: yes
for-later:
  day: 2027-01-01
  stages: apply
  text: {fr: "Ce n'est pas encore vrai.", en: This is not so yet.}
  advice: yes
"""

NEW_TASK = """\
  - id: call-back
    text:
      fr: Rappeler votre parrain une semaine plus tard.
      en: Call your sponsor back a week later.
    who: apprentice
    advice: yes
"""


def released_and_edited(data: Path) -> Path:
    """Releases a data folder twice, and edits it after each time; gives the folder.

    After the first version a note is taken away; after the second a task is renamed, one reworded, one retired, one new; and a
    stage has another name.
    """
    write(
        data,
        "news.yml",
        NEWS.split("for-later:", maxsplit=1)[0]
        .split("exam-booked-online:", maxsplit=1)[0]
        .split("new-sheet:", maxsplit=1)[0],
    )
    _release(data, FIRST)
    _take_away(data, "local-office")
    _release(data, SECOND)
    write(data, "news.yml", NEWS)
    change(data, APPLY, "  - id: keep-copy\n", "  - id: keep-a-copy\n    was: keep-copy\n")
    change(
        data,
        APPLY,
        "fr: Trouver un parrain et obtenir son accord.",
        "fr: Trouver un parrain et obtenir son accord par écrit.",
    )
    change(
        data,
        APPLY,
        "en: Find a sponsor who agrees to train you.",
        "en: Find a sponsor who agrees in writing to train you.",
    )
    change(
        data,
        APPLY,
        "en: Your sponsor's legal name, address and phone number.",
        "en: The legal name, address and phone number of your sponsor.",
    )
    _take_away(data, "use-own-email")
    write(
        data,
        "gone.yml",
        "apply/use-own-email: {retired: {fr: Toute adresse convient maintenant., en: Any address will do now.}}\n",
    )
    change(data, APPLY, "notes:\n", NEW_TASK + "notes:\n")
    _rename_stage(data, "ask-about-exam", "ask-about-the-exam")
    return data


def _rename_stage(data: Path, old: str, new: str) -> None:
    stage = data / "stages" / f"{old}.yml"
    write(data, f"stages/{new}.yml", f"was: {old}\n{stage.read_text('utf-8')}")
    stage.unlink()
    for path in (data / "places.yml", *(data / "journeys").glob("*.yml"), *(data / "pathways").glob("*.yml")):
        path.write_text(re.sub(rf"\b{old}\b", new, path.read_text("utf-8")), "utf-8")


def versions(data: Path) -> tuple[Release, ...]:
    """What was released of a folder."""
    return content_of(data).releases.versions


def _release(data: Path, day: date) -> None:
    release(guide_of(content_of(data), day), data)


def _take_away(data: Path, item: str) -> None:
    path = data / APPLY
    text, count = re.subn(rf"  - id: {item}\n(?:    .*\n|\n)+", "", path.read_text("utf-8"))
    assert count == 1
    path.write_text(text, "utf-8")
