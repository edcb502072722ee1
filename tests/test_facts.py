"""Declared facts: what is known of a variant is named in data/facts.yml, and follows from there everywhere."""

from __future__ import annotations

import json

import pytest

from jalons.path.placeholders import names
from jalons.path.resolving import resolve
from jalons.path.verified import unverified
from jalons.site.open_data import path_json
from jalons.writing.language import USUAL
from support.small_guide import AS_OF, FACTS, change, content_of, problems, small_data, write

FEE = """\
fee:
  type: number
  name: {fr: Frais, en: Fee}
  in_list: {fr: frais, en: fee}
  amount: {fr: "{n} $", en: "${n}"}
  head_unknown: {fr: Frais à confirmer, en: Fee to be confirmed}
place:
  type: text
  name: {fr: Lieu, en: Place}
  in_list: {fr: lieu, en: place}
"""


@pytest.fixture
def folder(tmp_path):
    """The small data with a number and a text more that are declared."""
    folder = small_data(tmp_path)
    write(folder, "facts.yml", FACTS + FEE)
    return folder


def test_a_number_and_a_text_are_declared_and_said(folder):
    """They are keys of a variant's file, fill in texts, stand in the open data, and are told where they are not known."""
    said = "sector: service\nfee: {value: 75, source: manual}\nplace: {value: {fr: Au port, en: At the port}, source: manual}\n"
    change(folder, "trades/111A.yml", "sector: service\n", said)
    change(
        folder,
        "stages/apply.yml",
        "{fr: Attendre la réponse., en: Wait for the answer.}",
        '{fr: "Payer {fee}.", en: "Pay {fee}."}',
    )
    assert problems(folder) == []
    content = content_of(folder)
    assert names(content.facts, "trade")[-1] == "fee"
    known, unknown = (resolve(content, name, AS_OF) for name in ("111A", "222B"))
    assert known.stage("apply").tasks[1].text.get("en") == "Pay $75."
    assert unknown.stage("apply").tasks[1].text.get("en") == "Pay to be confirmed."
    facts = json.loads(path_json(known, USUAL))["facts"]
    assert facts["fee"] == [{"value": 75, "confidence": "high", "source": ["manual"]}]
    assert facts["place"]["value"] == {"fr": "Au port", "en": "At the port"}
    assert json.loads(path_json(unknown, USUAL))["facts"]["place"] == {"value": "unknown"}
    told = [name if isinstance(name, str) else name.in_("en") for name in unverified(unknown, USUAL).to_confirm]
    assert {"fee", "place"} <= set(told)
    assert not {"fee", "place"} & {
        name if isinstance(name, str) else name.in_("en") for name in unverified(known, USUAL).to_confirm
    }


def test_what_does_not_apply_is_not_to_be_confirmed(folder):
    """A fact that does not apply is no gap, needs no source, and meets neither yes nor no."""
    change(folder, "trades/222B.yml", "red_seal: {value: unknown, source: manual}", "red_seal: not-applicable")
    assert problems(folder) == []
    path = resolve(content_of(folder), "222B", AS_OF)
    assert path.trade.fact("red_seal").value == "not-applicable"
    assert "stamp" not in [
        name if isinstance(name, str) else name.in_("en") for name in unverified(path, USUAL).to_confirm
    ]


def test_a_value_alone_rests_on_the_sources_of_its_file(folder):
    """`exam: yes` is `exam: {value: yes}` with the sources at the head of the file; a mapping still needs its own."""
    change(folder, "trades/111A.yml", "exam: {value: yes, source: manual}", "exam: yes")
    assert problems(folder) == []
    change(folder, "trades/111A.yml", "exam: yes", "exam: {value: yes}")
    assert [problem.split(" ")[1] for problem in problems(folder)] == ["source-missing"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "stages/apply.yml",
            "    advice: yes\n",
            "    advice: yes\n    when: {exan: yes}\n",
            "data/stages/apply.yml:16:12 unknown-key tasks/2/when/exan: The key “exan” is not known here. Did you mean “exam”?",
        ),
        (
            "stages/apply.yml",
            "    advice: yes\n",
            "    advice: yes\n    when: {exam: [no, perhaps]}\n",
            "data/stages/apply.yml:16:23 wrong-choice tasks/2/when/exam: “perhaps” is not a possible choice.",
        ),
        (
            "stages/apply.yml",
            "    advice: yes\n",
            "    advice: yes\n    when: {hours: 10}\n",
            "data/stages/apply.yml:16:12 unknown-key tasks/2/when/hours: The key “hours” is not known here.",
        ),
        (
            "trades/111A.yml",
            "exam: {",
            "exmam: {",
            "data/trades/111A.yml:5:1 unknown-key exmam: The key “exmam” is not known here. Did you mean “exam”?",
        ),
        (
            "facts.yml",
            "place:\n  type: text\n",
            "links:\n  type: text\n",
            "data/facts.yml:38:1 fact-id-taken links: “links” is already a key of the files that say the facts.",
        ),
        (
            "facts.yml",
            "place:\n  type: text\n",
            "place:\n  type: words\n",
            "data/facts.yml:39:9 wrong-choice place/type: “words” is not a possible choice.",
        ),
        (
            "facts.yml",
            "place:\n",
            "Place:\n",
            "data/facts.yml:38:1 fact-id-form Place: “Place” cannot be the name of a fact. Did you mean “place”?",
        ),
    ],
    ids=["key-misspelt", "value-misspelt", "number-asked", "said-misspelt", "name-taken", "no-such-type", "no-name"],
)
def test_what_is_not_declared(folder, file, old, new, told):
    """A fact, a value or a type that is not declared is told at its place, with what was most likely meant."""
    change(folder, file, old, new)
    found = problems(folder)
    assert len(found) == 1 and found[0].startswith(told), found


def without_forks(folder):
    """The content once no fork depends on a fact."""
    pathway = (folder / "pathways/lantern.yml").read_text("utf-8")
    start, end = pathway.index("  - either: ending"), pathway.index("  - stage: finish")
    pathway = pathway[:start] + "  - stage: exam\n" + pathway[end:]
    start, end = pathway.index("kinds:"), pathway.index("ways_in:")
    write(folder, "pathways/lantern.yml", pathway[:start] + pathway[end:])
    return content_of(folder)


def test_a_guide_without_declared_facts(tmp_path):
    """A guide need not declare any: its variants say none, and nothing of them is to be confirmed but their names."""
    folder = small_data(tmp_path)
    (folder / "facts.yml").unlink()
    for name in ("111A", "222B"):
        text = (folder / f"trades/{name}.yml").read_text("utf-8")
        kept = [line for line in text.split("\n") if not line.startswith(("sector", "exam", "compulsory", "red_seal"))]
        kept = [
            line for line in kept if not line.startswith(("registration", "hours", "  total", "  on_the", "  in_cl"))
        ]
        write(folder, f"trades/{name}.yml", "\n".join(kept))
    content = without_forks(folder)
    assert names(content.facts, "trade") == ("trade", "trade_in_sentence", "this_trade", "code")
    assert json.loads(path_json(resolve(content, "111A", AS_OF), USUAL))["facts"] == {}
