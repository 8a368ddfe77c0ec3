"""The command line: what it understands, and what it leaves alone."""

import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from resources.workspace import Workspace
from server.main import COMMANDS, Command, main
from server.workspace import workspace_of

ROOT = Path(__file__).parents[2]


def test_the_root_is_taken_from_the_option(tmp_path: Path) -> None:
    options = Namespace(root=str(tmp_path), planning="plans")
    assert workspace_of(options) == Workspace(tmp_path, "plans")


def test_the_root_is_taken_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPLOY_PLANNER_ROOT", str(tmp_path))
    assert workspace_of(Namespace(root=None, planning=None)).root == tmp_path


def test_an_unknown_word_is_a_usage_error_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--frobnicate"])
    printed = capsys.readouterr()
    assert (caught.value.code, printed.out) == (2, "")
    assert "--frobnicate" in printed.err


def test_a_command_is_imported_only_when_called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(COMMANDS, "absent", Command("no.such.module", "never imported"))
    monkeypatch.setitem(COMMANDS, "echo", Command(__name__, "say the root"))
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    assert main(["echo", "word", "--root", str(tmp_path)]) == 7
    assert main(["--root", str(tmp_path), "echo", "word"]) == 7


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("word")


def run(options: Namespace) -> int:
    assert options.word == "word"
    assert workspace_of(options).root is not None
    return 7


def test_help_does_without_the_protocol() -> None:
    script = (
        "import sys\nfrom server.main import main\n"
        "try:\n main(['--help'])\nexcept SystemExit:\n print('mcp' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told.splitlines()[-1] == "False"


def test_serving_imports_nothing_that_only_other_commands_need() -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom resources.workspace import Workspace\n"
        "from server.app import build_server\nbuild_server(Workspace(Path('.')))\n"
        "print(sorted({'tools', 'server.over_http', 'jinja2', 'tree_sitter', 'filelock', 'yaml'} & sys.modules.keys()))"
    )
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told == "[]\n"
