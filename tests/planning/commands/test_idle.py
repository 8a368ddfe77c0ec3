"""Commands that do nothing, and those that do something in disguise."""

import pytest

from planning.commands.idle import is_idle


@pytest.mark.parametrize("command", [
    "true", ":", "echo done", "printf done", "exit 0", "sleep 60", "date", "pwd", "false || true",
    "echo one && echo two; sleep 1", "echo one\necho two", "sleep 5 &", "echo 'it works' # really", "# nothing",
    "(true)", "{ true; }", "! true", "sudo true", "env A=1 true", "command true", "/bin/true", "bash -c true",
    "if true; then :; fi", "echo `date`", 'echo "$(date)"', "echo make rollback > /dev/null", "$'\\x74rue'", "$'\\164rue' ; :",
])  # fmt: skip
def test_what_only_prints_waits_or_succeeds_is_idle(command: str) -> None:
    assert is_idle(command)


@pytest.mark.parametrize("command", [
    "make deploy", "true; make deploy", "echo go && make deploy", "sleep 5 & make deploy", "echo on | tee /etc/flag",
    "echo on > /etc/flag", "echo $(make deploy)", "echo `make deploy`", "sleep 5\nmake deploy", "truefax send",
    "test -f /etc/flag", 'echo "unclosed', "", "  \n ",
    "(make deploy)", "sudo make deploy", "true < /etc/flag", "(echo on) > /etc/flag", "echo on | sudo tee /etc/flag", "$'m\\x61ke' go",
    "eval 'make deploy'", "x=$(make deploy)", "true 2>&1 && make deploy", "true() { make deploy; }; true",
])  # fmt: skip
def test_what_may_do_something_is_not(command: str) -> None:
    assert not is_idle(command)
