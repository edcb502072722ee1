"""Files that editors really write, each with one thing wrong: where it is and what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from jalons import records
from jalons.content import REGISTERS
from jalons.problems.problem import Problem
from jalons.reading.files import tree_of
from jalons.records.facts import saying
from jalons.records.shaping import shape, shape_mapping
from support.small_guide import real_content

CLASS_OF = {
    "stages": records.Stage,
    "trades": saying(records.Trade, real_content().facts),
    "pathways": records.Pathway,
    "site.yml": records.Site,
}

STAGE = """\
title:
  fr: Faire une demande
  en: Apply
summary:
  fr: On remplit un formulaire.
  en: You fill in a form.
who: apprentice
source: page-620d
tasks:
  - id: form
    text:
      fr: Remplir le formulaire.
      en: Fill in the form.
"""

TRADE = """\
name:
  fr: Intervenant en services de soutien à l'intégration
  en: Developmental Services Worker
pathway: with-exam
sector: service
exam: {value: yes, source: page-620d}
compulsory: {value: no, source: page-620d}
red_seal: {value: no, source: page-620d}
registration: {value: open, source: page-620d}
hours:
  total:
    - value: 3720
      source: page-620d
source: page-620d
checked: 2025-11-01
"""

PATHWAY = """\
title:
  fr: Avec examen
  en: With an exam
summary:
  fr: Le parcours.
  en: The pathway.
source: page-620d
path:
  - stage: apply
  - together: learning
    says:
      fr: Les deux à la fois.
      en: Both at once.
    branches:
      - path:
          - stage: in-class
      - path:
          - stage: on-the-job
  - stage: exam
    optional: yes
"""

SOURCES = """\
page-620d:
  title: Developmental Services Worker
  publisher:
    fr: Métiers spécialisés Ontario
    en: Skilled Trades Ontario
  url: https://www.skilledtradesontario.ca/dsw/
  language: en
  kind: official
  checked: 2025-11-01
"""

SITE = """\
name: {fr: Jalons, en: Jalons}
tagline: {fr: Un guide, en: A guide}
address: https://example.org/jalons/
main: 620D
flowchart: page-620d
disclaimer: {fr: Non officiel, en: Not official}
menu:
  - {page: money/, name: {fr: Argent, en: Money}}
footer: []
"""

DEADLINES = """\
tools:
  from: registered
  after: 12 months
  name: {fr: Outils, en: Tools}
  text: {fr: Demander l'aide., en: Ask for the grant.}
  stage: on-the-job
  source: page-620d
"""

GOOD = {
    "stages/apply.yml": STAGE,
    "trades/620D.yml": TRADE,
    "pathways/with-exam.yml": PATHWAY,
    "sources.yml": SOURCES,
    "site.yml": SITE,
    "deadlines.yml": DEADLINES,
}
"""Each kind of file as it should be."""


_WAY_IN = (
    "    optional: yes",
    "ways_in:",
    "  - id: skilled",
    "    title: {fr: Mains habiles, en: Skilled hands}",
    "    text: {fr: On montre., en: One shows.}",
    "    joins: exam",
)


@dataclass(frozen=True)
class BadYaml:
    """A file of the data folder, its bytes, and each problem it must give: (line, column, code)."""

    id: str
    file: str
    content: bytes
    expect: list[tuple[int, int, str]]


def _with(file: str, number: int, *lines: str) -> bytes:
    written = GOOD[file].split("\n")
    written[number - 1 : number] = lines
    return "\n".join(written).encode()


def _stage(id: str, number: int, lines: str | tuple[str, ...], *expect: tuple[int, int, str]) -> BadYaml:
    return _case("stages/apply.yml", id, number, lines, *expect)


def _trade(id: str, number: int, lines: str | tuple[str, ...], *expect: tuple[int, int, str]) -> BadYaml:
    return _case("trades/620D.yml", id, number, lines, *expect)


def _pathway(id: str, number: int, lines: str | tuple[str, ...], *expect: tuple[int, int, str]) -> BadYaml:
    return _case("pathways/with-exam.yml", id, number, lines, *expect)


def _source(id: str, number: int, lines: str | tuple[str, ...], *expect: tuple[int, int, str]) -> BadYaml:
    return _case("sources.yml", id, number, lines, *expect)


def _deadline(id: str, number: int, lines: str | tuple[str, ...], *expect: tuple[int, int, str]) -> BadYaml:
    return _case("deadlines.yml", id, number, lines, *expect)


def _site(id: str, number: int, lines: str | tuple[str, ...], *expect: tuple[int, int, str]) -> BadYaml:
    return _case("site.yml", id, number, lines, *expect)


def _case(file: str, id: str, number: int, lines: str | tuple[str, ...], *expect: tuple[int, int, str]) -> BadYaml:
    return BadYaml(id, file, _with(file, number, *((lines,) if isinstance(lines, str) else lines)), list(expect))


def _whole(id: str, content: bytes, *expect: tuple[int, int, str], file: str = "stages/apply.yml") -> BadYaml:
    return BadYaml(id, file, content, list(expect))


_BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"

CASES: list[BadYaml] = [
    # The file as a whole
    _whole("empty", b"", (1, 1, "file-empty")),
    _whole("only-comments", b"# rien\n\n  # du tout\n", (1, 1, "file-empty")),
    _whole("only-a-document-mark", b"---\n", (1, 1, "file-empty")),
    _whole("too-large", b"# " + b"x" * 1024 * 1024, (0, 0, "file-too-large")),
    _whole("utf-16-little-endian", STAGE.encode("utf-16"), (1, 1, "utf-16")),
    _whole("utf-16-big-endian-no-mark", STAGE.encode("utf-16-be"), (1, 1, "utf-16")),
    _whole("utf-32", STAGE.encode("utf-32"), (1, 1, "utf-16")),
    _whole("latin-1-accent", STAGE.replace("demande", "pr\u00e9sentation").encode("latin-1"), (2, 19, "not-utf8")),
    _whole("windows-1252-apostrophe", STAGE.replace("le form", "l\u2019form").encode("cp1252"), (12, 20, "not-utf8")),
    _whole("cut-in-a-letter", STAGE.encode() + b"# \xc3", (14, 3, "not-utf8")),
    _whole("not-utf8-after-mark", b"\xef\xbb\xbf\xff", (1, 1, "not-utf8")),
    _whole("binary", b"\x89PNG\r\n\x1a\n\x00\x00", (1, 1, "not-utf8")),
    _whole("cr-only-line-ends", STAGE.replace("\n", "\r").encode(), (1, 7, "line-ends")),
    _whole("root-is-a-list", b"- title: x\n- summary: y\n", (1, 1, "root-not-mapping")),
    _whole("root-is-text", b"Bonjour\n", (1, 1, "root-not-mapping")),
    _whole("register-root-is-a-list", b"- page: x\n", (1, 1, "root-not-mapping"), file="sources.yml"),
    # Characters
    _stage("nul", 3, "  en: Ap\0ply", (3, 9, "control-character")),
    _stage("bell", 3, "  en: Apply\a", (3, 12, "control-character")),
    _stage("next-line", 3, "  en: App\u0085ly", (3, 10, "control-character")),
    _stage("byte-order-mark-in-the-middle", 4, "\ufeffsummary:", (4, 1, "invisible-character")),
    _stage("zero-width-space-in-key", 2, "  fr\u200b: Faire une demande", (2, 5, "invisible-character")),
    _stage("soft-hyphen", 2, "  fr: Faire une de\u00admande", (2, 19, "invisible-character")),
    _stage("right-to-left-override", 3, "  en: Ap\u202eply", (3, 9, "invisible-character")),
    _stage("line-separator", 3, "  en: Apply\u2028now", (3, 12, "invisible-character")),
    _stage(
        "word-joiner-and-isolate",
        3,
        "  en: A\u2060pp\u2066ly",
        (3, 8, "invisible-character"),
        (3, 11, "invisible-character"),
    ),
    _stage("hangul-filler", 3, "  en: \u3164", (3, 7, "invisible-character")),
    _stage("private-use", 3, "  en: Apply \uf0b7", (3, 13, "unknown-character")),
    _stage("noncharacter", 3, "  en: Apply \uffff", (3, 13, "unknown-character")),
    _stage("tab-indent", 2, "\tfr: Faire une demande", (2, 1, "tab")),
    _stage("tab-after-colon", 3, "  en:\tApply", (3, 6, "tab")),
    _stage("tab-in-quotes", 3, '  en: "Ap\tply\t"', (3, 10, "tab")),
    _stage("tabs-on-two-lines", 2, ("\tfr: x", "\ten: y"), (2, 1, "tab"), (3, 1, "tab")),
    _stage("no-break-space-indent", 2, "\u00a0 fr: Faire une demande", (2, 1, "indent-space")),
    _stage("ideographic-space-indent", 10, "  \u3000- id: form", (10, 3, "indent-space")),
    _stage("no-break-space-before-colon", 7, "who\u00a0: apprentice", (7, 4, "hard-space")),
    _stage("no-break-space-after-colon", 3, "  en:\u00a0Apply", (3, 6, "hard-space")),
    _stage("no-break-space-after-last-key", 13, "      en:\u00a0Fill in", (13, 10, "hard-space")),
    _stage("no-break-space-after-dash", 7, ("who:", "  -\u00a0apprentice"), (8, 4, "hard-space")),
    # How YAML is written
    _stage("two-documents", 7, ("who: apprentice", "---"), (8, 1, "several-documents")),
    _stage("text-after-the-end", 7, ("who: apprentice", "...", "x: y"), (9, 1, "several-documents")),
    _whole("yaml-directive", b"%YAML 1.1\n---\n" + STAGE.encode(), (1, 1, "directive")),
    _whole("unknown-directive", b"%JALONS\n---\n" + STAGE.encode(), (1, 1, "directive")),
    _whole("future-yaml", b"%YAML 9.1\n---\n" + STAGE.encode(), (1, 1, "directive")),
    _stage("exclamation-tag", 3, "  en: !important Apply", (3, 7, "tag")),
    _stage("str-tag", 3, "  en: !!str Apply", (3, 7, "tag")),
    _stage("python-tag", 3, "  en: !!python/object/apply:os.system ['x']", (3, 7, "tag")),
    _stage("undefined-tag-handle", 3, "  en: !a!b Apply", (3, 7, "tag")),
    _stage("anchor", 3, "  en: &apply Apply", (3, 7, "anchor")),
    _stage("alias", 3, "  en: *apply", (3, 7, "alias")),
    _stage(
        "alias-bomb",
        1,
        (*_BOMB.decode().split("\n")[:2], "title:"),
        (1, 4, "anchor"),
        (2, 4, "anchor"),
        (2, 8, "alias"),
        (2, 12, "alias"),
    ),
    _stage("emphasis-with-stars", 3, "  en: *Apply* now", (3, 7, "reserved-start")),
    _stage("merge-key", 8, ("<<: {source: page-620d}", "source: page-620d"), (8, 1, "merge-key")),
    _stage("list-as-key", 8, "[a, b]: c", (8, 1, "complex-key")),
    _stage("placeholder-as-key", 8, "{source}: c", (8, 1, "complex-key")),
    _stage("question-mark-key", 8, ("? source", ": page-620d"), (8, 3, "complex-key")),
    _stage("colon-without-key", 8, ": page-620d", (8, 1, "empty-key")),
    _stage("quoted-empty-key", 8, '"": page-620d', (8, 1, "empty-key")),
    _stage("duplicate-key", 8, ("source: page-620d", "who: sponsor"), (9, 1, "duplicate-key")),
    _stage("duplicate-key-quoted", 3, ("  en: Apply", '  "fr": Demander'), (4, 3, "duplicate-key")),
    _stage("duplicate-key-composed-and-not", 8, ("\u00e9t\u00e9: a", "e\u0301te\u0301: b"), (9, 1, "duplicate-key")),
    _stage("empty-value", 7, "who:", (7, 5, "empty-value")),
    _stage("empty-entry", 7, ("who:", "  - apprentice", "  -"), (9, 4, "empty-value")),
    _stage("null-value", 7, "who: null", (7, 6, "empty-value")),
    _stage("tilde-value", 7, "who: ~", (7, 6, "empty-value")),
    _stage("empty-in-flow", 7, "who: {fr: , en: x}", (7, 10, "empty-value")),
    _stage("text-begins-with-placeholder", 3, "  en: {in_class_hours} hours", (3, 7, "reserved-start")),
    _stage("text-is-a-placeholder", 3, "  en: {in_class_hours}", (3, 7, "reserved-start")),
    _stage("text-begins-with-brackets", 3, "  en: [Optional] apply", (3, 18, "text-after-bracket")),
    _stage("number-sign-loses-text", 3, "  en: Apply to room #4 and # wait", (3, 20, "lost-text")),
    _stage("comment-after-value", 7, "who: apprentice # ou son employeur", (7, 16, "lost-text")),
    _stage("comment-for-a-value", 7, "who: # apprentice", (7, 5, "lost-text")),
    _stage("comment-then-more-text", 2, ("  fr: Faire # une", "    demande"), (2, 12, "lost-text")),
    _stage(
        "nested-30-deep",
        8,
        ("x:", *("  " * n + f"a{n}:" for n in range(1, 30)), "  " * 30 + "b: c"),
        (32, 49, "too-deep"),
    ),
    _stage("nested-500-deep-in-brackets", 8, "x: " + "[" * 500 + "]" * 500, (8, 27, "too-deep")),
    _stage("nested-500-deep-in-braces", 8, "x: " + "{a: " * 500 + "b" + "}" * 500, (8, 96, "too-deep")),
    _stage(
        "quote-closed-by-the-next", 2, ('  fr: "Faire une demande', '  en: "Apply"', "  x: y"), (2, 7, "unclosed-quote")
    ),
    _stage("quote-never-closed", 13, '      en: "Fill in the form.', (13, 11, "unclosed-quote")),
    _stage("quote-swallows-keys", 7, ('who: "apprentice', 'source: page-620d"'), (7, 6, "unclosed-quote")),
    _stage("apostrophe-in-apostrophes", 2, "  fr: 'Parler à l'employeur'", (2, 19, "text-after-quote")),
    _stage("text-after-quotes", 3, '  en: "Apply" now', (3, 15, "text-after-quote")),
    _stage("bracket-not-closed", 7, "who: [apprentice, sponsor", (7, 6, "unclosed-bracket")),
    _trade("brace-not-closed", 6, "exam: {value: yes, source: page-620d", (6, 7, "unclosed-bracket")),
    _stage("brace-not-closed-at-the-end", 13, "      en: {a: b,", (13, 11, "unclosed-bracket")),
    _stage("comma-missing", 7, 'who: ["apprentice" "sponsor"]', (7, 6, "unclosed-bracket")),
    _stage("colon-in-text", 2, "  fr: Attention : faire une demande", (2, 17, "colon-in-text")),
    _stage("no-space-after-colon", 2, "  fr:Faire une demande", (2, 3, "colon-missing")),
    _stage("no-space-after-last-colon", 3, "  en:Apply", (3, 3, "colon-missing")),
    _stage("no-colon", 7, "who", (7, 1, "colon-missing")),
    _stage("text-goes-on-without-indent", 3, ("  en: Apply", "today or tomorrow"), (4, 1, "colon-missing")),
    _stage("indent-too-deep", 3, "   en: Apply", (3, 4, "bad-indentation")),
    _stage("indent-between-levels", 3, " en: Apply", (3, 2, "bad-indentation")),
    _stage("dash-less-indented", 7, ("who:", "  - apprentice", " - sponsor"), (9, 2, "bad-indentation")),
    _stage("key-among-entries", 7, ("who:", "  - apprentice", "  role: sponsor"), (9, 3, "bad-indentation")),
    _stage("text-begins-with-at", 3, "  en: @apply", (3, 7, "reserved-start")),
    _stage("text-begins-with-backtick", 3, "  en: `apply`", (3, 7, "reserved-start")),
    _stage("text-begins-with-percent", 3, "  en: % of hours", (3, 7, "reserved-start")),
    _stage("text-begins-with-dash", 3, "  en: - apply", (3, 7, "reserved-start")),
    _stage("text-begins-with-greater-than", 3, "  en: >18 years", (3, 7, "reserved-start")),
    _stage("text-begins-with-ampersand", 3, "  en: & more", (3, 7, "reserved-start")),
    _stage("windows-path-in-quotes", 3, r'  en: "C:\dossier\new"', (3, 10, "backslash")),
    _stage("hidden-character-as-escape", 3, r'  en: "App\u202ely"', (3, 11, "backslash")),
    _stage("line-break-as-escape", 3, r'  en: "a\\b \"c\" d\ne"', (3, 20, "backslash")),
    # What a file must hold
    _stage("first-key-deleted", 1, (), (3, 1, "bad-indentation")),
    _stage("second-key-deleted", 4, (), (4, 3, "duplicate-key"), (5, 3, "duplicate-key")),
    _stage("who-missing", 7, (), (1, 1, "missing-key")),
    _stage("french-missing", 2, (), (1, 1, "missing-language")),
    _stage("english-missing-in-entry", 13, (), (11, 5, "missing-language")),
    _stage("english-empty", 3, '  en: ""', (3, 7, "text-empty")),
    _stage("english-only-spaces", 3, '  en: "  "', (3, 7, "text-empty")),
    _stage("language-in-capitals", 2, "  FR: Faire une demande", (1, 1, "missing-language"), (2, 3, "unknown-key")),
    _stage("key-misspelt", 7, "whoo: apprentice", (1, 1, "missing-key"), (7, 1, "unknown-key")),
    _stage("key-with-hyphen", 8, ("source: page-620d", "valid-from: 2025-01-01"), (9, 1, "unknown-key")),
    _stage("key-in-french", 8, ("source: page-620d", "responsable: x"), (9, 1, "unknown-key")),
    _pathway("key-misspelt-in-step", 20, "    optionnal: yes", (20, 5, "unknown-key")),
    _stage(
        "text-in-one-language",
        4,
        ("summary: On remplit un formulaire.", "x:"),
        (4, 10, "mapping-expected"),
        (5, 1, "unknown-key"),
    ),
    _stage("list-for-mapping", 1, ("title: [Faire, Apply]", "x:"), (1, 8, "mapping-expected"), (2, 1, "unknown-key")),
    _stage("mapping-for-text", 3, "  en: {in_class: hours}", (3, 7, "text-expected")),
    _stage("list-for-text", 3, "  en: [Apply]", (3, 7, "text-expected")),
    _stage("text-for-list", 9, ("events: Remplir", "tasks:"), (9, 9, "list-expected")),
    _stage("mapping-for-list", 8, "source: {page: x}", (8, 9, "list-expected")),
    _stage("entry-is-text", 9, ("notes:", "  - Une remarque", "tasks:"), (10, 5, "mapping-expected")),
    _stage("nobody-acts", 7, "who: []", (7, 6, "too-few")),
    _pathway("fork-with-one-branch", 17, (), (15, 7, "too-few")),
    _stage("item-id-in-capitals", 10, "  - id: Form_1", (10, 9, "identifier-form")),
    _stage("item-id-with-accent", 10, "  - id: préparer", (10, 9, "identifier-form")),
    _source("source-id-with-space", 1, "page 620d:", (1, 1, "identifier-form")),
    _source("source-is-text", 9, ("  checked: 2025-11-01", "autre: https://example.org/"), (10, 8, "mapping-expected")),
    _trade("answer-true", 6, "exam: {value: true, source: page-620d}", (6, 15, "wrong-choice")),
    _trade("answer-oui", 6, "exam: {value: Oui, source: page-620d}", (6, 15, "wrong-choice")),
    _trade("answer-alone-misspelt", 6, "exam: yess", (6, 7, "wrong-choice")),
    _trade("sector-misspelt", 5, "sector: servise", (5, 9, "wrong-choice")),
    _trade("sector-number", 5, "sector: 010", (5, 9, "wrong-choice")),
    _trade("hours-as-a-time", 12, "    - value: 12:30", (12, 14, "figure-form")),
    _trade("hours-with-leading-zero", 12, "    - value: 010", (12, 14, "figure-form")),
    _trade("hours-with-point", 12, "    - value: 1.10", (12, 14, "figure-form")),
    _trade("hours-no", 12, "    - value: no", (12, 14, "figure-form")),
    _trade("hours-with-space", 12, "    - value: 3 720", (12, 14, "figure-form")),
    _trade("hours-with-no-break-space", 12, "    - value: 3\u00a0720", (12, 14, "figure-form")),
    _trade("hours-with-comma", 12, "    - value: 3,720", (12, 14, "figure-form")),
    _trade("hours-zero", 12, "    - value: 0", (12, 14, "figure-form")),
    _trade("hours-negative", 12, "    - value: -5", (12, 14, "figure-form")),
    _trade("hours-with-unit", 12, "    - value: 3720 h", (12, 14, "figure-form")),
    _trade("hours-in-other-digits", 12, "    - value: ٣٧٢٠", (12, 14, "figure-form")),
    _trade("hours-huge", 12, "    - value: 1" + "0" * 400, (12, 14, "figure-form")),
    _trade("hours-a-list", 12, "    - value: [3720]", (12, 14, "text-expected")),
    _trade("day-that-is-none", 15, "checked: 2024-13-45", (15, 10, "day-unreal")),
    _trade("day-29-february", 15, "checked: 2025-02-29", (15, 10, "day-unreal")),
    _trade("day-year-zero", 15, "checked: 0000-01-01", (15, 10, "day-unreal")),
    _trade("day-in-words", 15, "checked: 1er novembre 2025", (15, 10, "day-form")),
    _trade("day-with-slashes", 15, "checked: 01/11/2025", (15, 10, "day-form")),
    _trade("day-with-time", 15, "checked: 2025-11-01 12:30:00", (15, 10, "day-form")),
    _source("address-javascript", 6, "  url: javascript:alert(1)", (6, 8, "address-scheme")),
    _source("address-javascript-mixed-case", 6, "  url: JaVaScRiPt:alert(1)", (6, 8, "address-scheme")),
    _source("address-data", 6, "  url: data:text/html,<b>x</b>", (6, 8, "address-scheme")),
    _source("address-file", 6, "  url: file:///etc/passwd", (6, 8, "address-scheme")),
    _source("address-without-scheme", 6, "  url: //www.ontario.ca/", (6, 8, "address-scheme")),
    _source("address-bare", 6, "  url: www.ontario.ca", (6, 8, "address-scheme")),
    _source("address-without-host", 6, "  url: https://", (6, 8, "address-form")),
    _source("address-with-user", 6, "  url: https://user:pass@www.ontario.ca/", (6, 8, "address-form")),
    _source("address-with-space", 6, "  url: https://www.ontario.ca/a b", (6, 8, "address-form")),
    _source("address-with-quote", 6, """  url: 'https://www.ontario.ca/"onclick="x'""", (6, 8, "address-form")),
    _source("address-bad-brackets", 6, '  url: "https://[::1"', (6, 8, "address-form")),
    _source("address-on-two-lines", 6, ("  url: |", "    https://www.ontario.ca/", "    page"), (6, 8, "address-form")),
    _deadline("period-without-number", 3, "  after: a year", (3, 10, "period-form")),
    _deadline("period-in-french", 3, "  after: 12 mois", (3, 10, "period-form")),
    _site("site-address-without-slash", 3, "address: https://example.org/jalons", (3, 10, "address-slash")),
    _site("main-as-number", 4, "main: 620E4.0", (4, 7, "variant-id-form")),
    _site("main-by-its-name", 4, "main: Pattern Maker", (4, 7, "variant-id-form")),
    _site(
        "code-shape-in-words",
        4,
        ("main: 620D", "variants: {id: a, one: {fr: a, en: a}, many: {fr: a, en: a}, codes: 62OD}"),
        (5, 69, "code-shape-form"),
    ),
    _trade("fact-without-value", 6, "exam: {source: page-620d}", (6, 1, "missing-key")),
    _trade("registration-without-value", 9, "registration: {since: 2026-01-01}", (9, 1, "missing-key")),
    _trade(
        "registration-in-words",
        9,
        "registration: {value: on hold, since: hier}",
        (9, 23, "wrong-choice"),
        (9, 39, "day-form"),
    ),
    _trade("figure-alone-is-text", 13, ("      source: page-620d", "  in_class: 780"), (14, 13, "mapping-expected")),
    _trade(
        "figure-alone-without-value",
        13,
        ("      source: page-620d", "  in_class: {source: page-620d}"),
        (14, 3, "missing-key"),
    ),
    _trade(
        "figure-alone-in-words", 13, ("      source: page-620d", "  in_class: {value: douze}"), (14, 21, "figure-form")
    ),
    _trade(
        "figure-alone-source-with-space",
        13,
        ("      source: page-620d", "  in_class: {value: 12, source: [a, b c]}"),
        (14, 37, "identifier-form"),
    ),
    _trade(
        "figure-alone-misspelt",
        13,
        ("      source: page-620d", "  in_class: {vlaue: 780}"),
        (14, 3, "missing-key"),
        (14, 14, "unknown-key"),
    ),
    _pathway(
        "way-in-with-an-outcome", 20, (*_WAY_IN, "    path: {stage: show, outcome: yes}"), (26, 25, "unknown-key")
    ),
    _pathway("way-in-with-a-bare-stage", 20, (*_WAY_IN, "    path: show"), (26, 11, "mapping-expected")),
    _pathway("way-in-that-joins-nothing", 20, (*_WAY_IN[:-1], "    path: [{stage: show}]"), (22, 5, "missing-key")),
    _pathway(
        "kind-without-title",
        20,
        ("    optional: yes", "kinds:", "  - {id: a, summary: {fr: a, en: b}}"),
        (22, 5, "missing-key"),
    ),
    _pathway("step-of-no-kind", 9, "  - stag: apply", (9, 5, "step-kind")),
    _pathway("step-is-text", 9, "  - apply", (9, 5, "step-kind")),
    _pathway("step-is-a-list", 9, "  - [apply]", (9, 5, "step-kind")),
    _pathway("step-id-in-fork", 16, "          - stage: In Class", (16, 20, "identifier-form")),
    _stage(
        "six-things-at-once",
        7,
        ("whoo: a", "duty: A", "money: {a: b}", "advice: oui", "checked: hier"),
        (1, 1, "missing-key"),
        (7, 1, "unknown-key"),
        (8, 7, "identifier-form"),
        (9, 8, "list-expected"),
        (10, 9, "wrong-choice"),
        (11, 10, "day-form"),
    ),
]

SNIPPETS = [
    "\t", "\r", "\0", "\u00a0", "\u200b", "\ufeff", ":", ": ", " #", "#", "- ", "-", "? ", "'", '"', "[", "]", "{", "}",
    ",", "&a ", "*a", "!x ", "%", "@", "`", "|", ">", "<<: ", "---\n", "...\n", "\n", "  ", " ", "\\", "~", "é",
]  # fmt: skip
"""Pieces of YAML, right and wrong, of which any file may be made."""


def problems_of(file: str, content: bytes) -> list[Problem]:
    """What reading and shaping find in a file of the table, as told to an editor."""
    node, problems = tree_of(content, file)
    if node is None:
        return problems
    if file in ("sources.yml", "deadlines.yml"):
        return shape_mapping(REGISTERS[file.removesuffix(".yml")], node)[1]
    return shape(CLASS_OF[file.split("/", maxsplit=1)[0]], node)[1]
