"""Reads the command line and runs the command. Exit codes: 0 well, 1 problems in the content, 2 could not run."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

try:
    from jalons import guide, rules
    from jalons.messages import report
except ModuleNotFoundError as missing:
    # the environment was changed behind our back: without its stamps it is made again at the next start
    for stamp in Path(sys.prefix).glob("*.stamp"):
        stamp.unlink()
    print(
        f"Bibliothèque absente : {missing.name}. Recommencez. / Missing library: {missing.name}. Try again.",
        file=sys.stderr,
    )
    sys.exit(2)
from jalons.problems.problem import ContentError
from jalons_cli.messages import progress, translate, unexpected

ROOT = Path(__file__).resolve().parents[2]
WELL, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
SAMPLE = ".example"
"""No real site has such an address: the name is reserved for examples."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the editor's language."""

    language = "fr"

    def error(self, message: str):
        print(translate("not-understood", self.language, detail=_in_our_words(message, self.language)), file=sys.stderr)
        print(translate("see-help", self.language), file=sys.stderr)
        raise SystemExit(COULD_NOT_RUN)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", translate("usage", self.language), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", translate("usage", self.language), 1)


def _in_our_words(message: str, language) -> str:
    """What argparse, which speaks English only, complains of."""
    if wrong := re.search(r"invalid choice: '(.*)' \(choose from (.*)\)", message):
        return translate("choice-wrong", language, value=wrong[1], known=wrong[2].replace("'", ""))
    if wrong := re.search(r"unrecognized arguments: (.*)", message):
        return translate("option-unknown", language, value=wrong[1])
    if "required" in message:
        what = message.partition(": ")[2]
        return translate("argument-missing", language, value=what) if what else translate("command-missing", language)
    if "expected" in message:
        return translate("value-missing", language)
    return message.partition(": ")[2] or message


def parser(language) -> Parser:
    Parser.language = language

    def words(key: str) -> str:
        return translate(key, language)

    def help_option(to) -> None:
        to.add_argument("-h", "--help", action="help", help=words("help"))
        to._optionals.title = words("options")

    def day(value: str) -> date:
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise argparse.ArgumentTypeError(translate("day-wrong", language, value=value))

    def port(value: str) -> int:
        if value.isascii() and value.isdigit() and 0 < int(value) < 65536:
            return int(value)
        raise argparse.ArgumentTypeError(translate("port-wrong", language, value=value))

    def sizes(value: str) -> tuple[int, ...]:
        from tools.sample import MOST

        parts = value.split(",")
        if all(re.fullmatch(r"[1-9][0-9]{0,3}", part, re.ASCII) and int(part) <= MOST for part in parts):
            return tuple(map(int, parts))
        raise argparse.ArgumentTypeError(translate("sizes-wrong", language, value=value, most=MOST))

    def rounds(value: str) -> int:
        if re.fullmatch(r"[1-9][0-9]?", value, re.ASCII):
            return int(value)
        raise argparse.ArgumentTypeError(translate("rounds-wrong", language, value=value))

    top = Parser(prog="run.py", description=words("about"), add_help=False)
    help_option(top)
    commands = top.add_subparsers(dest="command", required=True, metavar="", title=words("commands"))

    def command(name: str) -> Parser:
        made = commands.add_parser(name, help=words(name), description=words(name), add_help=False, allow_abbrev=False)
        help_option(made)
        return made

    def with_content(made: Parser) -> Parser:
        made.add_argument("--data", type=Path, default=ROOT / "data", help=words("data"), metavar="DIR")
        made.add_argument("--as-of", type=day, default=today(), help=words("as-of"), metavar="YYYY-MM-DD")
        made.add_argument("--lang", choices=("fr", "en"), default=language, help=words("lang"))
        return made

    serve = with_content(command("serve"))
    serve.add_argument("--port", type=port, default=8000, help=words("port"))
    build = with_content(command("build"))
    build.add_argument("--out", type=Path, default=ROOT / "site", help=words("out"), metavar="DIR")
    build.add_argument("--no-pdf", action="store_true", help=words("no-pdf"))
    pdf = with_content(command("pdf"))
    pdf.add_argument("trade", help=words("pdf-code"), metavar="TRADE")
    pdf._positionals.title = words("arguments")
    pdf.add_argument("--stage", help=words("pdf-stage"), metavar="STAGE")
    pdf.add_argument("--size", choices=("letter", "a4", "tabloid"), help=words("pdf-size"))
    pdf.add_argument("--fillable", action="store_true", help=words("pdf-fillable"))
    pdf.add_argument("--out", type=Path, default=Path("pdf"), help=words("pdf-out"), metavar="DIR")
    check = with_content(command("check"))
    check.add_argument("--format", choices=("text", "json"), default="text", help=words("format"))
    explain = with_content(command("explain"))
    explain.add_argument("trade", help=words("explain-code"), metavar="TRADE")
    explain.add_argument("target", nargs="?", default="", help=words("explain-target"), metavar="STAGE[/ITEM]")
    explain._positionals.title = words("arguments")
    importing = with_content(command("import-trades"))
    importing.add_argument("table", type=Path, help=words("table"), metavar="FILE.csv")
    importing._positionals.title = words("arguments")
    importing.add_argument("--write", action="store_true", help=words("write"))
    importing.add_argument("--pathway", help=words("pathway"), metavar="ID")
    with_content(command("release"))
    test = command("test")
    test.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    command("schema")
    benchmark = command("benchmark")
    benchmark.add_argument("--sizes", type=sizes, default="40,145", help=words("sizes"), metavar="N,N")
    benchmark.add_argument("--rounds", type=rounds, default="3", help=words("rounds"), metavar="N")
    benchmark.add_argument("--sheets", action="store_true", help=words("sheets-option"))
    return top


class WrongEpoch(Exception):
    """SOURCE_DATE_EPOCH is no number of seconds."""


def today() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH, so that a build can be repeated later. Raises WrongEpoch."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise WrongEpoch(epoch) from None


def _asked_language(arguments: list[str]) -> str | None:
    """The language of --lang, also for what is said of a command that is not understood."""
    said = re.search(r"(?:^| )--lang[ =](fr|en)(?: |$)", " ".join(arguments))
    return said[1] if said else None


def main(arguments: list[str]) -> int:
    language = _asked_language(arguments) or report.language_of(os.environ)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # a build that is told to end takes away what it had begun
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        given = parser(language).parse_args(arguments)
        language = getattr(given, "lang", language)
        commands = {
            "serve": _serve,
            "build": _build,
            "check": _check,
            "test": _test,
            "schema": _schema,
            "benchmark": _benchmark,
            "explain": _explain,
            "import-trades": _import_trades,
            "release": _release,
            "pdf": _pdf,
        }
        return commands[given.command](given, language)
    except KeyboardInterrupt:
        print(translate("stopped", language), file=sys.stderr)
        return COULD_NOT_RUN
    except WrongEpoch as wrong:
        print(translate("epoch-wrong", language, value=wrong), file=sys.stderr)
        return COULD_NOT_RUN
    except OSError as refused:
        print(translate("disk", language, detail=_plain(refused)), file=sys.stderr)
        return COULD_NOT_RUN
    except Exception as wrong:  # an editor must never meet a traceback; a developer finds it in the file
        print(unexpected(wrong, language), file=sys.stderr)
        return COULD_NOT_RUN


def _check(given, language) -> int:
    from jalons_cli.building import around, shown

    content, problems = guide.check(given.data, given.as_of, shown(given.data, ROOT))
    problems = [*problems, *around(ROOT, guide.guide_of(content, given.as_of) if content else None)]
    problems += rules.notes(content, given.as_of) if content else []
    _tell(report.as_json(problems, language) if given.format == "json" else report.as_text(problems, language))
    return _verdict(problems)


def _tell(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # whoever read our output has had enough; the verdict stands
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _verdict(problems) -> int:
    if any(problem.message_id == "folder-missing" for problem in problems):
        return COULD_NOT_RUN
    return PROBLEMS if any(problem.stops for problem in problems) else WELL


def _build(given, language) -> int:
    from jalons_cli.building import Order, PlaceRefused, build

    begun = time.monotonic()
    try:
        built = build(
            Order(ROOT, given.data, given.out, given.as_of, pdf=not given.no_pdf), lambda name: progress(name, language)
        )
    except ContentError as found:
        print(report.as_text(found.problems, language), file=sys.stderr)
        print(translate("kept", language), file=sys.stderr)
        return _verdict(found.problems)
    except PlaceRefused as refused:
        print(translate(refused.reason, language, out=refused.out), file=sys.stderr)
        return COULD_NOT_RUN
    except OSError as refused:
        print(translate("disk", language, detail=_plain(refused)), file=sys.stderr)
        print(translate("kept", language), file=sys.stderr)
        return COULD_NOT_RUN
    print(translate("built", language, out=given.out, pages=built.pages, seconds=f"{time.monotonic() - begun:.1f}"))
    if built.pdfs:
        print(translate("pdfs-made", language, count=built.pdfs))
    if built.without_pdf:
        print(translate("pdfs-left-out", language))
    if built.unreleased:
        print(
            translate("not-released", language, new=built.new_ids)
            if built.new_ids
            else translate("words-not-released", language)
        )
    if urlsplit(built.address).hostname.endswith(SAMPLE):
        print(translate("sample-address", language, address=built.address))
    return WELL


def _pdf(given, language) -> int:
    from jalons_cli.building import shown
    from jalons_cli.printing import CannotPrint, order

    content, problems = guide.check(given.data, given.as_of, shown(given.data, ROOT))
    if content is None:
        print(report.as_text(problems, language), file=sys.stderr)
        return _verdict(problems)
    try:
        made = order(
            guide.guide_of(content, given.as_of),
            ROOT,
            given.trade,
            given.stage,
            given.size,
            given.fillable,
            given.out,
            language,
        )
    except CannotPrint as wrong:
        print(wrong, file=sys.stderr)
        return COULD_NOT_RUN
    print(translate("pdf-written", language, count=len(made), folder=given.out))
    return WELL


def _serve(given, language) -> int:
    from jalons_cli.serving import serve

    return serve(ROOT, given.data, given.as_of, given.port, language)


def _explain(given, language) -> int:
    from jalons_cli.building import shown
    from jalons_cli.explaining import UnknownTarget, explain

    content, problems = guide.check(given.data, given.as_of, shown(given.data, ROOT))
    if content is None:
        print(report.as_text(problems, language), file=sys.stderr)
        return _verdict(problems)
    try:
        _tell(explain(content, given.as_of, given.trade, given.target.strip("/"), language))
    except UnknownTarget as unknown:
        print(unknown, file=sys.stderr)
        return COULD_NOT_RUN
    return WELL


def _import_trades(given, language) -> int:
    from jalons_cli.importing import Order, import_trades

    order = Order(given.table, ROOT, given.data, given.as_of, given.pathway, given.write)
    return import_trades(order, language, _tell)


def _release(given, language) -> int:
    from jalons_cli.building import around, shown
    from jalons_cli.releasing import NewsToCome, NothingNew, release

    content, problems = guide.check(given.data, given.as_of, shown(given.data, ROOT))
    whole = guide.guide_of(content, given.as_of) if content else None
    problems = [*problems, *around(ROOT, whole)]
    if _verdict(problems) != WELL or whole is None:
        print(report.as_text(problems, language), file=sys.stderr)
        print(translate("release-kept", language), file=sys.stderr)
        return _verdict(problems)
    try:
        made = release(whole, given.data)
    except NothingNew as same:
        print(translate("release-nothing-new", language, file=same.same.location.file), file=sys.stderr)
        return COULD_NOT_RUN
    except NewsToCome as later:
        print(
            translate("release-news-to-come", language, name=later.name, day=later.day, as_of=given.as_of),
            file=sys.stderr,
        )
        return COULD_NOT_RUN
    facts = {"number": made.version.number, "file": made.file, "size": f"{made.size / 1024:.0f}"}
    print(translate("released", language, **facts, new=made.new_ids, ids=len(made.version.ids)))
    if made.same_words:
        print(translate("release-same-words", language))
    return WELL


def _test(given, language) -> int:
    from tools.testing import run_tests

    return run_tests(ROOT, [word for word in given.rest if word != "--"], language)


def _schema(given, language) -> int:
    from jalons.content.schemas import schemas

    folder = ROOT / "scripts" / "schema"
    folder.mkdir(exist_ok=True)
    written = schemas()
    for name, text in written.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    print(translate("schemas-written", language, count=len(written), folder="scripts/schema"))
    return WELL


def _benchmark(given, language) -> int:
    from jalons_pdf import renderer
    from tools.benchmark import Failed, TooSmall, measure, measure_sheets

    content, problems = guide.check(ROOT / "data", today(), "data")
    if content is None:
        print(report.as_text(problems, language), file=sys.stderr)
        return PROBLEMS
    if given.sheets:
        if not renderer.version():
            print(translate("pdf-extra-missing", language), file=sys.stderr)
            return COULD_NOT_RUN
        return WELL if measure_sheets(guide.guide_of(content, today()), ROOT, language) else PROBLEMS
    try:
        steady = measure(ROOT, content, today(), given.sizes, given.rounds, language)
    except TooSmall as wrong:
        print(translate("sizes-too-small", language, count=wrong), file=sys.stderr)
        return COULD_NOT_RUN
    except Failed as wrong:
        print(translate("benchmark-failed", language, detail=wrong), file=sys.stderr)
        return COULD_NOT_RUN
    return WELL if steady else PROBLEMS


def _plain(refused: OSError) -> str:
    what = refused.strerror or str(refused)
    return f"{what} ({refused.filename})" if refused.filename else what


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
