"""What tests of importing share: a small guide with sources, and a table to import into it."""

from __future__ import annotations

import pytest

from jalons.importing.plan import plan
from support.import_tables import SOURCES, table
from support.small_guide import content_of, small_data, write


@pytest.fixture
def data(tmp_path):
    """The small data folder, with sources that have addresses."""
    folder = small_data(tmp_path)
    write(folder, "sources.yml", SOURCES)
    return folder


@pytest.fixture
def importing(data, tmp_path):
    """Plans the import of a table, given as bytes or as rows."""

    def make(*rows: str | bytes, pathway: str | None = None):
        path = tmp_path / "table.csv"
        path.write_bytes(rows[0] if isinstance(rows[0], bytes) else table(*rows))
        return plan(path, "table.csv", data, content_of(data), pathway)

    return make
