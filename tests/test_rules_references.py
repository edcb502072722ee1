"""Rules of names that lead from one record to another: each is broken once, and the whole line that an editor reads is right, place included."""

from __future__ import annotations

import pytest

from jalons.rules import references
from support.broken_rules import (
    APPLY,
    EVENTS,
    LEARN,
    PATHWAY,
    TRADE_A,
    Broken,
    assert_told,
    told_in_french,
)
from support.small_guide import small_data

BROKEN: list[Broken] = [
    Broken(
        "who-of-nobody",
        references.every_reference_exists,
        LEARN,
        "summary: {fr: On apprend., en: One learns.}\nsource: manual\nwho: apprentice",
        "summary: {fr: On apprend., en: One learns.}\nsource: manual\nwho: aprentice",
        "data/stages/learn.yml:4:6 reference-unknown who: “aprentice” does not exist in roles. Did you mean “apprentice”? Correct the name, or add it in data/roles.yml.",
    ),
    Broken(
        "second-source-of-two",
        references.every_reference_exists,
        "laws.yml",
        "source: manual",
        "source: [manual, book]",
        "data/laws.yml:5:20 reference-unknown act/source: “book” does not exist in sources. Correct the name, or add it in data/sources.yml.",
    ),
    Broken(
        "duty-nowhere",
        references.every_reference_exists,
        APPLY,
        "duty: keep-list",
        "duty: keep-lists",
        "data/stages/apply.yml:6:7 reference-unknown duty: “keep-lists” does not exist in duties. Did you mean “keep-list”? Correct the name, or add it in data/duties.yml.",
    ),
    Broken(
        "stage-nowhere",
        references.every_reference_exists,
        PATHWAY,
        "          - stage: learn",
        "          - stage: lern",
        "data/pathways/lantern.yml:9:20 reference-unknown path/2/branches/1/path/1/stage: “lern” does not exist in stages. Did you mean “learn”? Correct the name, or add it in data/stages.",
    ),
    Broken(
        "trade-of-a-condition",
        references.every_trade_of_a_condition_exists,
        "stages/apply.yml",
        "    advice: yes\n",
        "    advice: yes\n    when: {trade: [222B, 333B]}\n",
        "data/stages/apply.yml:16:26 reference-unknown tasks/2/when/trade: “333B” does not exist in trades. Correct the name, or add it in data/trades.",
    ),
    Broken(
        "trade-of-the-site",
        references.every_reference_exists,
        "site.yml",
        "main: 111A",
        "main: 999A",
        "data/site.yml:5:7 reference-unknown main: “999A” does not exist in trades. Correct the name, or add it in data/trades.",
    ),
    Broken(
        "kind-of-source-without-words",
        references.every_name_has_words,
        "sources.yml",
        "  kind: document\n",
        "  kind: documents\n",
        "data/sources.yml:5:9 name-without-words manual/kind: Nothing tells readers what “documents” is. "
        "Did you mean “document”? Correct the name, or add its words in data/words.yml, under “source-kind-documents”.",
    ),
    Broken(
        "link-with-no-address",
        references.every_link_has_an_address,
        "links.yml",
        "  en: https://guild.example/\n",
        "",
        "data/links.yml:2:3 link-without-address guild: The link “guild” has no address. Give fr, en, or both.",
    ),
    Broken(
        "way-in-joins-nothing",
        references.every_reference_exists,
        PATHWAY,
        "    joins: practise\n",
        "    joins: practice\n",
        "data/pathways/lantern.yml:42:12 reference-unknown ways_in/2/joins: “practice” does not exist in stages. "
        "Did you mean “practise”? Correct the name, or add it in data/stages.",
    ),
    Broken(
        "wherever-names-nothing",
        references.every_reference_exists,
        EVENTS,
        "affects: paper\n",
        "affects: paper\n  wherever: {from: lern}\n",
        "data/events.yml:5:20 reference-unknown burnt/wherever/1/from: “lern” does not exist in stages. Did you mean “learn”? "
        "Correct the name, or add it in data/stages.",
    ),
    Broken(
        "shared-way-back-to-nothing",
        references.every_reference_exists,
        EVENTS,
        "return_to: learn",
        "return_to: lern",
        "data/events.yml:5:14 reference-unknown burnt/return_to: “lern” does not exist in stages. "
        "Did you mean “learn”? Correct the name, or add it in data/stages.",
    ),
    Broken(
        "remark-of-no-register",
        references.every_reference_exists,
        TRADE_A,
        "{is: folds, with",
        "{is: fold, with",
        "data/remarks.yml:1:8 remark-unused (warning) folds: No path uses the sentence “folds”. Name it under remarks in a path, or remove it.",
        "data/trades/111A.yml:17:15 reference-unknown remarks/1/is: “fold” does not exist in remarks. Did you mean “folds”? Correct the name, or add it in data/remarks.yml.",
    ),
    Broken(
        "hand-in-to-nobody",
        references.every_reference_exists,
        "stages/finish.yml",
        "tasks:\n",
        "hand_in: {id: lamp, title: {fr: La lampe, en: The lamp}, to: gild, source: manual, documents: [{id: oil, text: {fr: De l'huile, en: Oil}, source: manual}]}\ntasks:\n",
        "data/stages/finish.yml:5:62 reference-unknown hand_in/1/to: “gild” does not exist in roles. Did you mean “guild”? Correct the name, or add it in data/roles.yml.",
    ),
    Broken(
        "deadline-from-no-date",
        references.every_reference_exists,
        "deadlines.yml",
        "from: lit",
        "from: lid",
        "data/dates.yml:1:6 date-idle lit: Nothing follows from the date “lit”. Name it in from of a deadline of data/deadlines.yml, or remove it.",
        "data/deadlines.yml:2:9 reference-unknown oil/from: “lid” does not exist in dates. Correct the name, or add it in data/dates.yml.",
    ),
]

FRENCH = [
    (
        "link-with-no-address",
        (
            "data/links.yml:2:3 link-without-address guild: Le lien « guild » n'a pas d'adresse. "
            "Donnez fr, en, ou les deux."
        ),
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_broken_rule(tmp_path, case):
    """The rule finds what breaks it, at its line and column, and says what to do; nothing else is said."""
    assert_told(small_data(tmp_path), case)


@pytest.mark.parametrize(("id", "told"), FRENCH)
def test_broken_rule_in_french(tmp_path, id, told):
    """The same in French, with its no-break spaces."""
    case = next(case for case in BROKEN if case.id == id)
    assert told_in_french(small_data(tmp_path), case)[0] == told
