"""The page about the library is true: every example in it gives what it says."""

from __future__ import annotations

import contextlib
import doctest
import json
import re

from support.project import ROOT

PAGE = (ROOT / "LIBRARY.md").read_text("utf-8")


def test_python_examples():
    """Each line typed after >>> gives what stands below it."""
    test = doctest.DocTestParser().get_doctest(PAGE, {}, "LIBRARY.md", "LIBRARY.md", 0)
    assert len(test.examples) > 15
    with contextlib.chdir(ROOT):
        failed, tried = doctest.DocTestRunner(verbose=False).run(test)
    assert (failed, tried) == (0, len(test.examples))


def test_script_example(blank_page):
    """The module runs beside the published scripts, and says what the page says that it does."""
    code = re.search(r"```js\n(.*?)```", PAGE, re.DOTALL).group(1)
    wanted = json.loads(re.search(r"`said` is `(.*?)`", PAGE).group(1))
    assert code.count('"./assets/') == 2
    found = blank_page.evaluate(
        "(code) => import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))).then(({ said }) => said)",
        code.replace('"./assets/', f'"{blank_page.url.rstrip("/")}/assets/'),
    )
    assert found == wanted
