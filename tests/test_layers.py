"""The core points one way only, and knows no web framework."""

from __future__ import annotations

import ast

import pytest

from support.project import ROOT

# a room may import the rooms before it, and itself
ORDER = [
    "parallel",
    "project",
    "problems",
    "writing",
    "reading",
    "records",
    "messages",
    "content",
    "path",
    "rules",
    "guide",
    "pages",
    "checking",
    "importing",
    "site",
]
CORE = ROOT / "scripts" / "jalons"


def imports(path) -> list[str]:
    """The full names of all modules that a file imports."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: path.relative_to(CORE).as_posix())
def test_imports_point_one_way(path):
    """No module of the core imports from a room above its own."""
    room = path.relative_to(CORE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    above = [
        name
        for name in imports(path)
        if name.startswith("jalons.") and ORDER.index(name.split(".")[1]) > ORDER.index(room)
    ]
    assert above == []


@pytest.mark.parametrize("package", ["jalons", "jalons_cli", "jalons_pdf", "jalons_plain"])
def test_only_the_adapter_knows_mkdocs(package):
    """Nothing but jalons_mkdocs imports MkDocs, Material or static-i18n."""
    paths = list((ROOT / "scripts" / package).rglob("*.py"))
    assert paths
    for path in paths:
        assert not [
            name for name in imports(path) if name.split(".")[0] in ("mkdocs", "material", "mkdocs_static_i18n")
        ], path


@pytest.mark.parametrize("package", ["jalons", "jalons_cli", "jalons_mkdocs", "jalons_plain"])
def test_only_the_renderer_knows_weasyprint(package):
    """Nothing but jalons_pdf imports WeasyPrint and what comes with it, so that everything else runs without it."""
    paths = list((ROOT / "scripts" / package).rglob("*.py"))
    assert paths
    for path in paths:
        assert not [name for name in imports(path) if name.split(".")[0] in ("weasyprint", "pydyf", "fontTools")], path


@pytest.mark.parametrize("package", ["jalons", "jalons_cli", "jalons_mkdocs", "jalons_pdf", "jalons_plain"])
def test_developers_tools_are_no_part_of_the_editors_program(package):
    """Only the commands of developers import scripts/tools."""
    importers = {
        path.stem
        for path in (ROOT / "scripts" / package).rglob("*.py")
        for name in imports(path)
        if name.startswith("tools.")
    }
    assert importers <= {"test", "lint", "gallery", "lookbook", "papers", "benchmark"}
    assert importers or package != "jalons_cli"
