"""Report: problems in words, whole and in good French and English."""

from __future__ import annotations

import json
import re

import pytest

from jalons.messages.report import MESSAGES, as_json, as_text, language_of, line, messages, sentences
from jalons.problems.location import Location
from jalons.problems.problem import Problem
from jalons.reading.files import MOST_PROBLEMS, read, tree_of
from jalons.writing.filling import MARK, marks
from support.bad_yaml import CASES, problems_of

NO_BREAK = "\u00a0"

SAID = [
    (
        "empty",
        "fr",
        "stages/apply.yml:1:1 file-empty: Ce fichier ne contient aucune donnée. Écrivez-y ses clés, ou supprimez le fichier.",
    ),
    (
        "too-large",
        "fr",
        "stages/apply.yml file-too-large: Ce fichier dépasse 1024 Kio. Vérifiez que c'est le bon fichier; un fichier de données ne contient que du texte court.",
    ),
    (
        "utf-16-little-endian",
        "fr",
        "stages/apply.yml:1:1 utf-16: Ce fichier est enregistré en UTF-16 (« Unicode »). Enregistrez-le de nouveau en UTF-8 : dans le Bloc-notes, Fichier, Enregistrer sous, Encodage : UTF-8.",
    ),
    (
        "latin-1-accent",
        "fr",
        "stages/apply.yml:2:19 not-utf8: Ce fichier n'est pas en UTF-8 : l'octet E9 n'y a pas de sens (en Windows-1252, ce serait « é »). Enregistrez-le de nouveau en UTF-8 : dans le Bloc-notes, Fichier, Enregistrer sous, Encodage : UTF-8; puis relisez les accents.",
    ),
    (
        "latin-1-accent",
        "en",
        "stages/apply.yml:2:19 not-utf8: This file is not in UTF-8: byte E9 makes no sense in it (in Windows-1252 it would be “é”). Save it again as UTF-8: in Notepad, File, Save as, Encoding: UTF-8; then check the accents.",
    ),
    (
        "cr-only-line-ends",
        "fr",
        "stages/apply.yml:1:7 line-ends: Une fin de ligne de ce fichier est d'un ancien type (CR seul). Dans l'éditeur, choisissez les fins de ligne LF ou CRLF, puis enregistrez de nouveau.",
    ),
    (
        "root-is-a-list",
        "fr",
        "stages/apply.yml:1:1 root-not-mapping: Ce fichier doit être fait de clés (« clé: valeur »), et c'est une liste. Commencez chaque ligne du premier niveau par une clé et un deux-points, et mettez une espace après.",
    ),
    (
        "nul",
        "fr",
        "stages/apply.yml:3:9 control-character: Il y a ici un caractère de commande invisible (U+0000). Effacez-le; au besoin, effacez et retapez tout le mot.",
    ),
    (
        "byte-order-mark-in-the-middle",
        "en",
        "stages/apply.yml:4:1 invisible-character: There is an invisible character here (U+FEFF), often pasted from a Web page or from Word. Delete and retype the word and what touches it.",
    ),
    (
        "private-use",
        "fr",
        "stages/apply.yml:3:13 unknown-character: Il y a ici un caractère que les lecteurs ne verront pas (U+F0B7), propre à une police. Remplacez-le par un caractère ordinaire.",
    ),
    (
        "tab-indent",
        "fr",
        "stages/apply.yml:2:1 tab: Il y a ici une tabulation. Remplacez-la par des espaces : deux par niveau au début d'une ligne, une seule ailleurs.",
    ),
    (
        "tab-indent",
        "en",
        "stages/apply.yml:2:1 tab: There is a tab here. Replace it with spaces: two for each level at the start of a line, a single one elsewhere.",
    ),
    (
        "no-break-space-indent",
        "fr",
        "stages/apply.yml:2:1 indent-space: Le retrait de cette ligne contient une espace spéciale (U+00A0), par exemple insécable. Effacez le début de la ligne et refaites le retrait avec la barre d'espacement.",
    ),
    (
        "no-break-space-before-colon",
        "en",
        "stages/apply.yml:7:4 hard-space: There is a special space (U+00A0) here, such as a no-break space, where an ordinary one is needed. Delete it and retype it with the space bar; no space before the colon of a key.",
    ),
    (
        "two-documents",
        "fr",
        "stages/apply.yml:8:1 several-documents: Un second document commence ici. Enlevez la ligne « --- » ou « ... » : un fichier contient un seul document.",
    ),
    (
        "yaml-directive",
        "fr",
        "stages/apply.yml:1:1 directive: Une ligne au début de ce fichier commence par « % ». Enlevez cette ligne.",
    ),
    (
        "exclamation-tag",
        "fr",
        'stages/apply.yml:3:7 tag: Ce qui commence ici par « ! » serait lu comme une instruction. Enlevez-le, ou mettez tout le texte entre guillemets droits : "…".',
    ),
    (
        "anchor",
        "en",
        'stages/apply.yml:3:7 anchor: “&apply” would be read as a marker (anchor), which is not allowed. Remove it, or put the whole text in straight quotes: "…".',
    ),
    (
        "alias",
        "fr",
        'stages/apply.yml:3:7 alias: « *apply » serait lu comme un renvoi (alias), ce qui n\'est pas permis. Écrivez la valeur au complet, ou mettez tout le texte entre guillemets droits : "…".',
    ),
    (
        "emphasis-with-stars",
        "fr",
        'stages/apply.yml:3:7 reserved-start: Un texte ne peut pas commencer ici par « * ». Mettez tout le texte entre guillemets droits : "…".',
    ),
    (
        "merge-key",
        "fr",
        "stages/apply.yml:8:1 merge-key: La clé « << » (fusion) n'est pas permise. Écrivez au complet les clés voulues.",
    ),
    (
        "list-as-key",
        "en",
        'stages/apply.yml:8:1 complex-key: A key must be a plain word; here it is a list, a group or “?”. Write a single word followed by a colon. Text that begins with “[”, “{” or “?” goes in straight quotes: "…".',
    ),
    (
        "colon-without-key",
        "fr",
        'stages/apply.yml:8:1 empty-key: Il n\'y a pas de clé devant ce deux-points. Écrivez la clé, ou mettez le texte entre guillemets droits : "…".',
    ),
    (
        "duplicate-key",
        "fr",
        "stages/apply.yml:9:1 duplicate-key: La clé « who » est déjà écrite à la ligne 7. Gardez une seule des deux.",
    ),
    (
        "duplicate-key",
        "en",
        "stages/apply.yml:9:1 duplicate-key: The key “who” is already written on line 7. Keep only one of the two.",
    ),
    (
        "empty-value",
        "fr",
        "stages/apply.yml:7:5 empty-value: Rien n'est écrit ici. Écrivez la valeur, ou enlevez toute la ligne si elle est facultative.",
    ),
    (
        "empty-value",
        "en",
        "stages/apply.yml:7:5 empty-value: Nothing is written here. Write the value, or remove the whole line if it is optional.",
    ),
    (
        "text-begins-with-brackets",
        "en",
        'stages/apply.yml:3:18 text-after-bracket: There is text here after a closing bracket or brace. If all of this is text, put it in straight quotes: "…".',
    ),
    (
        "number-sign-loses-text",
        "fr",
        'stages/apply.yml:3:20 lost-text: Ce qui suit « # » sur cette ligne serait perdu : c\'est lu comme un commentaire. Mettez le commentaire sur sa propre ligne, ou le texte entre guillemets droits : "…".',
    ),
    (
        "number-sign-loses-text",
        "en",
        'stages/apply.yml:3:20 lost-text: What follows “#” on this line would be lost: it is read as a comment. Put the comment on its own line, or the text in straight quotes: "…".',
    ),
    (
        "nested-30-deep",
        "fr",
        "stages/apply.yml:32:49 too-deep: Il y a ici plus de 24 niveaux les uns dans les autres. Vérifiez le retrait et les crochets de ce qui précède.",
    ),
    (
        "quote-closed-by-the-next",
        "fr",
        "stages/apply.yml:2:7 unclosed-quote: Le guillemet ouvert ici n'est pas fermé à la fin du texte. Ajoutez le même guillemet droit à la fin du texte. Si le texte continue sur d'autres lignes, mettez celles-ci en retrait.",
    ),
    (
        "apostrophe-in-apostrophes",
        "en",
        'stages/apply.yml:2:19 text-after-quote: There is text here after the closing quote. Put the whole text in straight double quotes, "…"; write “…” inside it. An apostrophe closes text that an apostrophe opened.',
    ),
    (
        "bracket-not-closed",
        "fr",
        "stages/apply.yml:7:6 unclosed-bracket: Ce qui s'ouvre ici par « [ » n'est pas fermé, ou une virgule y manque. Fermez-le, séparez ses éléments par des virgules; si c'est un texte, mettez-le entre guillemets droits : \"…\".",
    ),
    (
        "colon-in-text",
        "fr",
        'stages/apply.yml:2:17 colon-in-text: Ce deux-points suivi d\'une espace couperait le texte en deux. Mettez tout le texte entre guillemets droits : "…".',
    ),
    (
        "no-space-after-colon",
        "fr",
        "stages/apply.yml:2:3 colon-missing: Cette ligne n'est pas une clé : il y manque un deux-points suivi d'une espace. Écrivez « clé: valeur », avec une espace après le deux-points. Si la ligne continue le texte de la précédente, mettez-la en retrait.",
    ),
    (
        "indent-too-deep",
        "en",
        "stages/apply.yml:3:4 bad-indentation: This line does not fit the lines before it: its indent, or the dash before it. Align it with the keys or dashes of the same level, using spaces, and check the line before.",
    ),
    (
        "windows-path-in-quotes",
        "fr",
        "stages/apply.yml:3:10 backslash: Entre guillemets doubles, la barre oblique inverse change le sens de ce qui la suit. Enlevez-la, ou doublez-la; tapez directement le caractère voulu.",
    ),
    (
        "who-missing",
        "fr",
        "stages/apply.yml:1:1 missing-key who: La clé « who » manque. Ajoutez une ligne « who: … » à ce niveau.",
    ),
    (
        "french-missing",
        "fr",
        "stages/apply.yml:1:1 missing-language title/fr: La langue « fr » manque. Ajoutez une ligne « fr: … » : tout texte s'écrit dans chaque langue du guide (fr et en).",
    ),
    (
        "french-missing",
        "en",
        "stages/apply.yml:1:1 missing-language title/fr: The language “fr” is missing. Add a line “fr: …”: every text is written in each language of the guide (fr and en).",
    ),
    (
        "english-empty",
        "en",
        "stages/apply.yml:3:7 text-empty title/en: This text is empty. Write it, or remove the whole line if it is optional.",
    ),
    (
        "language-in-capitals",
        "fr",
        "stages/apply.yml:2:3 unknown-key title/FR: La clé « FR » n'est pas connue ici. Vouliez-vous dire « fr »? Clés possibles : fr et en.",
    ),
    (
        "language-in-capitals",
        "en",
        "stages/apply.yml:2:3 unknown-key title/FR: The key “FR” is not known here. Did you mean “fr”? Possible keys: fr and en.",
    ),
    (
        "text-in-one-language",
        "fr",
        "stages/apply.yml:4:10 mapping-expected summary: Il faut un groupe de clés ici, et c'est un texte. Écrivez une clé par ligne, en retrait : fr et en.",
    ),
    (
        "text-in-one-language",
        "en",
        "stages/apply.yml:4:10 mapping-expected summary: A group of keys is needed here, and this is text. Write one key a line, indented: fr and en.",
    ),
    (
        "mapping-for-text",
        "fr",
        "stages/apply.yml:3:7 text-expected title/en: Il faut un texte ici, et c'est un groupe de clés. Écrivez le texte sur la ligne de la clé; s'il commence par « [ » ou « { », mettez-le entre guillemets droits : \"…\".",
    ),
    (
        "text-for-list",
        "en",
        "stages/apply.yml:9:9 list-expected events: A list is needed here, and this is text. Start each entry with a dash and a space (“- ”), on its own line.",
    ),
    (
        "nobody-acts",
        "fr",
        "stages/apply.yml:7:6 too-few who: Éléments écrits ici : 0; il en faut au moins 1. Ajoutez-en, ou enlevez la clé si elle est facultative.",
    ),
    (
        "item-id-in-capitals",
        "fr",
        "stages/apply.yml:10:9 identifier-form tasks/1/id: « Form_1 » ne peut pas être un identifiant. Vouliez-vous dire « form-1 »? N'utilisez que des minuscules sans accent, des chiffres et des traits d'union simples entre eux, 60 caractères au plus; par exemple premiers-secours.",
    ),
    (
        "answer-true",
        "fr",
        "trades/620D.yml:6:15 wrong-choice exam/value: « true » n'est pas un choix possible. Vouliez-vous dire « yes »? Choix possibles : yes, no, unknown ou not-applicable.",
    ),
    (
        "answer-true",
        "en",
        "trades/620D.yml:6:15 wrong-choice exam/value: “true” is not a possible choice. Did you mean “yes”? Possible choices: yes, no, unknown or not-applicable.",
    ),
    (
        "hours-as-a-time",
        "fr",
        "trades/620D.yml:12:14 figure-form hours/total/1/value: « 12:30 » n'est pas un nombre entier. N'écrivez que des chiffres, sans zéro au début, sans espace, virgule ni point; par exemple 3720.",
    ),
    (
        "hours-as-a-time",
        "en",
        "trades/620D.yml:12:14 figure-form hours/total/1/value: “12:30” is not a whole number. Write digits only, no zero in front, no space, comma or point; for example 3720.",
    ),
    (
        "day-that-is-none",
        "fr",
        "trades/620D.yml:15:10 day-unreal checked: Le jour « 2024-13-45 » n'existe pas. Corrigez le mois ou le jour; l'ordre est année-mois-jour, par exemple 2025-04-01.",
    ),
    (
        "day-in-words",
        "fr",
        "trades/620D.yml:15:10 day-form checked: « 1er novembre 2025 » n'est pas une date. Écrivez l'année, le mois et le jour en chiffres, séparés par des traits d'union; par exemple 2025-04-01.",
    ),
    (
        "period-in-french",
        "en",
        "deadlines.yml:3:10 period-form tools/after: “12 mois” is not a length of time. Write a number and a unit: 7 days, 6 weeks or 12 months.",
    ),
    (
        "address-javascript",
        "fr",
        "sources.yml:6:8 address-scheme page-620d/url: L'adresse « javascript:alert(1) » ne commence pas par https:// ou http://. Copiez l'adresse complète depuis la barre d'adresse du navigateur.",
    ),
    (
        "address-javascript",
        "en",
        "sources.yml:6:8 address-scheme page-620d/url: The address “javascript:alert(1)” does not begin with https:// or http://. Copy the whole address from the address bar of the browser.",
    ),
    (
        "address-without-host",
        "en",
        "sources.yml:6:8 address-form page-620d/url: “https://” is not a complete and safe Web address. Copy it again from the address bar of the browser: a site name with a dot, no space, quote or user name.",
    ),
    (
        "site-address-without-slash",
        "fr",
        "site.yml:3:10 address-slash address: L'adresse du site « https://example.org/jalons » n'a pas la bonne forme. Faites-la finir par une seule /, sans « ? », « # », « % », « // » ni « .. ».",
    ),
    (
        "code-shape-in-words",
        "en",
        "site.yml:5:69 code-shape-form variants/codes: “62OD” is not the form of a code. Write 9 for a digit and A for a capital; for example 999A.",
    ),
    (
        "main-by-its-name",
        "fr",
        "site.yml:4:7 variant-id-form main: « Pattern Maker » ne peut pas être le nom d'un fichier de ce guide. Vouliez-vous dire « pattern-maker »? Écrivez le nom du fichier sans .yml; par exemple car ou premiers-secours.",
    ),
    (
        "figure-alone-is-text",
        "fr",
        "trades/620D.yml:14:13 mapping-expected hours/in_class: Il faut un groupe de clés ici, et c'est un texte. Écrivez une clé par ligne, en retrait : value.",
    ),
    (
        "step-of-no-kind",
        "fr",
        "pathways/with-exam.yml:9:5 step-kind path/1: Cette étape n'est ni stage, ni together, ni either, ni choose. Vouliez-vous dire « stage »? Écrivez « - stage: nom-du-fichier » pour une étape, « - together: … », « - either: … » ou « - choose: … » pour un embranchement.",
    ),
]

OTHERS = [
    (
        Problem("file-missing", Location("a.yml")),
        "a.yml file-missing: Ce fichier n'existe pas. Créez-le, ou vérifiez l'orthographe de son nom.",
    ),
    (
        Problem("file-is-folder", Location("a.yml")),
        (
            "a.yml file-is-folder: C'est un dossier, pas un fichier. "
            "Renommez ce dossier ou déplacez-le ailleurs, et mettez un fichier à sa place."
        ),
    ),
    (
        Problem("file-is-link", Location("a.yml")),
        "a.yml file-is-link: C'est un raccourci (lien symbolique) vers un autre fichier. Remplacez-le par le fichier lui-même.",
    ),
    (
        Problem("file-unreadable", Location("a.yml")),
        (
            "a.yml file-unreadable: Ce fichier ne peut pas être ouvert. "
            "Fermez-le dans les autres logiciels et vérifiez que vous avez le droit de le lire."
        ),
    ),
    (
        Problem("yaml-syntax", Location("a.yml", 2, 3)),
        (
            "a.yml:2:3 yaml-syntax: Cette partie du fichier ne peut pas être lue. "
            "Comparez-la avec un fichier voisin : retraits, deux-points, guillemets, crochets."
        ),
    ),
    (
        Problem("more-problems", Location("a.yml", 9, 1), facts={"count": 7}),
        (
            "a.yml:9:1 more-problems: Ce fichier a encore d'autres problèmes : 7. "
            "Corrigez d'abord ceux qui précèdent, puis vérifiez de nouveau."
        ),
    ),
    (
        Problem("unfit", Location("a.yml", 9, 1), "title"),
        "a.yml:9:1 unfit title: Cette valeur ne convient pas ici. Comparez avec un fichier voisin.",
    ),
]


def plain(text: str) -> str:
    """No-break spaces as spaces, so that the texts above can be read and typed."""
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(("case", "language", "said"), SAID, ids=lambda value: value if " " not in value else "")
def test_what_is_said(case, language, said):
    """The whole line an editor reads about a bad file is this one."""
    bad = next(each for each in CASES if each.id == case)
    assert said in [plain(line(problem, language)) for problem in problems_of(bad.file, bad.content)]


@pytest.mark.parametrize(("problem", "said"), OTHERS, ids=lambda value: getattr(value, "code", ""))
def test_what_is_said_of_the_rest(problem, said):
    """The whole line about what a table of bad files cannot hold is this one."""
    assert plain(line(problem, "fr")) == said


def test_every_code_of_reading_and_shaping_is_asserted():
    """No code of reading or shaping is without a text asserted in full."""
    found = {problem.message_id for case in CASES for problem in problems_of(case.file, case.content)}
    said = {text.split(" ")[1].rstrip(":") for _, _, text in SAID} | {problem.message_id for problem, _ in OTHERS}
    assert found <= said


def placeholders(text: str) -> set[str]:
    return {mark.partition(":")[0] for mark in marks(text)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_all_facts_are_given(case):
    """Whatever a message wants to name, the problem has brought."""
    found = problems_of(case.file, case.content)
    assert found
    for problem in found:
        message = messages()["problems"][problem.message_id]
        wanted = {name for words in message.values() for text in words.values() for name in placeholders(text)}
        assert wanted <= set(problem.facts)


@pytest.mark.parametrize("message_id", messages()["problems"])
def test_both_languages_say_the_same_facts(message_id):
    """Each message says what is wrong and what to do, in both languages, naming the same facts."""
    message = messages()["problems"][message_id]
    assert list(message) == ["fr", "en"]
    assert all(list(words) == ["what", "do"] and all(words.values()) for words in message.values())
    for part in ("what", "do"):
        assert placeholders(message["fr"][part]) == placeholders(message["en"][part])


@pytest.mark.parametrize("message_id", messages()["problems"])
def test_messages_are_well_typed(message_id):
    """Sentences end; French has its no-break spaces and guillemets, English neither; no mark is misspelt."""
    message = messages()["problems"][message_id]
    assert message["fr"] and message["en"]
    for text in (text for words in message.values() for text in words.values()):
        assert not re.search(r"\{[^{}\s]+\}", MARK.sub("", text))
    for text in sentences(Problem(message_id), "fr"):
        assert not re.search(r"« | »| [:;?!]|[“”]", text)
        assert text.endswith((".", "…"))
    for text in message["en"].values():
        assert not re.search(rf"[«»{NO_BREAK}]| [:;?!]", text)
        assert text.endswith((".", "}"))


def test_messages_file_passes_its_own_reading():
    """messages.yml is itself a file that reading accepts."""
    assert read(MESSAGES, "messages.yml")[1] == []


@pytest.mark.parametrize(
    ("known", "french", "english"),
    [
        (["a"], "a", "a"),
        (["a", "b"], "a et b", "a and b"),
        (["a", "b", "c"], "a, b et c", "a, b and c"),
        (("a", "b"), "a et b", "a and b"),
        ([], "", ""),
    ],
    ids=str,
)
def test_lists_are_joined(known, french, english):
    """A list of words is joined as the language joins it."""
    problem = Problem("unknown-key", facts={"key": "k", "near": "", "known": known})
    assert plain(sentences(problem, "fr")[1]) == f"Clés possibles : {french}."
    assert sentences(problem, "en")[1] == f"Possible keys: {english}."


def test_choices_are_joined_by_or():
    """Choices are joined by "or"."""
    problem = Problem("wrong-choice", facts={"value": "k", "near": "", "allowed": ["a", "b", "c"]})
    assert plain(sentences(problem, "fr")[1]) == "Choix possibles : a, b ou c."
    assert sentences(problem, "en")[1] == "Possible choices: a, b or c."


def test_missing_fact_does_not_fail():
    """A fact that was forgotten reads as an ellipsis; the editor still gets the rest."""
    assert plain(sentences(Problem("unknown-key"), "fr")[0]) == "La clé « … » n'est pas connue ici."
    assert sentences(Problem("unknown-key"), "en")[1] == "Possible keys: …."
    assert (
        sentences(Problem("duplicate-key", facts={"key": "a"}), "en")[0] == "The key “a” is already written on line …."
    )


def test_unknown_code_does_not_fail():
    """A code without words still gives its place and name."""
    assert (
        line(Problem("odd", Location("a.yml", 1, 2), "x"), "en") == "a.yml:1:2 odd x: Problem without an explanation."
    )


def test_braces_in_what_was_written_are_shown():
    """Braces an editor wrote are shown as they are, not filled in."""
    assert sentences(Problem("identifier-form", facts={"value": "{0.__class__}{value}"}), "en")[0] == (
        "“{0.__class__}{value}” cannot be an identifier."
    )


def test_text_of_nothing():
    """No problem is said in one line."""
    assert (as_text([], "fr"), as_text([], "en")) == ("Aucun problème.", "No problems.")


def test_text_is_in_order_and_counted():
    """Problems come in the order of their places, then their number."""
    problems = [
        Problem("tab", Location("b.yml", 2, 1)),
        Problem("tab", Location("b.yml", 1, 9)),
        Problem("tab", Location("a.yml", 10, 1)),
    ]
    said = as_text(problems, "fr").split("\n")
    assert [text.split(" ")[0] for text in said] == ["a.yml:10:1", "b.yml:1:9", "b.yml:2:1", "3"]
    assert as_text(problems[:1], "en").endswith("\n1 problem.")


def test_warnings_are_named_and_counted_apart():
    """A warning is called one, and is not counted among the problems."""
    problems = [Problem("tab", Location("a.yml", 1, 1), warning=True), Problem("tab", Location("a.yml", 2, 1), "title")]
    said = plain(as_text(problems, "fr")).split("\n")
    assert [text.split(": ")[0] for text in said[:2]] == ["a.yml:1:1 tab (avertissement)", "a.yml:2:1 tab title"]
    assert said[2] == "1 problème. 1 avertissement."
    assert as_text(problems[:1], "en").endswith("\nNo problems. 1 warning.")


def test_json():
    """Programs get every part of a problem by name, accents as they are."""
    _, problems = tree_of(b"a: x # y\n", "a.yml")
    assert json.loads(as_json(problems, "en")) == [
        {
            "file": "a.yml",
            "line": 1,
            "column": 5,
            "code": "lost-text",
            "warning": False,
            "note": False,
            "where": "",
            "what": "What follows “#” on this line would be lost: it is read as a comment.",
            "do": 'Put the comment on its own line, or the text in straight quotes: "…".',
            "language": "en",
        }
    ]
    assert "“#”" in as_json(problems, "en")
    assert json.loads(as_json([], "fr")) == []


def test_cut_list_is_said():
    """Of very many problems the last line says how many more there are."""
    _, problems = tree_of(b"\tx\n" * (MOST_PROBLEMS + 2), "a.yml")
    assert "other problems still: 2." in as_text(problems, "en").split("\n")[-2]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": "POSIX"}, "fr"),
        ({"LANG": "en_CA.UTF-8"}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "de_DE"}, "fr"),
        ({"LANG": "fr_CA", "LC_MESSAGES": "en_US"}, "en"),
        ({"LC_MESSAGES": "en_US", "LC_ALL": "fr_FR"}, "fr"),
        ({"LC_ALL": "C", "LANG": "en_CA"}, "fr"),
        ({"LC_ALL": "", "LANG": "en_CA"}, "en"),
        ({"JALONS_LANG": "en", "LC_ALL": "fr_CA"}, "en"),
        ({"JALONS_LANG": "FR", "LC_ALL": "en_CA"}, "fr"),
    ],
    ids=str,
)
def test_language_of_the_editor(environment, language):
    """The first variable that is set decides; anything but English is French."""
    assert language_of(environment) == language


@pytest.mark.parametrize(
    ("windows", "language"), [("English_Canada", "en"), ("en_CA", "en"), ("French_Canada", "fr"), (None, "fr")]
)
def test_language_on_windows(monkeypatch, windows, language):
    """On Windows, without variables, the system's language decides."""
    monkeypatch.setattr("jalons.messages.report.os.name", "nt")
    monkeypatch.setattr("jalons.messages.report.locale.getlocale", lambda: (windows, "cp1252"))
    found = language_of({})
    monkeypatch.undo()
    assert found == language
    assert language_of({"JALONS_LANG": "en"}) == "en"
