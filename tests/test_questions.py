"""Questions and places: what a trade's readers are asked, where it leads, and each rule about it broken once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalons import rules
from jalons.path.answers import Questionnaire, concerns, fits, questionnaire, tasks, valid_answers
from jalons.path.resolving import resolve
from jalons.rules import places, questions
from support.asking_guide import asking_data
from support.broken_rules import Broken, assert_told, told_in_french
from support.small_guide import AS_OF, change, content_of, problems, small_data

QUESTIONS, PLACES, CALM = "questions.yml", "places.yml", "journeys/calm.yml"


def more(number: int, key: str, replies: int) -> str:
    """One more question about one's place, with `key` and so many replies."""
    lines = [
        f"more-{number}:",
        "  part: where",
        f"  asks: {{fr: Encore {number}, en: More {number}}}",
        f"  {key}",
        "  answers:",
    ]
    lines += [f"    - {{id: r{n}, says: {{fr: r, en: r}}, because: {{fr: r, en: r}}}}" for n in range(replies)]
    return "\n".join(line for line in lines if line.strip()) + "\n"


BROKEN: list[Broken] = [
    Broken(
        "question-nowhere",
        questions.every_answer_named_exists,
        PLACES,
        "answered: {reached: exam-left}",
        "answered: {reach: exam-left}",
        "data/places.yml:24:3 place-never-reached examined: No answers of any path lead to “examined”. Correct answered or when, or remove this place.",
        "data/places.yml:24:21 reference-unknown examined/answered/reach: “reach” does not exist in questions. Did you mean “reached”? Correct the name, or add it in data/questions.yml.",
        "data/questions.yml:12:7 place-missing reached/answers: For 111A, these answers lead nowhere: reached: exam-left. Add a place for them in data/places.yml, or widen the answered of another.",
    ),
    Broken(
        "reply-nowhere",
        questions.every_answer_named_exists,
        "stages/apply.yml",
        "if_answered: {age: young}",
        "if_answered: {age: yong}",
        "data/places.yml:4:9 place-task-not-for-reader begin-young/task: “begin-young” sends readers to the task “letter”, which is not for those who answer: reached: nothing and age: young. Choose another task, or correct the if_answered of this one.",
        "data/stages/apply.yml:15:24 answer-unknown tasks/2/if_answered/age: The question “age” has no reply “yong”. Did you mean “young”? Choose one of its replies: young or grown.",
    ),
    Broken(
        "reply-nowhere-in-a-question",
        questions.every_answer_named_exists,
        QUESTIONS,
        "only_if: {age: [grown]}",
        "only_if: {age: [grown, old]}",
        "data/questions.yml:45:26 answer-unknown savings/only_if/age: The question “age” has no reply “old”. Choose one of its replies: young or grown.",
    ),
    Broken(
        "reply-nowhere-in-money",
        questions.every_answer_named_exists,
        "money.yml",
        "answers: no-savings",
        "answers: no-saving",
        "data/money.yml:10:16 answer-unknown candle-grant/needs/1/answers: The question “savings” has no reply “no-saving”. Did you mean “no-savings”? Choose one of its replies: savings or no-savings.",
    ),
    Broken(
        "reply-nowhere-on-a-journey",
        questions.every_answer_named_exists,
        CALM,
        "answers: {savings: no-savings}",
        "answers: {savings: none}",
        "data/journeys/calm.yml:12:24 answer-unknown steps/3/answers/savings: The question “savings” has no reply “none”. Choose one of its replies: savings or no-savings.",
    ),
    Broken(
        "reply-twice",
        questions.every_reply_has_its_own_id,
        QUESTIONS,
        "- id: no-savings",
        "- id: savings",
        "data/journeys/calm.yml:12:24 answer-unknown steps/3/answers/savings: The question “savings” has no reply “no-savings”. Did you mean “savings”? Choose one of its replies: savings or savings.",
        "data/money.yml:10:16 answer-unknown candle-grant/needs/1/answers: The question “savings” has no reply “no-savings”. Did you mean “savings”? Choose one of its replies: savings or savings.",
        "data/questions.yml:50:11 duplicate-id savings/answers/2/id: The id “savings” is already used in savings. Choose another for the new item; the published one does not change.",
    ),
    Broken(
        "too-many-questions",
        questions.questions_are_few,
        QUESTIONS,
        "savings:\n  part: money",
        "".join(more(n, "only_if: {reached: done, age: young}", 2) for n in range(5)) + "savings:\n  part: money",
        "data/questions.yml:43:3 question-never-asked more-0: The question “more-0” is never asked: no path and no answer leads to it. Correct its when or its only_if, or remove it.",
        "data/questions.yml:50:3 question-never-asked more-1: The question “more-1” is never asked: no path and no answer leads to it. Correct its when or its only_if, or remove it.",
        "data/questions.yml:57:3 question-never-asked more-2: The question “more-2” is never asked: no path and no answer leads to it. Correct its when or its only_if, or remove it.",
        "data/questions.yml:64:3 question-never-asked more-3: The question “more-3” is never asked: no path and no answer leads to it. Correct its when or its only_if, or remove it.",
        "data/questions.yml:71:3 question-never-asked more-4: The question “more-4” is never asked: no path and no answer leads to it. Correct its when or its only_if, or remove it.",
        "data/questions.yml:71:3 questions-too-many more-4: There are 8 questions with part: where; that is too many to find one's place. Keep 7 at most.",
    ),
    Broken(
        "question-before-its-time",
        questions.every_question_follows_those_it_depends_on,
        QUESTIONS,
        "only_if: {reached: [nothing, training]}",
        "only_if: {reached: [nothing, training], paper: none}",
        "data/places.yml:2:3 place-never-reached begin-young: No answers of any path lead to “begin-young”. Correct answered or when, or remove this place.",
        "data/places.yml:6:3 place-never-reached begin: No answers of any path lead to “begin”. Correct answered or when, or remove this place.",
        "data/places.yml:11:3 place-never-reached learning: No answers of any path lead to “learning”. Correct answered or when, or remove this place.",
        "data/questions.yml:6:7 place-missing reached/answers: For 111A, these answers lead nowhere: reached: nothing. Add a place for them in data/places.yml, or widen the answered of another.",
        "data/questions.yml:9:7 place-missing reached/answers: For 111A, these answers lead nowhere: reached: training. Add a place for them in data/places.yml, or widen the answered of another.",
        "data/questions.yml:22:50 question-not-before age/only_if: “age” depends on “paper”, which comes after it in the file. Move one of the two: only_if can name only a question that comes before (reached).",
    ),
    Broken(
        "question-for-no-trade",
        questions.every_question_can_be_asked,
        QUESTIONS,
        "when: {exam: no}",
        "when: {exam: unknown}",
        "data/places.yml:16:3 place-never-reached folding: No answers of any path lead to “folding”. Correct answered or when, or remove this place.",
        "data/places.yml:20:3 place-never-reached out-of-paper: No answers of any path lead to “out-of-paper”. Correct answered or when, or remove this place.",
        "data/questions.yml:24:7 place-missing age/answers: For 222B, these answers lead nowhere: reached: training and age: young. Add a place for them in data/places.yml, or widen the answered of another.",
        "data/questions.yml:27:7 place-missing age/answers: For 222B, these answers lead nowhere: reached: training and age: grown. Add a place for them in data/places.yml, or widen the answered of another.",
        "data/questions.yml:31:3 question-never-asked paper: The question “paper” is never asked: no path and no answer leads to it. Correct its when or its only_if, or remove it.",
    ),
    Broken(
        "question-after-no-answers",
        questions.every_question_can_be_asked,
        QUESTIONS,
        "only_if: {reached: [training]}",
        "only_if: {reached: done, age: young}",
        "data/places.yml:16:3 place-never-reached folding: No answers of any path lead to “folding”. Correct answered or when, or remove this place.",
        "data/places.yml:20:3 place-never-reached out-of-paper: No answers of any path lead to “out-of-paper”. Correct answered or when, or remove this place.",
        "data/questions.yml:24:7 place-missing age/answers: For 222B, these answers lead nowhere: reached: training and age: young. Add a place for them in data/places.yml, or widen the answered of another.",
        "data/questions.yml:27:7 place-missing age/answers: For 222B, these answers lead nowhere: reached: training and age: grown. Add a place for them in data/places.yml, or widen the answered of another.",
        "data/questions.yml:31:3 question-never-asked paper: The question “paper” is never asked: no path and no answer leads to it. Correct its when or its only_if, or remove it.",
    ),
    Broken(
        "no-choice",
        questions.every_question_leaves_a_choice,
        QUESTIONS,
        "because: {fr: vous n'avez pas de papier, en: you have no paper}",
        "because: {fr: vous n'avez pas de papier, en: you have no paper}\n      when: {exam: yes}",
        "data/places.yml:20:3 place-never-reached out-of-paper: No answers of any path lead to “out-of-paper”. Correct answered or when, or remove this place.",
        "data/questions.yml:36:5 question-without-choice paper/answers: For 222B, the question “paper” leaves no choice: yes-some. Give it at least two replies for that path, or limit the question by when.",
    ),
    Broken(
        "answers-to-nowhere",
        places.every_combination_leads_to_one_place,
        PLACES,
        "answered: {reached: exam-left}",
        "answered: {reached: exam-left, age: young}",
        "data/places.yml:24:3 place-never-reached examined: No answers of any path lead to “examined”. Correct answered or when, or remove this place.",
        "data/questions.yml:12:7 place-missing reached/answers: For 111A, these answers lead nowhere: reached: exam-left. Add a place for them in data/places.yml, or widen the answered of another.",
    ),
    Broken(
        "answers-to-two-places",
        places.every_combination_leads_to_one_place,
        PLACES,
        "answered: {reached: nothing, age: grown}",
        "answered: {reached: nothing}",
        "data/places.yml:6:13 place-ambiguous begin/answered: For 111A, these answers lead to several places (begin-young and begin): reached: nothing and age: young. Narrow their answered or their when so that only one fits.",
    ),
    Broken(
        "combinations-without-end",
        places.every_combination_leads_to_one_place,
        QUESTIONS,
        "savings:\n  part: money",
        "".join(more(n, "", 10) for n in range(3)) + "savings:\n  part: money",
        "data/questions.yml:71:3 combinations-too-many more-2: The path of 111A has more than 5000 combinations of answers. The same goes for 222B. Ask fewer questions, or limit them by only_if.",
    ),
    Broken(
        "place-for-nobody",
        places.every_place_is_reached,
        PLACES,
        "when: {exam: yes}",
        "when: {exam: unknown}",
        "data/places.yml:11:3 place-never-reached learning: No answers of any path lead to “learning”. Correct answered or when, or remove this place.",
        "data/questions.yml:24:7 place-missing age/answers: For 111A, these answers lead nowhere: reached: training and age: young. Add a place for them in data/places.yml, or widen the answered of another.",
        "data/questions.yml:27:7 place-missing age/answers: For 111A, these answers lead nowhere: reached: training and age: grown. Add a place for them in data/places.yml, or widen the answered of another.",
    ),
    Broken(
        "place-off-the-path",
        places.every_place_is_on_the_path,
        PLACES,
        "stage: learn\n  task: sit",
        "stage: exam\n  task: answer",
        "data/places.yml:21:10 place-astray out-of-paper/stage: “out-of-paper” is at the stage “exam”, which is not on the path of 222B. Choose a stage of that path, or limit this place by when.",
    ),
    Broken(
        "place-without-task",
        places.every_place_is_on_the_path,
        PLACES,
        "task: sit",
        "task: site",
        "data/places.yml:22:9 place-task-missing out-of-paper/task: “out-of-paper”: for 222B, the stage “learn” has no task “site”. Did you mean “sit”? Name one of its tasks: sit.",
    ),
    Broken(
        "task-for-others",
        places.every_next_task_concerns_the_reader,
        PLACES,
        "task: ask\n",
        "task: letter\n",
        "data/places.yml:8:9 place-task-not-for-reader begin/task: “begin” sends readers to the task “letter”, which is not for those who answer: reached: nothing and age: grown. Choose another task, or correct the if_answered of this one.",
    ),
]

FRENCH: dict[str, tuple[str, ...]] = {
    "question-nowhere": (
        "data/places.yml:24:3 place-never-reached examined: Aucune réponse d'aucun parcours ne mène à « examined ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/places.yml:24:21 reference-unknown examined/answered/reach: « reach » n'existe pas dans questions. Vouliez-vous dire « reached »? Corrigez le nom, ou ajoutez-le dans data/questions.yml.",
        "data/questions.yml:12:7 place-missing reached/answers: Pour le parcours 111A, ces réponses ne mènent nulle part : reached: exam-left. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
    ),
    "reply-nowhere": (
        "data/places.yml:4:9 place-task-not-for-reader begin-young/task: « begin-young » envoie à la tâche « letter », qui n'est pas pour qui répond : reached: nothing et age: young. Choisissez une autre tâche, ou corrigez le if_answered de celle-ci.",
        "data/stages/apply.yml:15:24 answer-unknown tasks/2/if_answered/age: La question « age » n'a pas de réponse « yong ». Vouliez-vous dire « young »? Choisissez une de ses réponses : young ou grown.",
    ),
    "reply-nowhere-in-a-question": (
        "data/questions.yml:45:26 answer-unknown savings/only_if/age: La question « age » n'a pas de réponse « old ». Choisissez une de ses réponses : young ou grown.",
    ),
    "reply-nowhere-in-money": (
        "data/money.yml:10:16 answer-unknown candle-grant/needs/1/answers: La question « savings » n'a pas de réponse « no-saving ». Vouliez-vous dire « no-savings »? Choisissez une de ses réponses : savings ou no-savings.",
    ),
    "reply-nowhere-on-a-journey": (
        "data/journeys/calm.yml:12:24 answer-unknown steps/3/answers/savings: La question « savings » n'a pas de réponse « none ». Choisissez une de ses réponses : savings ou no-savings.",
    ),
    "reply-twice": (
        "data/journeys/calm.yml:12:24 answer-unknown steps/3/answers/savings: La question « savings » n'a pas de réponse « no-savings ». Vouliez-vous dire « savings »? Choisissez une de ses réponses : savings ou savings.",
        "data/money.yml:10:16 answer-unknown candle-grant/needs/1/answers: La question « savings » n'a pas de réponse « no-savings ». Vouliez-vous dire « savings »? Choisissez une de ses réponses : savings ou savings.",
        "data/questions.yml:50:11 duplicate-id savings/answers/2/id: L'identifiant « savings » sert déjà dans savings. Choisissez-en un autre pour le nouvel élément; celui qui est publié ne change pas.",
    ),
    "too-many-questions": (
        "data/questions.yml:43:3 question-never-asked more-0: La question « more-0 » n'est jamais posée : aucun parcours et aucune réponse n'y mènent. Corrigez son when ou son only_if, ou retirez-la.",
        "data/questions.yml:50:3 question-never-asked more-1: La question « more-1 » n'est jamais posée : aucun parcours et aucune réponse n'y mènent. Corrigez son when ou son only_if, ou retirez-la.",
        "data/questions.yml:57:3 question-never-asked more-2: La question « more-2 » n'est jamais posée : aucun parcours et aucune réponse n'y mènent. Corrigez son when ou son only_if, ou retirez-la.",
        "data/questions.yml:64:3 question-never-asked more-3: La question « more-3 » n'est jamais posée : aucun parcours et aucune réponse n'y mènent. Corrigez son when ou son only_if, ou retirez-la.",
        "data/questions.yml:71:3 question-never-asked more-4: La question « more-4 » n'est jamais posée : aucun parcours et aucune réponse n'y mènent. Corrigez son when ou son only_if, ou retirez-la.",
        "data/questions.yml:71:3 questions-too-many more-4: Il y a 8 questions avec part: where; c'est trop pour trouver sa place. Gardez-en 7 au plus.",
    ),
    "question-before-its-time": (
        "data/places.yml:2:3 place-never-reached begin-young: Aucune réponse d'aucun parcours ne mène à « begin-young ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/places.yml:6:3 place-never-reached begin: Aucune réponse d'aucun parcours ne mène à « begin ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/places.yml:11:3 place-never-reached learning: Aucune réponse d'aucun parcours ne mène à « learning ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/questions.yml:6:7 place-missing reached/answers: Pour le parcours 111A, ces réponses ne mènent nulle part : reached: nothing. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
        "data/questions.yml:9:7 place-missing reached/answers: Pour le parcours 111A, ces réponses ne mènent nulle part : reached: training. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
        "data/questions.yml:22:50 question-not-before age/only_if: « age » dépend de « paper », qui vient après dans le fichier. Déplacez une des deux : only_if ne peut nommer qu'une question qui précède (reached).",
    ),
    "question-for-no-trade": (
        "data/places.yml:16:3 place-never-reached folding: Aucune réponse d'aucun parcours ne mène à « folding ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/places.yml:20:3 place-never-reached out-of-paper: Aucune réponse d'aucun parcours ne mène à « out-of-paper ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/questions.yml:24:7 place-missing age/answers: Pour le parcours 222B, ces réponses ne mènent nulle part : reached: training et age: young. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
        "data/questions.yml:27:7 place-missing age/answers: Pour le parcours 222B, ces réponses ne mènent nulle part : reached: training et age: grown. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
        "data/questions.yml:31:3 question-never-asked paper: La question « paper » n'est jamais posée : aucun parcours et aucune réponse n'y mènent. Corrigez son when ou son only_if, ou retirez-la.",
    ),
    "question-after-no-answers": (
        "data/places.yml:16:3 place-never-reached folding: Aucune réponse d'aucun parcours ne mène à « folding ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/places.yml:20:3 place-never-reached out-of-paper: Aucune réponse d'aucun parcours ne mène à « out-of-paper ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/questions.yml:24:7 place-missing age/answers: Pour le parcours 222B, ces réponses ne mènent nulle part : reached: training et age: young. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
        "data/questions.yml:27:7 place-missing age/answers: Pour le parcours 222B, ces réponses ne mènent nulle part : reached: training et age: grown. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
        "data/questions.yml:31:3 question-never-asked paper: La question « paper » n'est jamais posée : aucun parcours et aucune réponse n'y mènent. Corrigez son when ou son only_if, ou retirez-la.",
    ),
    "no-choice": (
        "data/places.yml:20:3 place-never-reached out-of-paper: Aucune réponse d'aucun parcours ne mène à « out-of-paper ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/questions.yml:36:5 question-without-choice paper/answers: Pour le parcours 222B, la question « paper » n'offre pas de choix : yes-some. Donnez-lui au moins deux réponses pour ce parcours, ou limitez la question par when.",
    ),
    "answers-to-nowhere": (
        "data/places.yml:24:3 place-never-reached examined: Aucune réponse d'aucun parcours ne mène à « examined ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/questions.yml:12:7 place-missing reached/answers: Pour le parcours 111A, ces réponses ne mènent nulle part : reached: exam-left. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
    ),
    "answers-to-two-places": (
        "data/places.yml:6:13 place-ambiguous begin/answered: Pour le parcours 111A, ces réponses mènent à plusieurs endroits (begin-young et begin) : reached: nothing et age: young. Resserrez leur answered ou leur when pour qu'un seul convienne.",
    ),
    "combinations-without-end": (
        "data/questions.yml:71:3 combinations-too-many more-2: Le parcours 111A a plus de 5000 combinaisons de réponses. De même pour 222B. Posez moins de questions, ou limitez-les par only_if.",
    ),
    "place-for-nobody": (
        "data/places.yml:11:3 place-never-reached learning: Aucune réponse d'aucun parcours ne mène à « learning ». Corrigez answered ou when, ou retirez cet endroit.",
        "data/questions.yml:24:7 place-missing age/answers: Pour le parcours 111A, ces réponses ne mènent nulle part : reached: training et age: young. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
        "data/questions.yml:27:7 place-missing age/answers: Pour le parcours 111A, ces réponses ne mènent nulle part : reached: training et age: grown. Ajoutez dans data/places.yml un endroit pour elles, ou élargissez le answered d'un autre.",
    ),
    "place-off-the-path": (
        "data/places.yml:21:10 place-astray out-of-paper/stage: « out-of-paper » est à l'étape « exam », qui n'est pas sur le parcours 222B. Choisissez une étape de ce parcours, ou limitez cet endroit par when.",
    ),
    "place-without-task": (
        "data/places.yml:22:9 place-task-missing out-of-paper/task: « out-of-paper » : pour le parcours 222B, l'étape « learn » n'a pas de tâche « site ». Vouliez-vous dire « sit »? Nommez une de ses tâches : sit.",
    ),
    "task-for-others": (
        "data/places.yml:8:9 place-task-not-for-reader begin/task: « begin » envoie à la tâche « letter », qui n'est pas pour qui répond : reached: nothing et age: grown. Choisissez une autre tâche, ou corrigez le if_answered de celle-ci.",
    ),
}


@pytest.fixture
def folder(tmp_path):
    return asking_data(tmp_path)


def test_the_asking_data_are_good(folder):
    """The folder that every case starts from has no problem, and every condition in it is on a journey."""
    assert problems(folder) == []
    assert rules.notes(content_of(folder), AS_OF) == []


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(folder, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(folder, case)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule_in_french(folder, case):
    """The same in French, with its no-break spaces."""
    assert told_in_french(folder, case) == list(FRENCH[case.id])


# what readers are asked


@pytest.fixture
def content(folder):
    return content_of(folder)


def post(content, trade_id, part="where"):
    return questionnaire(content, trade_id, content.trades[trade_id], part)


def test_each_trade_is_asked_what_concerns_it(content):
    """Questions and replies with a condition are for the trades that meet it; money has its own questions."""

    def asked(trade_id, part="where"):
        return {each.id: [reply.id for reply in each.replies] for each in post(content, trade_id, part).questions}

    age = {"age": ["young", "grown"]}
    assert asked("111A") == {"reached": ["nothing", "training", "exam-left", "done"], **age}
    assert asked("222B") == {"reached": ["nothing", "training", "done"], **age, "paper": ["yes-some", "none"]}
    assert list(asked("111A", "money")) == ["savings"]
    assert list(asked("222B", None)) == ["reached", "age", "paper", "savings"]


def test_the_next_question_depends_on_the_answers(content):
    """Questions are put in the order of the file, and only to those whom they concern."""
    kite = post(content, "222B")
    steps = [
        ({}, "reached"),
        ({"reached": "nothing"}, "age"),
        ({"reached": "nothing", "age": "young"}, None),
        ({"reached": "training", "age": "young"}, "paper"),
        ({"reached": "done"}, None),
    ]
    assert [getattr(kite.next(answers), "id", None) for answers, _ in steps] == [wanted for _, wanted in steps]


def test_all_combinations(content):
    """Every way through the questions is walked once, in the order of questions and replies."""
    assert [tuple(answers.items()) for answers in post(content, "222B").combinations] == [
        (("reached", "nothing"), ("age", "young")),
        (("reached", "nothing"), ("age", "grown")),
        *(
            (("reached", "training"), ("age", age), ("paper", paper))
            for age in ("young", "grown")
            for paper in ("yes-some", "none")
        ),
        (("reached", "done"),),
    ]
    assert len(post(content, "111A").combinations) == 6


def test_each_combination_has_one_place(content):
    """Answers lead to the place of which every line fits."""
    assert post(content, "111A").leads_to({"reached": "training", "age": "grown"}) == ("learning",)
    assert post(content, "222B").leads_to({"reached": "training", "age": "young", "paper": "none"}) == ("out-of-paper",)
    assert post(content, "222B").leads_to({"reached": "training"}) == ()
    assert post(content, "222B").reached == {"begin-young", "begin", "folding", "out-of-paper", "lit"}


def test_only_what_decides_is_a_line(content):
    """A question of which every reply leads to the place says nothing of it; replies of other paths are left out."""

    def lines(trade_id, place):
        return {
            question: [reply.id for reply in replies]
            for question, replies in post(content, trade_id).lines(place).items()
        }

    assert lines("111A", "learning") == {"reached": ["training"]}
    assert lines("222B", "out-of-paper") == {"reached": ["training"], "paper": ["none"]}
    assert lines("111A", "begin-young") == {"reached": ["nothing"], "age": ["young"]}


def test_trades_that_are_asked_the_same(content):
    """Two trades are alike where questions, replies and places are the same."""
    assert post(content, "111A").signature == post(content, "111A").signature != post(content, "222B").signature


SAID = [
    ({"reached": "nothing", "age": "young"}, {"reached": "nothing", "age": "young"}),
    ({"age": "young", "reached": "nothing"}, {"reached": "nothing", "age": "young"}),
    ({"reached": "done", "age": "young"}, {"reached": "done"}),
    ({"age": "young"}, {}),
    ({"reached": "exam-left"}, {}),
    ({"reached": "training", "age": "old", "paper": "none"}, {"reached": "training", "paper": "none"}),
    ({"weather": "fine", "reached": "done"}, {"reached": "done"}),
]


@pytest.mark.parametrize(("given", "kept"), SAID, ids=str)
def test_answers_that_count(content, given, kept):
    """What was not asked, or not offered, does not count; the rest does, in the order of the questions."""
    assert list(valid_answers(post(content, "222B").questions, given).items()) == list(kept.items())


def test_what_fits_and_whom_it_concerns(content):
    """A line fits those who answered so; an item concerns everyone whose answers do not speak against it."""
    assert fits(None, {}) and fits({"age": ("young",)}, {"age": "young"})
    assert not fits({"age": ("young",)}, {}) and not fits({"age": ("young",)}, {"age": "grown"})
    ask, letter, _ = content.stages["apply"].tasks
    assert concerns(ask, {"age": "grown"}) and concerns(letter, {}) and concerns(letter, {"age": "young"})
    assert not concerns(letter, {"age": "grown"})
    assert [item.id for item in tasks(content.stages["apply"], {"age": "grown"})] == ["ask", "wait"]


def test_nothing_to_ask(tmp_path):
    """Content without questions has trades without signposts, and nothing is wrong with it."""
    content = content_of(small_data(tmp_path))
    assert post(content, "111A").questions == () and not post(content, "111A").places
    assert not resolve(content, "111A", AS_OF).questionnaire.places


def test_a_place_that_a_trade_cannot_reach_need_not_be_on_its_path(folder):
    """The exam is not on the path of 222B; since no answer of its readers leads there, that is well."""
    assert "exam" not in {stage.id for stage in resolve(content_of(folder), "222B", AS_OF).all_stages}
    assert "examined" in post(content_of(folder), "222B").places and problems(folder) == []


def test_a_new_place_needs_its_answers_only(folder):
    """A place may name several replies, and a question that is not asked of everyone."""
    change(
        folder,
        PLACES,
        "answered: {reached: training, paper: none}",
        "answered: {reached: training, paper: none, age: [young, grown]}",
    )
    assert problems(folder) == []


def test_many_trades_are_checked_at_once(folder, monkeypatch):
    """With 145 trades more, whose readers are asked the same, no more answers are gone through than with none."""
    content, walked = content_of(folder), []
    walks = Questionnaire.walks
    monkeypatch.setattr(
        Questionnaire, "walks", lambda form: (walked.append(answers) or answers for answers in walks(form))
    )
    checks = [rule for rule in rules.RULES if rule.__module__ == questions.__name__]
    assert checks and [problem for rule in checks for problem in rule(content, AS_OF)] == []
    before = len(walked)
    many = {f"trade-{number}": content.trades["111A" if number % 2 else "222B"] for number in range(145)}
    content = replace(content, trades=content.trades | many)
    assert [problem for rule in checks for problem in rule(content, AS_OF)] == []
    assert before and len(walked) == 2 * before


@pytest.mark.parametrize("trade_id", ["111A", "222B"])
def test_a_pathway_that_is_not_there_is_the_only_problem(folder, trade_id):
    """Of a trade whose pathway does not exist, only that is told: no place, way back or change of it is held against nothing."""
    change(folder, f"trades/{trade_id}.yml", "pathway: lantern", "pathway: lanterne")
    said = problems(folder)
    assert [each.split(" ")[1:3] for each in said] == [["reference-unknown", "pathway:"]]


@pytest.mark.parametrize("stage", ["apply", "learn", "practise", "exam", "finish", "party", "show"])
def test_a_stage_that_is_not_there_is_the_only_problem(folder, stage):
    """Of a pathway that names a stage that does not exist, only that is told."""
    change(folder, "pathways/lantern.yml", f"- stage: {stage}\n", f"- stage: {stage}-x\n")
    said = problems(folder)
    assert [each.split(" ")[1] for each in said] == ["reference-unknown"]
    assert f"“{stage}-x” does not exist in stages" in said[0]
