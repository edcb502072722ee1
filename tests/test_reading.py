"""Reading: a file becomes a tree that knows its places, or problems that know theirs; nothing else happens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jalons.messages.report import messages
from jalons.problems.location import Location
from jalons.reading import parsing, syntax
from jalons.reading.files import LARGEST, MOST_PROBLEMS, read, tree_of
from jalons.reading.tree import Mapping, Sequence, key_location_of, location_of
from support.bad_yaml import GOOD, SNIPPETS, STAGE

LOADERS = [pytest.param(getattr(yaml, name), id=name) for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]


def told(data: bytes | str) -> list[tuple[int, int, str]]:
    node, problems = tree_of(data.encode() if isinstance(data, str) else data, "file.yml")
    assert (node is None) == bool(problems)
    return [(problem.location.line, problem.location.column, problem.message_id) for problem in problems]


def tree(data: bytes | str):
    node, problems = tree_of(data.encode() if isinstance(data, str) else data, "file.yml")
    assert problems == []
    return node


def refused(path: Path) -> tuple[str, Location]:
    node, (problem,) = read(path, "file.yml")
    assert node is None
    return problem.message_id, problem.location


@pytest.fixture(params=LOADERS)
def loader(request, monkeypatch):
    monkeypatch.setattr(parsing, "LOADER", request.param)


@pytest.mark.parametrize("file", GOOD)
def test_good_file_is_read(tmp_path, file, loader):
    """A file without faults gives a mapping and no problem."""
    path = tmp_path / "file.yml"
    path.write_text(GOOD[file], encoding="utf-8")
    node, problems = read(path, file)
    assert (type(node), problems) == (Mapping, [])


@pytest.mark.parametrize(
    "written", ["no", "010", "12:30", "1.10", "2024-13-45", "1e3", "0x1F", "True", "NO", "620E4", ".inf", "1_000"]
)
def test_text_stays_as_written(written, loader):
    """What YAML would turn into a number, a date or a yes stays the text it is."""
    assert tree(f"a: {written}\nb: [{written}]\n") == {"a": written, "b": [written]}


@pytest.mark.parametrize(
    ("yaml_text", "text"),
    [
        pytest.param("a: l'été, c'est 20 % & plus @ midi", "l'été, c'est 20 % & plus @ midi", id="plain"),
        pytest.param("a: https://www.ontario.ca/x#y", "https://www.ontario.ca/x#y", id="address"),
        pytest.param(
            "a: 3\u00a0720 h, «\u202foui\u202f»", "3\u00a0720 h, «\u202foui\u202f»", id="no-break spaces inside"
        ),
        pytest.param("a: un\n  deux\n\n  trois", "un deux\ntrois", id="plain over lines"),
        pytest.param("a: 'l''été : # 1'", "l'été : # 1", id="single quotes"),
        pytest.param('a: "dit \\"oui\\" : \\\\ # 1"', 'dit "oui" : \\ # 1', id="double quotes"),
        pytest.param('a: "un\n  deux"', "un deux", id="quotes over lines"),
        pytest.param("a: |\n  un: deux # trois\n  'quatre\n", "un: deux # trois\n'quatre", id="block"),
        pytest.param("a: >\n  un\n  deux\n\n\n", "un deux", id="folded block"),
        pytest.param('a: ""', "", id="quoted nothing"),
        pytest.param('a: "null"', "null", id="quoted null"),
        pytest.param("a: 👋 œuf – dash … e\u0301", "👋 œuf – dash … e\u0301", id="beyond Latin"),
        pytest.param("---\na: x\n...\n", "x", id="one document, marked"),
        pytest.param("# note\na:   # note\n  x\n# note", "x", id="comments on their own"),
        pytest.param('a: "x" # note', "x", id="comment after quotes"),
    ],
)
def test_ways_to_write_text(yaml_text, text, loader):
    """Every ordinary way to write a text gives that text, without a final line break."""
    assert tree(yaml_text) == {"a": text}


@pytest.mark.parametrize(
    "data", [STAGE.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + STAGE.encode()], ids=["CRLF", "signature"]
)
def test_windows_files(data, loader):
    """Windows line ends and a UTF-8 signature change neither the tree nor its places."""
    node, plain = tree(data), tree(STAGE)
    assert node == plain
    assert location_of(node, ("tasks", 0, "text", "en")) == location_of(plain, ("tasks", 0, "text", "en"))


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), (1, 1), (1, 1)),
        (("title",), (1, 1), (2, 3)),
        (("title", "en"), (3, 3), (3, 7)),
        (("tasks",), (9, 1), (10, 3)),
        (("tasks", 0), (10, 5), (10, 5)),
        (("tasks", 0, "text", "fr"), (12, 7), (12, 11)),
        (("tasks", 7), (9, 1), (10, 3)),
        (("title", "de"), (1, 1), (2, 3)),
    ],
    ids=str,
)
def test_places(path, key, value, loader):
    """Every key and value knows its line and column; what is not there is placed at what is around it."""
    node = tree(STAGE)
    assert key_location_of(node, path) == Location("file.yml", *key)
    assert location_of(node, path) == Location("file.yml", *value)


def test_types_of_the_tree(loader):
    """Lists and mappings of the tree are the kinds that carry places."""
    node = tree("a:\n- [x]\n- {b: c}\n")
    assert [type(part) for part in (node, node["a"], node["a"][0], node["a"][1])] == [
        Mapping,
        Sequence,
        Sequence,
        Mapping,
    ]
    assert node["a"][1].keys_at == {"b": Location("file.yml", 3, 4)}


def test_columns_count_characters(loader):
    """Columns count characters, not bytes, also beyond the first plane."""
    assert tree("é👋: {a: x}\n")["é👋"]["a"].location == Location("file.yml", 1, 9)


def test_missing_file(tmp_path):
    """A file that is not there is said to be missing."""
    assert refused(tmp_path / "none.yml") == ("file-missing", Location("file.yml"))


def test_folder_in_place_of_a_file(tmp_path):
    """A folder with the name of a file is called a folder."""
    assert refused(tmp_path) == ("file-is-folder", Location("file.yml"))


def test_link(tmp_path):
    """A symbolic link is refused, even to a good file."""
    (tmp_path / "real.yml").write_text(STAGE, encoding="utf-8")
    try:
        (tmp_path / "link.yml").symlink_to(tmp_path / "real.yml")
    except OSError:
        pytest.skip("this system does not let us make links")
    assert refused(tmp_path / "link.yml") == ("file-is-link", Location("file.yml"))


def test_file_without_permission(tmp_path, monkeypatch):
    """A file that cannot be opened is a problem, not a traceback."""
    path = tmp_path / "locked.yml"
    path.write_text(STAGE, encoding="utf-8")

    def refuse(*_, **__):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refused(path) == ("file-unreadable", Location("file.yml"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where pipes have names")
def test_pipe_is_not_waited_for(tmp_path):
    """A named pipe is refused at once; opening it would wait for ever."""
    os.mkfifo(tmp_path / "pipe.yml")
    assert refused(tmp_path / "pipe.yml") == ("file-unreadable", Location("file.yml"))


def test_path_that_cannot_be(tmp_path):
    """A path with a NUL is a problem, not a traceback."""
    assert refused(Path(f"{tmp_path}/a\0b.yml")) == ("file-unreadable", Location("file.yml"))


@pytest.mark.parametrize(("size", "expected"), [(LARGEST, []), (LARGEST + 1, [(0, 0, "file-too-large")])])
def test_size_limit(tmp_path, size, expected):
    """A file of exactly 1 MiB is read, one byte more is not."""
    path = tmp_path / "file.yml"
    path.write_bytes(b"a: x\n#" + b"x" * (size - 6))
    assert [(p.location.line, p.location.column, p.message_id) for p in read(path, "file.yml")[1]] == expected


def test_many_problems_are_cut_short():
    """After fifty problems the rest is counted, in a problem that sorts last."""
    node, problems = tree_of("".join(f"a{n}:\tx\n" for n in range(70)).encode(), "file.yml")
    problems = sorted(problems, key=lambda problem: problem.order)
    assert node is None
    assert len(problems) == MOST_PROBLEMS + 1
    assert (problems[-1].message_id, problems[-1].location.line, problems[-1].facts) == (
        "more-problems",
        51,
        {"count": 20},
    )


def test_bomb_does_not_go_off():
    """Aliases are never expanded: seven levels of nine are refused like one."""
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join(['*' + chr(ord(name) - 1)] * 9)}]\n" for name in "bcdefgh"
    )
    assert {message_id for _, _, message_id in told(bomb)} == {"anchor", "alias", "more-problems"}


@pytest.mark.parametrize("depth", [23, 24, 25])
def test_depth_limit(depth, loader):
    """Twenty-four levels are read, twenty-five are not."""
    found = told("a: " + "[" * (depth - 1) + "x" + "]" * (depth - 1))
    assert found == ([] if depth <= 24 else [(1, 27, "too-deep")])


def test_several_problems_at_once(loader):
    """Faults of writing that do not depend on one another are all told."""
    text = "a: x # y\nb: &c d\nb: e\nc:\n<<: f\ng: !h i\nj: k: l\n"
    assert told(text) == [
        (1, 5, "lost-text"),
        (2, 4, "anchor"),
        (3, 1, "duplicate-key"),
        (4, 3, "empty-value"),
        (5, 1, "merge-key"),
        (6, 4, "tag"),
    ]


@pytest.mark.parametrize(
    ("yaml_text", "expected"),
    [
        pytest.param("a: b\n---\nc: d # e\n", [(2, 1, "several-documents")], id="nothing after a second document"),
        pytest.param('a: "x\n  \\d \\\\ y"\n', [(2, 3, "backslash")], id="escape on the second line of quotes"),
        pytest.param("a: ['\\d', \"x\", '\\d']\n", [], id="backslashes in apostrophes, quotes between"),
        pytest.param('a: "x\n y"\nb:\n- "x\n  y"\n', [], id="quotes over indented lines"),
        pytest.param('b:\n- "x\ny"\n', [(2, 3, "unclosed-quote")], id="quotes over a line that is not"),
        pytest.param('a: [{b: "x\ny"}]\n', [], id="quotes within brackets need no indent"),
        pytest.param("a: {b}\nc: {d, e}\n", [(1, 4, "reserved-start"), (2, 4, "reserved-start")], id="placeholders"),
        pytest.param("a:\u00a0\n  b: c\n", [(1, 3, "hard-space")], id="no-break space before a group"),
        pytest.param("a:b\n\n\nc: d\n", [(1, 1, "colon-missing")], id="colon missing lines above"),
        pytest.param("a: b\n- c\n", [(2, 1, "bad-indentation")], id="entry among keys"),
        pytest.param("a: [b, *c, d]\n", [(1, 8, "alias")], id="alias in a list"),
    ],
)
def test_fine_points(yaml_text, expected, loader):
    """Neighbours of the usual faults are told apart."""
    assert told(yaml_text) == expected


def test_line_of_a_wrong_byte_with_windows_line_ends():
    """A byte that is not UTF-8 is placed by lines, however they end."""
    assert told(b"a: b\r\nc: \xe9\r\n") == [(2, 4, "not-utf8")]


def test_echo_of_a_fault_is_not_told(loader):
    """What the parser says about a line that has been explained is not repeated."""
    assert told("a: x # y\n  z\nb: c\n") == [(1, 5, "lost-text")]


def test_unexplained_error_has_a_problem():
    """An error nobody foresaw still becomes a problem of the file."""
    problem = syntax.explain(ValueError("chr() arg not in range"), ["a"], "file.yml")
    assert (problem.message_id, problem.location) == ("yaml-syntax", Location("file.yml"))


def test_error_of_the_parser_without_a_mark(monkeypatch):
    """An error without a place, as the pure Python parser may raise, is a problem of the file."""
    monkeypatch.setattr(parsing, "LOADER", yaml.SafeLoader)
    assert told(r'a: "\U00110000"') == [(0, 0, "yaml-syntax")]


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from([*"ab", *SNIPPETS]), max_size=30).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes(data):
    """No bytes at all make reading fail: there is a tree or there are problems, each with words."""
    told(data)
    _, problems = tree_of(data, "file.yml")
    assert {problem.message_id for problem in problems} <= set(messages()["problems"])
