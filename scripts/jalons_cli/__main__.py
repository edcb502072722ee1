"""Runs the command that the command line names. Exit codes: 0 well, 1 problems in the content, 2 could not run."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from io import TextIOWrapper

from jalons_cli.remaking import remade_next_time

try:
    from jalons.messages import report
    from jalons.writing.language import Language
    from jalons_cli import command_line
    from jalons_cli.command_line import (
        DEVELOPERS,
        EDITORS,
        HELP,
        HELP_FOR_DEVELOPERS,
        NoGuide,
        NotUnderstood,
        Parser,
    )
    from jalons_cli.messages import translate, unexpected
    from jalons_cli.outcome import Exit, of_the_disk
    from jalons_cli.today import WrongEpoch
except ModuleNotFoundError as missing:
    sys.exit(remade_next_time(missing))


def main(arguments: list[str]) -> int:
    """Runs a command and gives its exit code; whatever happens is said in a sentence, never as a traceback.

    Raises:
        SystemExit: Help on one command was asked for, or the system told us to end.
    """
    language = command_line.asked_language(arguments) or report.language_of(os.environ)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # a build that is told to end takes away what it had begun
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return _carried_out(arguments, language)
    except NotUnderstood as wrong:
        said = f"{translate('not-understood', language, detail=wrong)}\n{translate('see-help', language)}"
    except NoGuide as wrong:
        said = translate("no-guide", language, folder=wrong)
    except KeyboardInterrupt:
        said = translate("stopped", language)
    except WrongEpoch as wrong:
        said = translate("epoch-wrong", language, value=wrong)
    except OSError as refusal:
        said = translate("disk", language, detail=of_the_disk(refusal))
    except Exception as wrong:  # noqa: BLE001 - an editor must never meet a traceback; a developer finds it in the file
        said = unexpected(wrong, language)
    print(said, file=sys.stderr)
    return Exit.COULD_NOT_RUN


def _carried_out(arguments: list[str], language: Language) -> int:
    if arguments[:1] == [HELP_FOR_DEVELOPERS]:
        print(command_line.overview(DEVELOPERS, language, "see-one"), end="")
        return Exit.WELL
    if arguments and arguments[0] in HELP:
        print(command_line.overview(EDITORS, language, "see-one", "see-developers"), end="")
        return Exit.WELL
    name = command_line.command_named(arguments, language)
    try:
        command = command_line.module_of(name)
    except ModuleNotFoundError as missing:
        return remade_next_time(missing)
    parser = Parser(name, language)
    parser.description = translate(name, language)
    command.add_arguments(parser)
    return command.run(parser.read(arguments[1:]), language)


def run() -> None:
    """What the installed command `jalons` does.

    Raises:
        SystemExit: Always, with the exit code.
    """
    # a command makes much, and keeps most of it to its end: looking often for what is no longer used finds little
    gc.set_threshold(50_000, 20, 20)
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
