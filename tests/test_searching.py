"""Searching: what the index holds of a page, so that readers find it by the words they type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalons.guide import guide_of
from jalons.messages import report
from jalons.pages import leads
from jalons.pages.maker import Page, PageMaker, uris
from jalons.pages.shell import PROSE
from jalons.site.searching import KEYWORDS, MOST_TIMES, groups_of, record, text_of
from support.project import ROOT
from support.small_guide import AS_OF, change, content_of, problems, real_content, small_data

TEMPLATES = ROOT / "overrides" / "jalons"

GROUPS = [frozenset({"registre", "logbook", "log book"}), frozenset({"prime", "bonus"})]


def page(html: str, title: str = "Titre", summary: str = "", sought: tuple[str, ...] = ()) -> Page:
    """A page with these words, as pages made from data are."""
    return Page("p/", "fr", PROSE, title, summary, html, sought=sought)


def found(html: str, title: str = "Titre", summary: str = "") -> tuple[str, list[str]]:
    """The text that is shown and the everyday words after it."""
    shown, *words = record(page(html, title, summary), GROUPS).content.split(KEYWORDS)
    return shown.strip(), [word.strip() for word in words]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>L'apprenti tient  le\n<b>regis</b>tre.</p><p>Fin.</p>", "L'apprenti tient le registre. Fin."),
        ("<ul><li>a</li><li>b</li></ul>c", "a b c"),
        ("a<br>b<hr>c<wbr>d", "a b cd"),
        ("<p>a&amp;b &eacute;t&eacute; &lt;c&gt;</p>", "a&b été <c>"),
        ('a<p data-search="no">b</p>c', "a c"),
        ('a<div data-search="no">b<br>c<p>d<img src="e">f</p>g</div>h', "a h"),
        ('a<p data-search="yes">b</p>', "a b"),
        ("a<script>b</script><style>c</style><template>d</template><noscript>e</noscript>f", "a f"),
        ('<svg><path d="x"/></svg>a<!-- b -->', "a"),
        ("", ""),
    ],
)
def test_text_of(html, text):
    """Words stand apart where the page shows them apart; what is not for search is left out with all it holds."""
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("written", "indexed"),
    [
        ("l'apprenti", "l' apprenti"),
        ("Qu’il jusqu'au bout", "Qu’ il jusqu' au bout"),
        ("aujourd'hui", "aujourd'hui"),
        ("the sponsor's don't", "the sponsor's don't"),
        ("apprenti(e), formateur(trice)", "apprenti (e), formateur (trice)"),
        ("Oui (e) et loi(2021)", "Oui (e) et loi(2021)"),
    ],
)
def test_words_as_readers_type_them(written, indexed):
    """An elided article or a feminine ending does not hide the word it touches."""
    assert found(f"<p>{written}</p>")[0] == indexed


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Le registre.</p>", ["log book", "logbook"]),
        ("<p>LOG  BOOK</p>", ["logbook", "registre"]),
        ("<p>Les registres</p>", ["log book", "logbook"]),
        ("<p>enregistrement</p>", []),
        ("<p>Rien</p>", []),
        ("<p>une prime, un bonus</p>", []),
        ("<p>une prime et la prime</p>", ["bonus", "bonus"]),
        (f"<p>{'prime et ' * (MOST_TIMES + 3)}</p>", ["bonus"] * MOST_TIMES),
    ],
)
def test_everyday_words(html, words):
    """A page that says a word is found by its equivalents, as often as it says it, up to a limit."""
    assert found(html)[1] == words


def test_everyday_words_of_the_title():
    """The equivalents of the title's words are kept with the title, and the summary counts as text."""
    one = replace(
        page("<p>x</p>", "La prime", "Un registre"), trade="620D", below="apply/", title_of_any="{variant} ?", path="p/"
    )
    made = record(one, GROUPS)
    assert made.title_words == f"{KEYWORDS} bonus"
    assert made.content == f"Un registre x {KEYWORDS} log book {KEYWORDS} logbook"
    assert (made.path, made.language, made.title, made.summary) == ("p/", "fr", "La prime", "Un registre")
    assert (made.trade, made.below, made.title_of_any) == ("620D", "apply/", "{variant} ?")


def test_words_that_a_page_is_looked_for_by():
    """They weigh as much as the title, without accents as all everyday words are, and no excerpt shows them."""
    made = record(page("<p>x</p>", "La prime", "", ("Éducatrice", "petite enfance")), GROUPS)
    assert made.title_words == f"{KEYWORDS} bonus {KEYWORDS} educatrice {KEYWORDS} petite enfance"
    assert "educatrice" not in made.content


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_trade_is_looked_for_by_its_everyday_words(tmp_path, language):
    """The page of its path, and no other, is found by the words of both languages, and shows none of them."""
    folder = small_data(tmp_path)
    change(folder, "trades/222B.yml", "hours: {}", "hours: {}\nsearch_words: {fr: [voliste, voile], en: flyer}")
    assert problems(folder) == []
    trade = content_of(folder).trades["222B"]
    content = replace(real_content(), trades={"620D": real_content().trades["620D"], "999Z": on_the_real_path(trade)})
    made = {page.uri: page for page in PageMaker(guide_of(content, AS_OF), language, TEMPLATES).part("999Z")}
    assert made["trades/999Z/"].sought == ("voliste", "voile", "flyer")
    assert [uri for uri, page in made.items() if page.sought] == ["trades/999Z/"]
    assert not any("voliste" in page.body for page in made.values())


def on_the_real_path(trade):
    """The same trade on the real pathway, with no source of the small data."""
    return trade.model_copy(
        update={
            "pathway": "apprenticeship",
            "source": (),
            "changes": (),
            **{name: type(trade).model_fields[name].default for name in trade.declared},
        }
    )


def test_accents_and_case_do_not_matter():
    """Equivalents are found whatever the accents and capitals of the page."""
    groups = [frozenset({"pret", "loan"})]
    assert record(page("<p>PRÊT</p>", "x", ""), groups).content == f"PRÊT {KEYWORDS} loan"


def test_groups_of_the_small_data(tmp_path):
    """A group holds the words of both languages, without accents or capitals."""
    assert groups_of(content_of(small_data(tmp_path))) == [frozenset({"lanterne", "fanal", "lantern"})]


def test_groups_of_the_real_data():
    """Readers who type "carnet" or "log book" mean the same."""
    groups = groups_of(real_content())
    assert any({"carnet", "registre", "log book"} <= group for group in groups)
    assert any({"pret", "loan"} <= group for group in groups)
    assert all(len(group) > 1 and "" not in group for group in groups)


def test_where_common_questions_lead(tmp_path):
    """The page is that of the first trade which has it, the guide's own before all; what nobody has is left out."""
    folder = small_data(tmp_path)
    more = [
        ("money", "{fr: [sous, l'argent], en: [cash], leads_to: money/, says: {fr: Argent, en: Money}}"),
        ("ashes", "{fr: [cendre], leads_to: 'trades/{trade}/changes/#burnt', says: {fr: Cendre, en: Ashes}}"),
        ("exam", "{fr: [examen], leads_to: 'trades/{trade}/exam/', says: {fr: Examen, en: Exam}}"),
        ("nobody", "{fr: [rien], leads_to: 'trades/{trade}/changes/#nothing', says: {fr: Rien, en: Nothing}}"),
    ]
    path = folder / "synonyms.yml"
    path.write_text(path.read_text("utf-8") + "".join(f"{name}: {group}\n" for name, group in more), "utf-8")
    assert problems(folder) == []
    guide = guide_of(content_of(folder), AS_OF)
    assert [(lead.address, lead.words) for lead in leads.leads(guide)] == [
        ("money/", ("sous", "l argent", "cash")),
        ("trades/111A/changes/#burnt", ("cendre",)),
        ("trades/111A/exam/", ("examen",)),
    ]
    assert groups_of(guide.content) == [frozenset({"lanterne", "fanal", "lantern"})]


def test_a_lead_to_no_page_is_told(tmp_path):
    """A page that no trade has, and one of leads_to and says without the other, are told at their place."""
    folder = small_data(tmp_path)
    path = folder / "synonyms.yml"
    text = "\nnowhere: {fr: [x], leads_to: 'trades/{trade}/cash/', says: {fr: x, en: x}}\nhalf: {fr: [y], leads_to: money/}\n"
    path.write_text(path.read_text("utf-8").rstrip() + text, "utf-8")
    guide = guide_of(content_of(folder), AS_OF)
    assert [report.line(found, "en") for found in leads.problems(guide.content, frozenset(uris(guide)))] == [
        (
            "data/synonyms.yml:2:30 lead-page-missing nowhere/leads_to: Search would lead to “trades/{trade}/cash/”, which is a "
            "page of no path of the site. Write the address of a page, for example money/."
        ),
        (
            "data/synonyms.yml:3:7 lead-half half: Either leads_to or says is missing. "
            "Give both, the page and what its link says, or take both away."
        ),
    ]
