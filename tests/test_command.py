"""The real command: exit codes, languages, formats, and every bad file of the table."""

from __future__ import annotations

import json
import os
import runpy
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

import pytest

from jalons_cli.__main__ import main
from jalons_cli.command_line import DEVELOPERS, EDITORS
from jalons_cli.today import today
from support.bad_yaml import CASES
from support.command import run, run_apart
from support.project import ROOT
from support.sites import SAID
from support.small_guide import AS_OF as SMALL_DAY
from support.small_project import small_project

pytestmark = pytest.mark.build


def test_the_real_content_is_well():
    """`check` finds nothing in the real data, says so in one line, and exits with 0."""
    done = run_apart("check", "--as-of", "2026-11-23")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "No problems.", "")


def test_the_language_is_the_systems_and_french_by_default():
    """--lang comes first, then the locale, then French."""
    check = ("check", "--data", "no/such/folder")
    french, english = "Vérifiez le chemin", "Check the path"
    assert french in run(*check, JALONS_LANG="", LC_ALL="fr_CA.UTF-8").stdout
    assert french in run(*check, JALONS_LANG="", LC_ALL="", LC_MESSAGES="", LANG="").stdout
    assert english in run(*check, JALONS_LANG="", LC_ALL="en_CA.UTF-8").stdout
    assert french in run(*check, "--lang", "fr", JALONS_LANG="en").stdout


def test_json_says_the_same_as_text(few_trades):
    """--format json gives the same problems for programs."""
    path = few_trades / "sources.yml"
    path.write_text(path.read_text("utf-8").replace("kind: official", "kind: oficial", 1), "utf-8")
    text = run("check", "--data", str(few_trades))
    found = json.loads(run("check", "--data", str(few_trades), "--format", "json").stdout)
    assert text.returncode == 1
    assert [(one["code"], one["line"] > 0, one["language"]) for one in found] == [("name-without-words", True, "en")]
    one = found[0]
    line = f"{one['file']}:{one['line']}:{one['column']} {one['code']} {one['where']}: {one['what']} {one['do']}"
    assert text.stdout.splitlines()[0] == line
    assert "Did you mean “official”?" in line


USAGE = {
    "no command": ([], "a command is missing.", "il manque une commande."),
    "unknown command": (
        ["bild"],
        "“bild” is not possible here; choose among new, serve, build, pdf, check, explain, find, import, words, release, test, lint, schema, gallery, lookbook, papers, benchmark. Did you mean “build”?",
        "« bild » n'est pas possible ici; choisissez parmi new, serve, build, pdf, check, explain, find, import, words, release, test, lint, schema, gallery, lookbook, papers, benchmark. Vouliez-vous dire « build »?",
    ),
    "the name that import had": (
        ["import-trades"],
        "“import-trades” is not possible here; choose among new, serve, build, pdf, check, explain, find, import, words, release, test, lint, schema, gallery, lookbook, papers, benchmark. Did you mean “import”?",
        "« import-trades » n'est pas possible ici; choisissez parmi new, serve, build, pdf, check, explain, find, import, words, release, test, lint, schema, gallery, lookbook, papers, benchmark. Vouliez-vous dire « import »?",
    ),
    "option before the command": (["--fast", "check"], "“--fast” is not known.", "« --fast » n'est pas connu."),
    "unknown option": (["check", "--fast"], "“--fast” is not known.", "« --fast » n'est pas connu."),
    "one argument too many": (["check", "data"], "“data” is not known.", "« data » n'est pas connu."),
    "day that is none": (
        ["build", "--as-of", "2026-02-30"],
        "“2026-02-30” is not a date. Write YYYY-MM-DD, for example 2026-01-31.",
        "« 2026-02-30 » n'est pas une date. Écrivez AAAA-MM-JJ, par exemple 2026-01-31.",
    ),
    "week for a day": (
        ["build", "--as-of", "2026-W01-1"],
        "“2026-W01-1” is not a date. Write YYYY-MM-DD, for example 2026-01-31.",
        "« 2026-W01-1 » n'est pas une date. Écrivez AAAA-MM-JJ, par exemple 2026-01-31.",
    ),
    "day without hyphens": (
        ["build", "--as-of", "20260131"],
        "“20260131” is not a date. Write YYYY-MM-DD, for example 2026-01-31.",
        "« 20260131 » n'est pas une date. Écrivez AAAA-MM-JJ, par exemple 2026-01-31.",
    ),
    "unknown form": (
        ["check", "--format", "xml"],
        "“xml” is not possible here; choose among text, json.",
        "« xml » n'est pas possible ici; choisissez parmi text, json.",
    ),
    "port too high": (
        ["serve", "--port", "99999"],
        "“99999” is not a port. Write a number from 1 to 65535.",
        "« 99999 » n'est pas un port. Écrivez un nombre de 1 à 65535.",
    ),
    "sizes that are none": (
        ["benchmark", "--sizes", "40,x"],
        "“40,x” is not a list of sizes. Write numbers from 1 to 2000, separated by commas, for example 40,145.",
        "« 40,x » n'est pas une liste de tailles. Écrivez des nombres de 1 à 2000, séparés par des virgules, par exemple 40,145.",
    ),
    "no rounds": (
        ["benchmark", "--rounds", "0"],
        "“0” is not a number of rounds. Write a number from 1 to 99.",
        "« 0 » n'est pas un nombre de mesures. Écrivez un nombre de 1 à 99.",
    ),
    "missing value": (["check", "--data"], "a value is missing.", "il manque une valeur."),
    "missing language": (["check", "--lang"], "a value is missing.", "il manque une valeur."),
    "value for a switch": (["build", "--no-pdf=x"], "--no-pdf takes no value.", "--no-pdf ne prend pas de valeur."),
    "missing table": (["import"], "FILE.csv is missing.", "il manque FILE.csv."),
    "missing trade": (["pdf", "--size", "a4"], "PATH is missing.", "il manque PATH."),
}


@pytest.mark.parametrize("name", USAGE)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_command_that_is_not_understood_exits_with_2(name, language, monkeypatch, capsys):
    """What was not understood is said in one sentence of the reader's language, with where to look; the exit code is 2."""
    monkeypatch.setenv("JALONS_LANG", language)
    arguments, *said = USAGE[name]
    assert main(arguments) == 2
    head, foot = {
        "en": ("Command not understood: ", "See: python3 run.py --help"),
        "fr": ("Commande non comprise : ", "Voir : python3 run.py --help"),
    }[language]
    sentence = said[language == "fr"]
    assert capsys.readouterr().err.replace("\u00a0", " ").splitlines() == [head + sentence, foot]


@pytest.mark.parametrize("command", [*EDITORS, *DEVELOPERS])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_has_help(command, language, monkeypatch, capsys):
    """--help works everywhere, in both languages, with no English of argparse's own."""
    monkeypatch.setenv("JALONS_LANG", language)
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    said = capsys.readouterr().out
    assert not ended.value.code
    assert said.startswith(f"utilisation : run.py {command}" if language == "fr" else f"usage: run.py {command}")
    assert language == "en" or not {"usage:", "positional", "optional", "show"} & set(said.split())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_editors_and_developers_have_a_list_each(language, monkeypatch, capsys):
    """--help lists the commands of editors and says where those of developers are."""
    monkeypatch.setenv("JALONS_LANG", language)
    for option, listed, others in (
        ("--help", EDITORS, DEVELOPERS),
        ("-h", EDITORS, DEVELOPERS),
        ("--help-dev", DEVELOPERS, EDITORS),
    ):
        assert main([option]) == 0
        said = capsys.readouterr().out
        rows = [line.split()[0] for line in said.splitlines() if line.startswith("  ") and line[2] not in " -"]
        assert rows == list(listed) and not set(rows) & set(others)
        assert ("run.py --help-dev" in said) is (listed is EDITORS)


def test_a_wrong_command_ends_the_process_with_2():
    """The exit code reaches whoever started the program."""
    done = run_apart("bild")
    assert (done.returncode, done.stdout) == (2, "") and done.stderr.startswith("Command not understood: “bild”")


def test_lang_holds_for_what_is_not_understood(monkeypatch, capsys):
    """--lang chooses the language of messages also where the command itself is wrong."""
    monkeypatch.setenv("JALONS_LANG", "fr")
    assert main(["check", "--lang", "en", "--fast"]) == 2
    assert capsys.readouterr().err.startswith("Command not understood")


def test_it_is_quiet_when_piped(small_site):
    """With its output going to a program, a build says what it made, that it was never released, and where it is for, and no progress."""
    built, unreleased, address = (small_site.parent / SAID).read_text("utf-8").splitlines()
    assert built.startswith("Site built in ") and address.startswith("The site's address is still the sample one")
    assert unreleased.startswith("This content was not kept as a version") and "“run.py release”" in unreleased


def test_a_data_folder_that_is_not_there():
    """A wrong --data is said in one line, and is no problem of the content."""
    done = run("check", "--data", "no/such/folder")
    assert done.returncode == 2
    assert done.stdout.splitlines()[0].startswith(
        "no/such/folder folder-missing: The folder “no/such/folder” does not exist."
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_bad_file_is_told_with_its_place(case, tmp_path, capsys, monkeypatch):
    """Each bad file of the table gives its problems at their line and column, exit code 1, and never a traceback."""
    monkeypatch.setenv("JALONS_LANG", "en")
    folder = tmp_path / "data"
    path = folder / case.file
    path.parent.mkdir(parents=True)
    # what names the folder of variants, and what can be said of one
    for name in ("site.yml", "facts.yml"):
        (folder / name).write_bytes((ROOT / "data" / name).read_bytes())
    path.write_bytes(case.content)
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--data", "data"]) == 1
    printed = capsys.readouterr()
    lines = [line for line in printed.out.splitlines() if line.startswith(f"data/{case.file}")]
    told = [(line.split(" ", 2)[0], line.split(" ", 2)[1].rstrip(":")) for line in lines]
    for line, column, message_id in case.expect:
        place = f"data/{case.file}:{line}:{column}" if line else f"data/{case.file}"
        assert (place, message_id) in told, printed.out
    assert "Traceback" not in printed.out + printed.err


@pytest.mark.parametrize("case", CASES[::40], ids=lambda case: case.id)
def test_bad_files_among_all_the_real_ones(case, few_trades):
    """The same with all the other real files around it, and in a process of its own, as an editor sees it."""
    (few_trades / case.file).parent.mkdir(exist_ok=True)
    (few_trades / case.file).write_bytes(case.content)
    done = run("check", "--data", str(few_trades))
    assert done.returncode == 1
    assert all(f" {message_id}" in done.stdout for _, _, message_id in case.expect)
    assert "Traceback" not in done.stdout + done.stderr
    if case in CASES[::120]:
        apart = run_apart("check", "--data", str(few_trades))
        assert (apart.returncode, apart.stdout, apart.stderr) == (1, done.stdout, done.stderr)


TABLE = """\
code,name_fr,name_en,sector,classification,exam,red_seal,hours_total,hours_on_job,hours_in_school,source_url,confidence,other_sources,notes
620E,,Educational Assistant,service,non-compulsory,no,no,2800,2268,,http://skilledtradesontario.ca/trade-information/educational-assistant/,high,,
999Y,,Kite Maker,motive power,voluntary,,,,,,https://skilledtradesontario.ca/trade-information/educational-assistant,medium,,
999X,,Lamp Lighter,,,,,,,,https://skilledtradesontario.ca/trade-information/educational-assistant,low,,Seen once only.
"""
REPORT = """\
{data}/trades/620E.yml Educational Assistant: +0 ~1 =6
  ~ Total hours: 2700 → 2800 (sto-trade-620e)
{data}/trades/999Y.yml (new) Kite Maker: +4 ~0 =0
  + code: 999Y (sto-trade-620e; indirect source)
  + English name: Kite Maker (sto-trade-620e; indirect source)
  + Sector: motive-power (sto-trade-620e; indirect source)
  + Compulsory trade: no (sto-trade-620e; indirect source)

Left out, because too uncertain (confidence: low):
{table}:4 999X Lamp Lighter: Seen once only.

New paths: 1; changed: 1; unchanged: 0. Lines refused: 0; left out: 1.
"""


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_importing_reports_first_and_writes_when_told(few_trades, tmp_path):
    """Without --write nothing is written; with it what was reported is; then there is nothing to change."""
    table = tmp_path / "table.csv"
    table.write_text(TABLE.replace(",2268,,", ",,,"), "utf-8")
    command = ("import", str(table), "--data", str(few_trades), "--as-of", "2026-11-23")
    report = REPORT.format(data=few_trades, table=table)
    refused = run(*command)
    assert refused.returncode == 1
    assert refused.stdout == report + (
        "\nNothing was written: with these changes, the check would find this.\n"
        f"{table}:2:1 sum-wrong trades/620E.yml hours/total: hours/total is 2800, but its parts make 2700. "
        "Correct a figure; if two sources disagree, give both.\n1 problem.\n"
    )
    table.write_text(TABLE.replace(",2268,,", ",2368,,"), "utf-8")
    report = report.replace("+0 ~1 =6", "+0 ~2 =6").replace(
        "2800 (sto-trade-620e)\n",
        "2800 (sto-trade-620e)\n  ~ Hours of on-the-job training: 2268 → 2368 (sto-trade-620e)\n",
    )
    before = files_of(few_trades)
    asked = run(*command)
    assert (asked.returncode, asked.stdout, asked.stderr) == (
        0,
        f"{report}Nothing was written. To write these changes, add --write.\n",
        "",
    )
    assert files_of(few_trades) == before
    told = run(*command, "--write")
    assert (told.returncode, told.stdout, told.stderr) == (0, f"{report}Files written: 2.\n", "")
    after = files_of(few_trades)
    assert {name for name in after if after[name] != before.get(name)} == {"trades/620E.yml", "trades/999Y.yml"}
    assert run("check", "--data", str(few_trades), "--as-of", "2026-11-23").returncode == 0
    again = run(*command, "--write")
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "Nothing to change.")
    assert files_of(few_trades) == after


def test_importing_refuses_lines_and_writes_the_others(few_trades, tmp_path):
    """Refused lines are told with their places and make the exit code 1, in the language asked for."""
    table = tmp_path / "table.csv"
    table.write_text(TABLE.replace(",2800,2268,", ",2 800,,"), "utf-8")
    done = run("import", str(table), "--data", str(few_trades), "--as-of", "2026-11-23", "--write", "--lang", "fr")
    assert done.returncode == 1
    assert (
        f"\nRefusé :\n{table}:2:58 figure-form hours_total: «\u00a02 800\u00a0» n'est pas un nombre entier."
        in done.stdout
    )
    assert done.stdout.endswith(
        "Parcours nouveaux : 1; changés : 0; inchangés : 0. Lignes refusées : 1; laissées de côté : 1.\nFichiers écrits : 1.\n"
    )


@pytest.mark.parametrize(("name", "message_id"), [("none.csv", "table-missing"), (".", "table-is-folder")])
def test_a_table_that_is_not_there(name, message_id, tmp_path):
    """A wrong name is said in one line, and nothing else is done."""
    done = run("import", str(tmp_path / name))
    assert done.returncode == 2
    assert done.stdout.startswith(f"{tmp_path / name} {message_id}: ")


def test_importing_needs_content_that_can_be_read(few_trades, tmp_path):
    """Broken data is told first, and the table is not looked at."""
    (few_trades / "sectors.yml").write_text("service: [", "utf-8")
    done = run("import", "none.csv", "--data", str(few_trades))
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "Correct the content first; the table was not read."


@pytest.mark.parametrize("value", ["abc", "²", "99999999999999999999"])
def test_a_wrong_epoch_is_said(value):
    """SOURCE_DATE_EPOCH that is no time is not taken for today."""
    done = run("check", SOURCE_DATE_EPOCH=value)
    assert done.returncode == 2
    assert done.stderr.strip() == f"SOURCE_DATE_EPOCH is not a number of seconds: “{value}”."


def test_the_epoch_says_which_day_it_is(monkeypatch):
    """A build can be repeated later as if it were the day of SOURCE_DATE_EPOCH, in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    assert today() == date(2026, 11, 23)


def test_an_error_of_the_program_itself_is_no_traceback(monkeypatch, capsys):
    """Even a bug of ours reaches the editor as a sentence with a file to attach."""
    monkeypatch.setenv("JALONS_LANG", "en")
    monkeypatch.setattr("jalons.checking.check", lambda *_: 1 / 0)
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Unexpected program error: ZeroDivisionError. The details are in ")
    log = Path(said.split("The details are in ")[1].split("; attach")[0])
    assert "ZeroDivisionError" in log.read_text("utf-8")
    log.unlink()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode("utf-8")


def wait_for(what, seconds: float = 120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = what()
            if found:
                return found
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError("it did not happen in time")


def test_serve_rebuilds_on_change_and_shows_problems_in_the_page(tmp_path):
    """A change is on the page soon after; a mistake leaves the page, with the problem on top; its repair takes it away."""
    root, port = small_project(tmp_path), free_port()
    address = f"http://127.0.0.1:{port}/trades/111A/apply/"
    program = (
        "import sys; from datetime import date; from pathlib import Path; from jalons_cli.serving import serve;"
        "root = Path(sys.argv[1]); serve(root, root / 'data', date.fromisoformat(sys.argv[2]), int(sys.argv[3]), 'en')"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    serving = subprocess.Popen(
        [sys.executable, "-c", program, str(root), SMALL_DAY.isoformat(), str(port)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert "Demander" in wait_for(lambda: fetch(address))
        taken = run("serve", "--port", str(port))
        assert taken.returncode == 2 and f"Port {port} is already taken." in taken.stdout
        path = root / "data" / "stages" / "apply.yml"
        good = path.read_text("utf-8").replace("fr: Demander,", "fr: Demander encore,", 1)
        path.write_text(good, "utf-8")
        wait_for(lambda: "Demander encore" in fetch(address))
        path.write_text(good.replace("summary:", "sumary:", 1), "utf-8")
        broken = wait_for(lambda: page if 'role="alert"' in (page := fetch(address)) else "")
        assert "Demander encore" in broken and "unknown-key" in broken and "Did you mean “summary”?" in broken
        path.write_text(good, "utf-8")
        wait_for(lambda: 'role="alert"' not in fetch(address))
    finally:
        serving.terminate()
        serving.wait(timeout=20)


def test_the_launcher_needs_the_standard_library_only():
    """run.py imports nothing that a bare Python does not have."""
    import ast

    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    names = {
        (node.names[0].name if isinstance(node, ast.Import) else node.module).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert names <= sys.stdlib_module_names


def test_requirements_are_pinned_with_hashes_and_name_no_address():
    """Every requirement has a version and hashes, and no file names where to fetch from."""
    for name in ("requirements.txt", "requirements-pdf.txt", "requirements-test.txt", "requirements-lint.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text and "index-url" not in text
        blocks = [
            block for block in text.replace("\\\n", " ").splitlines() if block and not block.lstrip().startswith("#")
        ]
        assert blocks and all("==" in block and "--hash=sha256:" in block for block in blocks)
    assert not list(ROOT.glob("*.lock"))


def test_requirements_that_contain_others_are_at_their_versions():
    """What the launcher takes to be in the environment after a file was installed is in that file, to the letter."""
    launcher = runpy.run_path(str(ROOT / "run.py"))
    pinned = {}
    for name in launcher["INSIDE"]:
        text = (ROOT / name).read_text("utf-8")
        pinned[name] = {line.split(" ")[0] for line in text.splitlines() if "==" in line and line[0].isalnum()}
    for name, inside in launcher["INSIDE"].items():
        assert pinned[name], name
        assert {other: pinned[other] - pinned[name] for other in inside} == {key: set() for key in inside}, name
    assert launcher["requirements_for"](["lint"]).name == "requirements-lint.txt"
