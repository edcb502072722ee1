"""Whether PDFs can be made here, by which engine, and with which fonts; importing this takes neither."""

from __future__ import annotations

import contextlib
import io
import logging

FONTS = {"NotoSans-Regular.ttf": 400, "NotoSans-Bold.ttf": 700}
"""The fonts that are embedded, the same on every machine, each with its weight."""


def version() -> str:
    """Which engine there is, with what it is made of; empty where it or a system library is missing."""
    try:
        # it writes a page of advice where a system library is missing; ours is in README
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            import pydyf
            import weasyprint
            from weasyprint.text.ffi import pango
    except (ImportError, OSError):
        return ""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return f"weasyprint {weasyprint.__version__}, pydyf {pydyf.__version__}, pango {pango.pango_version()}"
