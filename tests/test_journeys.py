"""Journeys: walked as they are told; what does not go as told is said, and so is what none of them comes by."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from jalons import rules
from jalons.messages.report import as_json, as_text, messages
from jalons.path import money
from jalons.path.answers import questionnaire
from jalons.path.reader_simulation import ReaderSimulation
from jalons.path.resolving import resolve
from jalons.rules import coverage, journeys
from jalons.writing.typography import NBSP
from support.asking_guide import asking_data
from support.broken_rules import Broken, assert_told, told_in_french
from support.small_guide import AS_OF, change, content_of, problems

CALM, YOUNG = "journeys/calm.yml", "journeys/young.yml"

BROKEN: list[Broken] = [
    Broken(
        "way-in-of-nobody",
        journeys.every_journey_goes_as_told,
        CALM,
        "way_in: plain",
        "way_in: plane",
        "data/journeys/calm.yml:5:13 journey-way-in-missing steps/1/way_in: Step 1 (“She has done nothing.”): the path of 111A has no way in “plane”. Did you mean “plain”? Choose plain or skilled, or correct the when of that way in.",
        "data/journeys/calm.yml:6:12 journey-nowhere steps/1/stage: Step 1 (“She has done nothing.”): “apply” is expected, but nothing says yet where the reader is. Give way_in or answers first.",
        "data/journeys/calm.yml:11:14 journey-seen steps/2/misses/1: Step 2 (“She answers.”): “show” must not be for this reader, and is. See data/stages/show.yml:1:1; otherwise correct the journey.",
    ),
    Broken(
        "question-of-others",
        journeys.every_journey_goes_as_told,
        CALM,
        "answers: {reached: training}",
        "answers: {reached: training, paper: none}",
        "data/journeys/calm.yml:15:41 journey-question-of-others steps/4/answers/paper: Step 4 (“Time goes by.”): the question “paper” is not for 111A. Correct its when, or take this answer away.",
    ),
    Broken(
        "question-not-asked",
        journeys.every_journey_goes_as_told,
        CALM,
        "answers: {reached: exam-left}",
        "answers: {reached: exam-left, age: grown}",
        "data/journeys/calm.yml:20:40 journey-question-not-asked steps/6/answers/age: Step 6: the question “age” is not asked after these answers: reached: exam-left. It takes reached: nothing | training first.",
    ),
    Broken(
        "reply-of-others",
        journeys.every_journey_goes_as_told,
        YOUNG,
        "  - answers: {reached: nothing}\n    next: apply/letter",
        "  - answers: {reached: exam-left}",
        "data/journeys/young.yml:15:24 journey-reply-of-others steps/5/answers/reached: Step 5: “exam-left” is not, on the path of 222B, a reply offered to the question “reached”. Choose nothing, training or done, or correct the when of that reply.",
    ),
    Broken(
        "event-nowhere",
        journeys.every_journey_goes_as_told,
        CALM,
        "event: burnt",
        "event: burned",
        "data/journeys/calm.yml:17:12 journey-event-unknown steps/5/event: Step 5: there is no event “burned”. Did you mean “burnt”? Name an event of data/events.yml or of a stage.",
        "data/journeys/calm.yml:18:12 journey-elsewhere-by-answers steps/5/stage: Step 5: the reader must be at “learn” and is at “practise”, because these answers lead to the place “learning”: reached: training and age: grown. Correct data/places.yml if the journey is right, otherwise the journey.",
    ),
    Broken(
        "event-elsewhere",
        journeys.every_journey_goes_as_told,
        CALM,
        "answers: {reached: exam-left}",
        "answers: {reached: exam-left}\n    event: burnt",
        "data/journeys/calm.yml:21:12 journey-event-not-here steps/6/event: Step 6: “burnt” cannot happen at the stage “exam” on the path of 111A. What can happen there: -. Correct the journey, or relies_on of the stage.",
    ),
    Broken(
        "nowhere-yet",
        journeys.every_journey_goes_as_told,
        YOUNG,
        "  - way_in: skilled\n    stage: show\n",
        "",
        "data/journeys/young.yml:5:12 journey-nowhere steps/1/stage: Step 1: “practise” is expected, but nothing says yet where the reader is. Give way_in or answers first.",
    ),
    Broken(
        "event-before-anything",
        journeys.every_journey_goes_as_told,
        CALM,
        "  - says: {fr: Elle n'a rien fait., en: She has done nothing.}\n    way_in: plain\n    stage: apply\n",
        "  - event: burnt\n",
        "data/journeys/calm.yml:4:12 journey-nowhere steps/1/event: Step 1: “burnt” is expected, but nothing says yet where the reader is. Give way_in or answers first.",
        "data/journeys/calm.yml:9:14 journey-seen steps/2/misses/1: Step 2 (“She answers.”): “show” must not be for this reader, and is. See data/stages/show.yml:1:1; otherwise correct the journey.",
    ),
    Broken(
        "question-left-open",
        journeys.every_journey_goes_as_told,
        YOUNG,
        "young, paper: none}",
        "young}",
        "data/journeys/young.yml:9:12 journey-undecided steps/3/stage: Step 3: the reader must be at “learn”, but the question “paper” is still open. Add the answer to it in this step or in an earlier one.",
    ),
    Broken(
        "elsewhere-by-answers",
        journeys.every_journey_goes_as_told,
        CALM,
        "    stage: practise",
        "    stage: exam",
        "data/journeys/calm.yml:16:12 journey-elsewhere-by-answers steps/4/stage: Step 4 (“Time goes by.”): the reader must be at “exam” and is at “practise”, because these answers lead to the place “learning”: reached: training and age: grown. Correct data/places.yml if the journey is right, otherwise the journey.",
    ),
    Broken(
        "elsewhere-by-event",
        journeys.every_journey_goes_as_told,
        CALM,
        "stage: learn\n    next: learn/sit",
        "stage: apply",
        "data/journeys/calm.yml:18:12 journey-elsewhere-by-event steps/5/stage: Step 5: the reader must be at “apply” and is at “learn”, where the event “burnt” leads back to. Correct return_to of the event if the journey is right, otherwise the journey.",
    ),
    Broken(
        "elsewhere-by-way-in",
        journeys.every_journey_goes_as_told,
        YOUNG,
        "    stage: show",
        "    stage: learn",
        "data/journeys/young.yml:6:12 journey-elsewhere-by-way-in steps/1/stage: Step 1: the reader must be at “learn” and is at “show”, by the way in “skilled”. Correct its path or joins if the journey is right, otherwise the journey.",
    ),
    Broken(
        "next-is-another",
        journeys.every_journey_goes_as_told,
        CALM,
        "next: apply/ask",
        "next: apply/wait",
        "data/journeys/calm.yml:9:11 journey-next-by-place steps/2/next: Step 2 (“She answers.”): the next thing to do must be “apply/wait” and is “apply/ask”, that of the place “begin”, to which these answers lead: reached: nothing and age: grown. Correct data/places.yml if the journey is right, otherwise the journey.",
    ),
    Broken(
        "next-of-the-list",
        journeys.every_journey_goes_as_told,
        CALM,
        "next: learn/sit",
        "next: learn/lost",
        "data/journeys/calm.yml:19:11 journey-next-by-list steps/5/next: Step 5: the next thing to do must be “learn/lost” and is “learn/sit”, the first task of the stage that concerns this reader. Correct the order or if_answered of these tasks if the journey is right, otherwise the journey.",
    ),
    Broken(
        "target-nowhere",
        journeys.every_journey_goes_as_told,
        CALM,
        "apply/wait]",
        "apply/weight]",
        "data/journeys/calm.yml:10:18 journey-target-unknown steps/2/sees/2: Step 2 (“She answers.”): “apply/weight”: nothing is called “weight”. Write STAGE or STAGE/ITEM, with names that exist.",
    ),
    Broken(
        "stage-seen-nowhere",
        journeys.every_journey_goes_as_told,
        CALM,
        "sees: [exam,",
        "sees: [exams,",
        "data/journeys/calm.yml:10:12 journey-target-unknown steps/2/sees/1: Step 2 (“She answers.”): “exams”: nothing is called “exams”. Did you mean “exam”? Write STAGE or STAGE/ITEM, with names that exist.",
    ),
    Broken(
        "expected-nowhere",
        journeys.every_journey_goes_as_told,
        CALM,
        "next: exam/answer",
        "next: exam/anser",
        "data/journeys/calm.yml:21:11 journey-target-unknown steps/6/next: Step 6: “exam/anser”: nothing is called “anser”. Did you mean “answer”? Write STAGE or STAGE/ITEM, with names that exist.",
    ),
    Broken(
        "stage-not-seen",
        journeys.every_journey_goes_as_told,
        YOUNG,
        "misses: exam",
        "sees: exam",
        "data/journeys/young.yml:11:11 journey-not-seen steps/3/sees/1: Step 3: “exam” must be on the path of this reader and is not. See data/pathways/lantern.yml:14:15 (exam: yes); otherwise correct the journey.",
    ),
    Broken(
        "stage-of-another-way",
        journeys.every_journey_goes_as_told,
        CALM,
        "sees: [exam,",
        "sees: [show,",
        "data/journeys/calm.yml:10:12 journey-other-way steps/2/sees/1: Step 2 (“She answers.”): “show” is on another way in than “plain”, which this reader took. Correct way_in, or what the reader must see.",
    ),
    Broken(
        "task-not-seen",
        journeys.every_journey_goes_as_told,
        CALM,
        "sees: [exam, apply/wait]",
        "sees: [exam, apply/wait, apply/letter]",
        "data/journeys/calm.yml:10:30 journey-for-others steps/2/sees/3: Step 2 (“She answers.”): “apply/letter” must concern this reader, but does not concern those who said age: grown. See data/stages/apply.yml:15:18; otherwise correct the journey.",
    ),
    Broken(
        "stage-seen",
        journeys.every_journey_goes_as_told,
        CALM,
        "misses: [show,",
        "misses: [exam,",
        "data/journeys/calm.yml:11:14 journey-seen steps/2/misses/1: Step 2 (“She answers.”): “exam” must not be for this reader, and is. See data/pathways/lantern.yml:14:15 (exam: yes); otherwise correct the journey.",
    ),
    Broken(
        "task-seen",
        journeys.every_journey_goes_as_told,
        CALM,
        "misses: [show, apply/letter]",
        "misses: [show, apply/ask]",
        "data/journeys/calm.yml:11:20 journey-seen steps/2/misses/2: Step 2 (“She answers.”): “apply/ask” must not be for this reader, and is. See data/stages/apply.yml:8:5; otherwise correct the journey.",
    ),
    Broken(
        "money-refused",
        journeys.every_journey_goes_as_told,
        CALM,
        "no-savings}",
        "savings}",
        "data/journeys/calm.yml:13:22 journey-money-not-offered steps/3/money/offered/1: Step 3: the program “candle-grant” must apply, but an answer does not fit. See data/money.yml:9:7 (savings: savings); otherwise correct the journey.",
    ),
    Broken(
        "money-offered",
        journeys.every_journey_goes_as_told,
        CALM,
        "money: {offered: candle-grant}",
        "money: {refused: candle-grant}",
        "data/journeys/calm.yml:13:22 journey-money-not-refused steps/3/money/refused/1: Step 3: the program “candle-grant” must not apply, but it is open, with these answers: reached: nothing, age: grown and savings: no-savings. Correct data/money.yml if the journey is right, otherwise the journey.",
    ),
    Broken(
        "money-not-uncertain",
        journeys.every_journey_goes_as_told,
        CALM,
        "money: {offered: candle-grant}",
        "money: {uncertain: candle-grant}",
        "data/journeys/calm.yml:13:24 journey-money-not-uncertain steps/3/money/uncertain/1: Step 3: it should not be known whether the program “candle-grant” still exists, but it is open. Correct its status in data/money.yml; otherwise the journey.",
    ),
    Broken(
        "condition-on-no-journey",
        coverage.every_condition_is_on_a_journey,
        "stages/party.yml",
        "    advice: yes",
        "    advice: yes\n    when: {exam: yes}",
        "data/stages/party.yml:10:11 untravelled-when (note) tasks/1/when: No journey comes by this condition. Add to data/journeys a journey on a path for which it holds, and that comes by here.",
    ),
    Broken(
        "answers-on-no-journey",
        coverage.every_condition_is_on_a_journey,
        "stages/finish.yml",
        "    source: manual\n",
        "    source: manual\n    if_answered: {age: young}\n",
        "data/stages/finish.yml:10:18 untravelled-answers (note) tasks/1/if_answered: No journey gives the answers asked for here (if_answered). Add to data/journeys a journey that gives them, and that comes by here.",
    ),
    Broken(
        "place-on-no-journey",
        coverage.every_condition_is_on_a_journey,
        CALM,
        "  - answers: {reached: done}\n    stage: finish\n",
        "",
        "data/places.yml:28:3 untravelled-place (note) lit: No journey leads to this place. Add to data/journeys a step whose answers lead there.",
    ),
]

FRENCH: dict[str, tuple[str, ...]] = {
    "way-in-of-nobody": (
        "data/journeys/calm.yml:5:13 journey-way-in-missing steps/1/way_in: Moment 1 (« Elle n'a rien fait. ») : le parcours 111A n'a pas de façon de commencer « plane ». Vouliez-vous dire « plain »? Choisissez plain ou skilled, ou corrigez le when de cette façon de commencer.",
        "data/journeys/calm.yml:6:12 journey-nowhere steps/1/stage: Moment 1 (« Elle n'a rien fait. ») : on attend « apply », mais rien ne dit encore où est la personne. Donnez d'abord way_in ou des réponses.",
        "data/journeys/calm.yml:11:14 journey-seen steps/2/misses/1: Moment 2 (« Elle répond. ») : « show » ne doit pas être pour cette personne, et l'est. Voyez data/stages/show.yml:1:1; sinon, corrigez le trajet.",
    ),
    "question-of-others": (
        "data/journeys/calm.yml:15:41 journey-question-of-others steps/4/answers/paper: Moment 4 (« Le temps passe. ») : la question « paper » n'est pas pour le parcours 111A. Corrigez son when, ou retirez cette réponse.",
    ),
    "question-not-asked": (
        "data/journeys/calm.yml:20:40 journey-question-not-asked steps/6/answers/age: Moment 6 : on ne pose pas la question « age » après ces réponses : reached: exam-left. Il faut d'abord reached: nothing | training.",
    ),
    "reply-of-others": (
        "data/journeys/young.yml:15:24 journey-reply-of-others steps/5/answers/reached: Moment 5 : « exam-left » n'est pas, sur le parcours 222B, une réponse offerte à la question « reached ». Choisissez nothing, training ou done, ou corrigez le when de cette réponse.",
    ),
    "event-nowhere": (
        "data/journeys/calm.yml:17:12 journey-event-unknown steps/5/event: Moment 5 : il n'y a pas d'événement « burned ». Vouliez-vous dire « burnt »? Nommez un événement de data/events.yml ou d'une étape.",
        "data/journeys/calm.yml:18:12 journey-elsewhere-by-answers steps/5/stage: Moment 5 : la personne doit être à « learn » et se trouve à « practise », car ces réponses mènent à l'endroit « learning » : reached: training et age: grown. Corrigez data/places.yml si c'est le trajet qui a raison, sinon le trajet.",
    ),
    "event-elsewhere": (
        "data/journeys/calm.yml:21:12 journey-event-not-here steps/6/event: Moment 6 : « burnt » ne peut pas arriver à l'étape « exam » du parcours 111A. Ce qui peut y arriver : -. Corrigez le trajet, ou le relies_on de l'étape.",
    ),
    "nowhere-yet": (
        "data/journeys/young.yml:5:12 journey-nowhere steps/1/stage: Moment 1 : on attend « practise », mais rien ne dit encore où est la personne. Donnez d'abord way_in ou des réponses.",
    ),
    "event-before-anything": (
        "data/journeys/calm.yml:4:12 journey-nowhere steps/1/event: Moment 1 : on attend « burnt », mais rien ne dit encore où est la personne. Donnez d'abord way_in ou des réponses.",
        "data/journeys/calm.yml:9:14 journey-seen steps/2/misses/1: Moment 2 (« Elle répond. ») : « show » ne doit pas être pour cette personne, et l'est. Voyez data/stages/show.yml:1:1; sinon, corrigez le trajet.",
    ),
    "question-left-open": (
        "data/journeys/young.yml:9:12 journey-undecided steps/3/stage: Moment 3 : la personne doit être à « learn », mais la question « paper » est encore ouverte. Ajoutez sa réponse à ce moment ou à un moment précédent.",
    ),
    "elsewhere-by-answers": (
        "data/journeys/calm.yml:16:12 journey-elsewhere-by-answers steps/4/stage: Moment 4 (« Le temps passe. ») : la personne doit être à « exam » et se trouve à « practise », car ces réponses mènent à l'endroit « learning » : reached: training et age: grown. Corrigez data/places.yml si c'est le trajet qui a raison, sinon le trajet.",
    ),
    "elsewhere-by-event": (
        "data/journeys/calm.yml:18:12 journey-elsewhere-by-event steps/5/stage: Moment 5 : la personne doit être à « apply » et se trouve à « learn », où l'événement « burnt » la ramène. Corrigez le return_to de l'événement si c'est le trajet qui a raison, sinon le trajet.",
    ),
    "elsewhere-by-way-in": (
        "data/journeys/young.yml:6:12 journey-elsewhere-by-way-in steps/1/stage: Moment 1 : la personne doit être à « learn » et se trouve à « show », par la façon de commencer « skilled ». Corrigez le path ou le joins de celle-ci si c'est le trajet qui a raison, sinon le trajet.",
    ),
    "next-is-another": (
        "data/journeys/calm.yml:9:11 journey-next-by-place steps/2/next: Moment 2 (« Elle répond. ») : la prochaine chose à faire doit être « apply/wait » et c'est « apply/ask », celle de l'endroit « begin », où mènent ces réponses : reached: nothing et age: grown. Corrigez data/places.yml si c'est le trajet qui a raison, sinon le trajet.",
    ),
    "next-of-the-list": (
        "data/journeys/calm.yml:19:11 journey-next-by-list steps/5/next: Moment 5 : la prochaine chose à faire doit être « learn/lost » et c'est « learn/sit », la première tâche de l'étape qui vise cette personne. Corrigez l'ordre ou le if_answered de ces tâches si c'est le trajet qui a raison, sinon le trajet.",
    ),
    "target-nowhere": (
        "data/journeys/calm.yml:10:18 journey-target-unknown steps/2/sees/2: Moment 2 (« Elle répond. ») : « apply/weight » : rien ne s'appelle « weight ». Écrivez ÉTAPE ou ÉTAPE/ÉLÉMENT, avec des noms qui existent.",
    ),
    "stage-seen-nowhere": (
        "data/journeys/calm.yml:10:12 journey-target-unknown steps/2/sees/1: Moment 2 (« Elle répond. ») : « exams » : rien ne s'appelle « exams ». Vouliez-vous dire « exam »? Écrivez ÉTAPE ou ÉTAPE/ÉLÉMENT, avec des noms qui existent.",
    ),
    "expected-nowhere": (
        "data/journeys/calm.yml:21:11 journey-target-unknown steps/6/next: Moment 6 : « exam/anser » : rien ne s'appelle « anser ». Vouliez-vous dire « answer »? Écrivez ÉTAPE ou ÉTAPE/ÉLÉMENT, avec des noms qui existent.",
    ),
    "stage-not-seen": (
        "data/journeys/young.yml:11:11 journey-not-seen steps/3/sees/1: Moment 3 : « exam » doit être sur le parcours de cette personne et n'y est pas. Voyez data/pathways/lantern.yml:14:15 (exam: yes); sinon, corrigez le trajet.",
    ),
    "stage-of-another-way": (
        "data/journeys/calm.yml:10:12 journey-other-way steps/2/sees/1: Moment 2 (« Elle répond. ») : « show » est sur une autre façon de commencer que « plain », que cette personne a prise. Corrigez way_in ou ce que la personne doit voir.",
    ),
    "task-not-seen": (
        "data/journeys/calm.yml:10:30 journey-for-others steps/2/sees/3: Moment 2 (« Elle répond. ») : « apply/letter » doit viser cette personne, mais ne vise pas qui a dit age: grown. Voyez data/stages/apply.yml:15:18; sinon, corrigez le trajet.",
    ),
    "stage-seen": (
        "data/journeys/calm.yml:11:14 journey-seen steps/2/misses/1: Moment 2 (« Elle répond. ») : « exam » ne doit pas être pour cette personne, et l'est. Voyez data/pathways/lantern.yml:14:15 (exam: yes); sinon, corrigez le trajet.",
    ),
    "task-seen": (
        "data/journeys/calm.yml:11:20 journey-seen steps/2/misses/2: Moment 2 (« Elle répond. ») : « apply/ask » ne doit pas être pour cette personne, et l'est. Voyez data/stages/apply.yml:8:5; sinon, corrigez le trajet.",
    ),
    "money-refused": (
        "data/journeys/calm.yml:13:22 journey-money-not-offered steps/3/money/offered/1: Moment 3 : l'aide « candle-grant » doit s'appliquer, mais une réponse ne convient pas. Voyez data/money.yml:9:7 (savings: savings); sinon, corrigez le trajet.",
    ),
    "money-offered": (
        "data/journeys/calm.yml:13:22 journey-money-not-refused steps/3/money/refused/1: Moment 3 : l'aide « candle-grant » ne doit pas s'appliquer, mais elle est ouverte, avec ces réponses : reached: nothing, age: grown et savings: no-savings. Corrigez data/money.yml si c'est le trajet qui a raison, sinon le trajet.",
    ),
    "money-not-uncertain": (
        "data/journeys/calm.yml:13:24 journey-money-not-uncertain steps/3/money/uncertain/1: Moment 3 : on ne devrait pas savoir si l'aide « candle-grant » existe encore, mais elle est ouverte. Corrigez son status dans data/money.yml, sinon le trajet.",
    ),
    "condition-on-no-journey": (
        "data/stages/party.yml:10:11 untravelled-when (remarque) tasks/1/when: Aucun trajet ne passe par cette condition. Ajoutez dans data/journeys un trajet sur un parcours pour lequel elle vaut et qui passe ici.",
    ),
    "answers-on-no-journey": (
        "data/stages/finish.yml:10:18 untravelled-answers (remarque) tasks/1/if_answered: Aucun trajet ne donne les réponses demandées ici (if_answered). Ajoutez dans data/journeys un trajet qui les donne et qui passe ici.",
    ),
    "place-on-no-journey": (
        "data/places.yml:28:3 untravelled-place (remarque) lit: Aucun trajet ne mène à cet endroit. Ajoutez dans data/journeys un moment dont les réponses y mènent.",
    ),
}


@pytest.fixture
def folder(tmp_path):
    return asking_data(tmp_path)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(folder, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(folder, case)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule_in_french(folder, case):
    """The same in French, with its no-break spaces."""
    assert told_in_french(folder, case) == list(FRENCH[case.id])


# one reader on the way


@pytest.fixture
def reader(folder):
    content = content_of(folder)

    def make(trade_id: str) -> ReaderSimulation:
        return ReaderSimulation(
            resolve(content, trade_id, AS_OF),
            questionnaire(content, trade_id, content.trades[trade_id], None).questions,
        )

    return make


def test_a_way_in_puts_the_reader_at_its_first_stage(reader):
    """Who takes a way in begins at its first own stage, may go on along it, and sees no stage of other ways."""
    one = reader("111A")
    assert "show" in one.stages and one.here is None and one.next_task == ""
    assert one.take("skilled") and one.here.id == "show" and "show" in one.stages
    assert one.next_task == "show/bring"
    assert one.go_on("practise") and one.here.id == "practise" and not one.go_on("finish")
    other = reader("111A")
    assert other.take("plain") and other.here.id == "apply" and "show" not in other.stages
    assert not other.take("nowhere") and other.here.id == "apply"


def test_answers_move_the_reader_once_they_are_whole(reader):
    """As long as a question is open the reader stays; then the place's stage and task are theirs."""
    one = reader("222B")
    assert one.answer({"reached": "training"}) == {} and one.here is None and one.open_question.id == "age"
    assert one.answer({"age": "grown", "paper": "none"}) == {}
    assert (one.here.id, one.place, one.next_task) == ("learn", "out-of-paper", "learn/sit")
    assert one.answer({"savings": "savings"}) == {} and one.place == "out-of-paper"
    assert one.answer({"reached": "done"}) == {} and one.answers == {"reached": "done"} and one.here.id == "finish"
    assert one.answer({"paper": "none", "weather": "fine"}) == {"paper": "none", "weather": "fine"}


def test_what_lies_between_is_passed(reader):
    """From one place to a later one the reader comes by every stage between, those of both branches too."""
    one = reader("111A")
    one.take("plain")
    one.answer({"reached": "exam-left"})
    assert [visit.stage.id for visit in one.visits] == ["apply", "learn", "practise", "exam"]
    one.answer({"reached": "done"})
    assert [visit.stage.id for visit in one.visits][-1:] == ["finish"]


def test_an_event_leads_back(reader):
    """What can happen at a stage, or at one alongside, brings the reader to where it leads."""
    one = reader("111A")
    one.answer({"reached": "training", "age": "young"})
    assert one.here.id == "practise" and [event.id for event in one.events] == ["burnt", "lost"]
    assert not one.meet("rained") and one.here.id == "practise"
    assert one.meet("lost") and one.here.id == "apply" and one.event.id == "lost" and one.place is None
    assert one.next_task == "apply/ask"


def test_journeys_wait_for_a_sound_path(folder):
    """While something else is wrong no journey is walked: a broken path leads nowhere."""
    change(folder, CALM, "event: burnt", "event: burned")
    change(folder, "stages/party.yml", "who: apprentice\ntasks", "who: aprentice\ntasks")
    assert [each.split(" ")[1] for each in problems(folder)] == ["reference-unknown"]


def test_a_journey_has_its_own_day(folder):
    """What begins after the day of a journey is not on it."""
    change(folder, "stages/practise.yml", "    source: manual\n", "    source: manual\n    valid_from: 2026-02-15\n")
    change(
        folder,
        "stages/practise.yml",
        "tasks:\n",
        "tasks:\n  - {id: look, text: {fr: Regarder., en: Look.}, who: apprentice, advice: yes}\n",
    )
    change(
        folder,
        "places.yml",
        "folding:\n  answered: {reached: training, paper: yes-some}\n  stage: practise\n  task: fold",
        "folding:\n  answered: {reached: training, paper: yes-some}\n  stage: practise\n  task: look",
    )
    change(folder, YOUNG, "misses: exam", "misses: practise/fold")
    assert problems(folder) == []
    change(folder, YOUNG, "as_of: 2026-02-01", "as_of: 2026-02-15")
    assert [each.split(" ")[1] for each in problems(folder)] == ["journey-seen"]


def test_no_journeys_no_notes(folder):
    """Where nobody has written a journey nothing is said of what they do not come by."""
    for file in (CALM, YOUNG):
        (folder / file).unlink()
    assert problems(folder) == [] and rules.notes(content_of(folder), AS_OF) == []


def test_notes_come_last_and_stop_nothing(folder):
    """A note is told after the problems, counts apart, and is marked for programs."""
    change(folder, CALM, "  - answers: {reached: done}\n    stage: finish\n", "")
    change(folder, "sources.yml", "checked: 2026-01-01", "checked: 2024-01-01")
    content = content_of(folder)
    found = [*rules.notes(content, AS_OF), *rules.check(content, AS_OF)]
    text = as_text(found, "en").split("\n")
    assert [each.split(" ")[1:3] for each in text[:2]] == [["stale", "(warning)"], ["untravelled-place", "(note)"]]
    assert text[2] == "No problems. 1 warning. 1 note."
    assert as_text(found, "fr").replace(NBSP, " ").endswith("Aucun problème. 1 avertissement. 1 remarque.")
    assert [(each["code"], each["warning"], each["note"]) for each in json.loads(as_json(found, "en"))] == [
        ("stale", True, False),
        ("untravelled-place", False, True),
    ]
    assert not any(problem.stops for problem in found)


COVERED = [
    ("event", "events.yml", "  source: manual\n", "  source: manual\n  when: {exam: [yes, no]}\n"),
    ("branch", "pathways/lantern.yml", "when: {exam: no}\n  - stage", "when: {exam: [no, unknown]}\n  - stage"),
    (
        "item-passed-by",
        "stages/learn.yml",
        "    source: manual\nevents",
        "    source: manual\n    when: {exam: [yes, no]}\nevents",
    ),
    ("programme", "money.yml", "  source: manual\n", "  source: manual\n  for_trades: {exam: [yes, no]}\n"),
    ("way-in", "pathways/lantern.yml", "    joins: practise\n", "    joins: practise\n    when: {exam: no}\n"),
]


@pytest.mark.parametrize(("file", "old", "new"), [case[1:] for case in COVERED], ids=[case[0] for case in COVERED])
def test_what_a_journey_comes_by_is_not_noted(folder, file, old, new):
    """A condition that holds where some journey comes by is covered."""
    change(folder, file, old, new)
    assert problems(folder) == [] and rules.notes(content_of(folder), AS_OF) == []


UNCOVERED = [
    (
        "way-in",
        {
            "pathways/lantern.yml": (
                "    joins: practise\n",
                "    joins: practise\n    when: {exam: [yes, no, unknown]}\n",
            ),
            YOUNG: ("  - way_in: skilled\n    stage: show\n  - stage: practise\n", ""),
        },
        "ways_in/2/when",
    ),
    ("kind", {YOUNG: ("trade: 222B", "trade: 111A")}, "kinds/1/when"),
    (
        "need",
        {CALM: ("    money: {offered: candle-grant}\n", ""), YOUNG: ("    money: {refused: candle-grant}\n", "")},
        "candle-grant/needs/1/answers",
    ),
    ("reply", {CALM: ("  - answers: {reached: exam-left}\n    next: exam/answer\n", "")}, "reached/answers/3/when"),
    (
        "question",
        {CALM: ("  - answers: {savings: no-savings}\n    money: {offered: candle-grant}\n", "")},
        "savings/only_if",
    ),
    ("branch", {CALM: ("trade: 111A\n", "trade: 222B\n")}, "path/3/branches/1/when"),
]


@pytest.mark.parametrize(("changes", "where"), [case[1:] for case in UNCOVERED], ids=[case[0] for case in UNCOVERED])
def test_what_no_journey_comes_by_is_noted(folder, changes, where):
    """A condition is covered by a journey only where it holds of that journey's trade and answers."""
    for file, (old, new) in changes.items():
        change(folder, file, old, new)
    assert where in [note.where for note in rules.notes(content_of(folder), AS_OF)]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("registration: [paused, closed]", []),
        ("registration: open", ["untravelled-when", "untravelled-answers"]),
        ("exam: unknown", []),
    ],
)
def test_what_is_for_no_trade_is_not_asked_of_journeys(folder, asked, told):
    """A condition that no trade of the guide meets, and what else its item asks, needs no journey: nobody can come by it."""
    change(
        folder,
        "stages/party.yml",
        "    advice: yes",
        f"    advice: yes\n    when: {{{asked}}}\n    if_answered: {{age: young}}",
    )
    assert problems(folder) == []
    assert [note.message_id for note in rules.notes(content_of(folder), AS_OF)] == told


def test_each_reason_about_money_has_words():
    """Whatever speaks against a program, an editor whose journey meets it is told in words."""
    assert {f"reason-{reason or 'open'}" for reason in get_args(money.Reason)} <= messages()["words"].keys()
