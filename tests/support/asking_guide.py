"""The small data folder once more, with questions, the places they lead to, and journeys: all invented."""

from __future__ import annotations

from pathlib import Path

from support.small_guide import APPLY, FILES, change, small_data, write

QUESTIONS = """\
reached:
  part: where
  asks: {fr: "Où en êtes-vous?", en: "How far are you?"}
  help: {fr: La dernière chose faite., en: The last thing done.}
  answers:
    - id: nothing
      says: {fr: Je n'ai pas commencé., en: I have not begun.}
      because: {fr: vous n'avez pas commencé, en: you have not begun}
    - id: training
      says: {fr: J'apprends., en: I am learning.}
      because: {fr: vous apprenez, en: you are learning}
    - id: exam-left
      says: {fr: Il me reste l'examen., en: Only the exam is left.}
      because: {fr: "il ne reste que l'examen", en: only the exam is left}
      when: {exam: yes}
    - id: done
      says: {fr: J'ai tout fait., en: I have done it all.}
      because: {fr: vous avez tout fait, en: you have done it all}
age:
  part: where
  asks: {fr: "Quel âge avez-vous?", en: "How old are you?"}
  only_if: {reached: [nothing, training]}
  answers:
    - id: young
      says: {fr: J'ai moins de 18 ans., en: I am under 18.}
      because: {fr: vous avez moins de 18 ans, en: you are under 18}
    - id: grown
      says: {fr: J'ai 18 ans ou plus., en: I am 18 or older.}
      because: {fr: vous avez 18 ans ou plus, en: you are 18 or older}
paper:
  part: where
  asks: {fr: "Avez-vous du papier?", en: "Do you have paper?"}
  when: {exam: no}
  only_if: {reached: [training]}
  answers:
    - id: yes-some
      says: {fr: Oui., en: Yes.}
      because: {fr: vous avez du papier, en: you have paper}
    - id: none
      says: {fr: Non., en: No.}
      because: {fr: vous n'avez pas de papier, en: you have no paper}
savings:
  part: money
  asks: {fr: "Avez-vous des économies?", en: "Do you have savings?"}
  only_if: {age: [grown]}
  answers:
    - id: savings
      says: {fr: Oui., en: Yes.}
      because: {fr: vous avez des économies, en: you have savings}
    - id: no-savings
      says: {fr: Non., en: No.}
      because: {fr: vous n'avez pas d'économies, en: you have no savings}
"""

PLACES = """\
begin-young:
  answered: {reached: nothing, age: young}
  stage: apply
  task: letter
begin:
  answered: {reached: nothing, age: grown}
  stage: apply
  task: ask
  says: {fr: Rien ne presse., en: There is no hurry.}
learning:
  answered: {reached: training, age: [young, grown]}
  when: {exam: yes}
  stage: practise
  task: fold
folding:
  answered: {reached: training, paper: yes-some}
  stage: practise
  task: fold
out-of-paper:
  answered: {reached: training, paper: none}
  stage: learn
  task: sit
examined:
  answered: {reached: exam-left}
  stage: exam
  task: answer
lit:
  answered: {reached: done}
  stage: finish
  task: light
"""

LETTER = """\
  - id: letter
    text: {fr: Faire signer une lettre., en: Have a letter signed.}
    only_if: {fr: Si vous avez moins de 18 ans, en: If you are under 18}
    if_answered: {age: young}
    who: apprentice
    source: manual
  - id: wait
"""

CALM = """\
says: {fr: Une adulte qui commence tranquillement., en: An adult who begins calmly.}
trade: 111A
steps:
  - says: {fr: Elle n'a rien fait., en: She has done nothing.}
    way_in: plain
    stage: apply
  - says: {fr: Elle répond., en: She answers.}
    answers: {reached: nothing, age: grown}
    next: apply/ask
    sees: [exam, apply/wait]
    misses: [show, apply/letter]
  - answers: {savings: no-savings}
    money: {offered: candle-grant}
  - says: {fr: Le temps passe., en: Time goes by.}
    answers: {reached: training}
    stage: practise
  - event: burnt
    stage: learn
    next: learn/sit
  - answers: {reached: exam-left}
    next: exam/answer
  - answers: {reached: done}
    stage: finish
"""

YOUNG = """\
says: {fr: Un jeune aux mains habiles., en: A young man with skilled hands.}
trade: 222B
as_of: 2026-02-01
steps:
  - way_in: skilled
    stage: show
  - stage: practise
  - answers: {reached: training, age: young, paper: none}
    stage: learn
    next: learn/sit
    misses: exam
    money: {refused: candle-grant}
  - answers: {paper: yes-some}
    stage: practise
  - answers: {reached: nothing}
    next: apply/letter
"""

ASKING = {
    "questions.yml": QUESTIONS,
    "places.yml": PLACES,
    "stages/apply.yml": APPLY.replace("  - id: wait\n", LETTER),
    "money.yml": FILES["money.yml"]
    + """\
  needs:
    - question: savings
      answers: no-savings
      otherwise: {fr: Vous avez de quoi., en: You have enough.}
    - question: age
      answers: grown
      otherwise: {fr: Vous êtes trop jeune., en: You are too young.}
""",
    "journeys/calm.yml": CALM,
    "journeys/young.yml": YOUNG,
}


def asking_data(tmp_path: Path) -> Path:
    """Writes the folder and gives it; nothing in it is wrong on AS_OF."""
    folder = small_data(tmp_path)
    for name, text in ASKING.items():
        write(folder, name, text)
    # only whoever learns relies on paper, so that an event is possible there
    change(folder, "stages/practise.yml", "who: apprentice\ntasks", "who: apprentice\nrelies_on: paper\ntasks")
    return folder
