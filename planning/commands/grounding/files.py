"""Files that a program is given: the script of an interpreter, the tests of pytest, what `cat` and `psql -f` read."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from planning.commands.grounding.interpreters import PYTHON, RUN, SHELL, Interpreter, options
from planning.commands.grounding.modules import judge_module
from planning.commands.grounding.option_files import judge_option_files
from planning.commands.grounding.paths import LAUNCHERS, judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.word import Word

_SUMS: Final = frozenset({"sha256sum", "sha512sum", "sha1sum", "md5sum", "shasum"})
_READ: Final = frozenset(
    {"cat", "cp", "mv", "diff", "chmod", "scp", "rsync", "head", "tail", "less", "kubeconform", "kubeval", "shellcheck"}
)
_CODE: Final = re.compile(
    r"\.(?:ya?ml|sh|bash|py|js|mjs|cjs|ts|rb|php|sql|toml|tf|tfvars|hcl|conf|cfg|ini|go|rs|tpl|j2|tmpl|service|properties|xml)$"
)


def judge_files(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files that a program is given by its arguments."""
    if call.name in RUN or re.fullmatch(r"python3\.\d+", call.name):
        yield from _run(call, RUN.get(call.name, PYTHON), repository)
    yield from judge_option_files(call, repository)
    special = _SPECIAL.get(call.name)
    if special:
        yield from special(call, repository)


def _run(call: Call, known: Interpreter, repository: Repository) -> Iterator[Verdict]:
    module = _module(call, known)
    if module:
        yield from judge_module(module, call, repository)
        return
    for word, certain in _positional(call, known):
        if _is_program_file(word, known):
            verdict = judge_path(f"script {word.text}", word, call, repository, runs=True)
            if verdict.state is State.EXISTS and word.text.rpartition("/")[2] in LAUNCHERS:
                return
            yield (
                verdict
                if certain or verdict.state is not State.MISSING
                else unclear(verdict.about, "it may be an option's value")
            )
        return


_BY_PATH: Final = (SHELL, PYTHON, RUN["ruby"], RUN["php"], RUN["perl"])
"""Those whose files need no ending."""


def _is_program_file(word: Word, known: Interpreter) -> bool:
    if not word.sure:
        return True
    if "://" in word.text or word.text in {"-", "."} or word.text.startswith("npm:"):
        return False
    by_path = known in _BY_PATH and "/" in word.text
    return by_path or (bool(known.endings) and word.text.endswith(known.endings))


def _positional(call: Call, known: Interpreter) -> Iterator[tuple[Word, bool]]:
    """Give what is no option, and whether it surely is no value of one that nobody here knows."""
    words, certain, first = list(call.arguments), True, list(known.first)
    while words:
        word = words.pop(0)
        if word.text in known.stops or word.text.partition("=")[0] in known.stops:
            return
        if word.text in known.valued:
            words, certain = words[1:], True
        elif word.text.startswith(("-", "+")) and len(word.text) > 1:
            certain = word.text in known.flags or "=" in word.text or word.text == "--"
        elif first and word.text == first[0]:
            first, certain = [], True
        elif first:
            return
        else:
            yield word, certain


def _module(call: Call, known: Interpreter) -> Word | None:
    words = list(call.arguments) if known is PYTHON else []
    while words and words[0].text.startswith("-"):
        if words[0].text == "-m":
            return words[1] if len(words) > 1 else None
        words = words[2:] if words[0].text in known.valued else words[1:]
    return None


def _file(word: Word, call: Call, repository: Repository) -> Iterator[Verdict]:
    yield judge_path(f"file {word.text}", word, call, repository)


def _tests(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the paths among the words of pytest."""
    known = Interpreter((), _PYTEST_VALUED, _PYTEST_FLAGS)
    for word, certain in _positional(call, known):
        path = Word(word.text.partition("::")[0], word.sure)
        if not certain or not ("/" in path.text or path.text.endswith(".py")):
            continue
        yield from _file(path, call, repository)


_PYTEST_VALUED: Final = options(
    "-k -m -n -c -p -o -W -r --cov --cov-report --cov-config --junitxml --junit-xml --rootdir --confcutdir --ignore --deselect"
    " --maxfail --tb --durations --timeout --dist --html --alluredir --base-url --env --browser --reruns --log-level --ignore-glob"
    " --log-cli-level --color --capture --import-mode --basetemp --override-ini --markers --numprocesses --cov-fail-under"
)
_PYTEST_FLAGS: Final = options(
    "-v -vv -vvv -q -qq -x -s -l -ra -rA -rs -sv -vs -xvs -xv --exitfirst --verbose --quiet --lf --last-failed --ff --sw --pdb"
    " --no-header --no-summary --collect-only --co --headed --no-cov --strict-markers --disable-warnings --showlocals --stepwise"
)


def _sums(call: Call, repository: Repository) -> Iterator[Verdict]:
    words = read_arguments(call.arguments, frozenset({"-a"}))
    if words.has("-c", "--check"):
        for word in words.plain:
            yield from _file(word, call, repository)


def _reads(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up what is read or copied: missing only where it looks like a file that people write and keep."""
    words = list(
        read_arguments(call.arguments, frozenset({"-n", "-i", "-P", "-p", "-e", "-c", "--exclude", "-U"})).plain
    )
    if call.name == "chmod":
        words = words[1:]
    if call.name in {"cp", "mv", "scp", "rsync"}:
        words = words[:-1]
    for word in words:
        verdict = judge_path(f"file {word.text}", word, call, repository)
        if ":" in word.text or not word.sure or (verdict.state is State.MISSING and not _CODE.search(word.text)):
            continue
        yield verdict


def _tested(call: Call, repository: Repository) -> Iterator[Verdict]:
    for word in call.arguments[1:2]:
        verdict = judge_path(f"file {word.text}", word, call, repository)
        if verdict.state is State.EXISTS:
            yield verdict


_SPECIAL: Final[dict[str, Callable[[Call, Repository], Iterator[Verdict]]]] = {
    **dict.fromkeys(_READ, _reads),
    **dict.fromkeys(_SUMS, _sums),
    **dict.fromkeys(("pytest", "py.test"), _tests),
    **dict.fromkeys(("test", "["), _tested),
}
