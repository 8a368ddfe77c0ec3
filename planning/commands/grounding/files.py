"""Files that a program is given: the script of an interpreter, the tests of pytest, what `cat` and `psql -f` read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from planning.commands.grounding.modules import judge_module
from planning.commands.grounding.option_files import judge_option_files
from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Presence, Repository
from planning.commands.grounding.verdict import State, Verdict, unclear
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.folders import joined
from planning.commands.shell.word import Word


@dataclass(frozen=True, slots=True)
class _Interpreter:
    """A program that runs a file: what the file's name ends with, and the options before it."""

    endings: tuple[str, ...]
    valued: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    """Options with which it runs no file."""
    first: tuple[str, ...] = ()
    """A word of its own before the file: `deno run`."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHELL: Final = _Interpreter(
    (".sh", ".bash", ".zsh"), _set("-o -O +o --rcfile --init-file"),
    _set("-x -e -u -v -ex -eu -eux -xe -euo -exuo -l -i --login --norc --noprofile --posix"), _set("-c -s"),
)  # fmt: skip
_PYTHON: Final = _Interpreter(
    (".py", ".pyz"),
    _set("-W -X"),
    _set("-u -O -OO -B -s -S -E -I -v -q -b -d -i -x -P -bb"),
    _set("-c -m -V --version"),
)
_NODE: Final = _Interpreter(
    (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx"),
    _set("-r --require --import --loader --experimental-loader -C --conditions --env-file --tsconfig -P --project -O"),
    _set(
        "--inspect --trace-warnings --no-warnings --enable-source-maps --experimental-strip-types -T -s --esm --transpile-only"
    ),
    _set("-e --eval -p --print -v --version --check --test --run"),
)
_DENO: Final = _Interpreter(
    (*_NODE.endings,), _set("-c --config --env-file --import-map"),
    _set("-A --allow-all --allow-net --allow-read --allow-env --allow-write --allow-run --unstable -q --no-check -r -N -R -E -W"),
    first=("run",),
)  # fmt: skip
_RUN: Final = {
    **dict.fromkeys(("bash", "sh", "zsh", "dash", "ksh"), _SHELL),
    **dict.fromkeys(("python", "python3", "python2", "pypy3"), _PYTHON),
    **dict.fromkeys(("node", "nodejs", "ts-node", "tsx", "ts-node-esm", "esr"), _NODE),
    "deno": _DENO,
    "ruby": _Interpreter((".rb",), _set("-I -r -C -E"), _set("-w -W -v"), _set("-e -c -S")),
    "php": _Interpreter((".php", "artisan"), _set("-d -c"), _set("-n -q"), _set("-r -v -i -m -l")),
    "perl": _Interpreter((".pl",), _set("-I"), _set("-w -T"), _set("-e -E -c -p -n -i -pi -ne -pe -lne")),
    "Rscript": _Interpreter((".R", ".r"), stops=_set("-e")),
    "pwsh": _Interpreter((".ps1",), _set("-ExecutionPolicy"), _set("-NoProfile -File -f -NonInteractive"), _set("-c -Command")),
    "locust": _Interpreter((), stops=_set("-V")),
    "k6": _Interpreter((".js", ".ts"), _set("-e --env -u --vus -d --duration -i --iterations -o --out -s --stage --tag --summary-export --config -c"), _set("-q --quiet --no-summary --no-usage-report"), first=("run",)),
    "newman": _Interpreter((".json",), _set("-e -g -d -n -r --environment --globals --folder --reporters --iteration-data --timeout-request --env-var --global-var --bail"), _set("-k --insecure --bail --no-color --verbose"), first=("run",)),
    "artillery": _Interpreter((".yml", ".yaml", ".json"), _set("-e -t -o --environment --target --output --overrides"), _set("-q -k"), first=("run",)),
    **dict.fromkeys(("source", "."), _Interpreter(("",))),
    "go": _Interpreter((".go",), _set("-tags -ldflags -mod -exec"), _set("-race -v -x"), first=("run",)),
}  # fmt: skip
"""By program."""
_SUMS: Final = frozenset({"sha256sum", "sha512sum", "sha1sum", "md5sum", "shasum"})
_READ: Final = frozenset(
    {"cat", "cp", "mv", "diff", "chmod", "scp", "rsync", "head", "tail", "less", "kubeconform", "kubeval", "shellcheck"}
)
_CODE: Final = re.compile(
    r"\.(?:ya?ml|sh|bash|py|js|mjs|cjs|ts|rb|php|sql|toml|tf|tfvars|hcl|conf|cfg|ini|go|rs|tpl|j2|tmpl|service|properties|xml)$"
)


def judge_files(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files that a program is given by its arguments."""
    if call.name in _RUN or re.fullmatch(r"python3\.\d+", call.name):
        yield from _run(call, _RUN.get(call.name, _PYTHON), repository)
    yield from judge_option_files(call, repository)
    special = _SPECIAL.get(call.name)
    if special:
        yield from special(call, repository)


def _run(call: Call, known: _Interpreter, repository: Repository) -> Iterator[Verdict]:
    module = _module(call, known)
    if module:
        yield from judge_module(module, call, repository)
        return
    for word, certain in _positional(call, known):
        if _is_program_file(word, known) or _is_there(word, call, repository):
            verdict = judge_path(f"script {word.text}", word, call, repository, runs=True)
            yield (
                verdict
                if certain or verdict.state is not State.MISSING
                else unclear(verdict.about, "it may be an option's value")
            )
        return


def _is_program_file(word: Word, known: _Interpreter) -> bool:
    if not word.sure:
        return True
    if "://" in word.text or word.text in {"-", "."} or word.text.startswith("npm:"):
        return False
    by_path = known is _SHELL and "/" in word.text
    return by_path or (bool(known.endings) and word.text.endswith(known.endings))


def _is_there(word: Word, call: Call, repository: Repository) -> bool:
    """Whether a script has no ending and is there all the same: `python3 bin/images`."""
    path = joined(call.folder, word) if "/" in word.text else None
    return path is not None and repository.presence(path) is Presence.FILE


def _positional(call: Call, known: _Interpreter) -> Iterator[tuple[Word, bool]]:
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


def _module(call: Call, known: _Interpreter) -> Word | None:
    words = list(call.arguments) if known is _PYTHON else []
    while words and words[0].text.startswith("-"):
        if words[0].text == "-m":
            return words[1] if len(words) > 1 else None
        words = words[2:] if words[0].text in known.valued else words[1:]
    return None


def _file(word: Word, call: Call, repository: Repository) -> Iterator[Verdict]:
    yield judge_path(f"file {word.text}", word, call, repository)


def _tests(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the paths among the words of pytest."""
    known = _Interpreter((), _PYTEST_VALUED, _PYTEST_FLAGS)
    for word, certain in _positional(call, known):
        path = Word(word.text.partition("::")[0], word.sure)
        if not certain or not ("/" in path.text or path.text.endswith(".py")):
            continue
        yield from _file(path, call, repository)


_PYTEST_VALUED: Final = _set(
    "-k -m -n -c -p -o -W -r --cov --cov-report --cov-config --junitxml --junit-xml --rootdir --confcutdir --ignore --deselect"
    " --maxfail --tb --durations --timeout --dist --html --alluredir --base-url --env --browser --reruns --log-level --ignore-glob"
    " --log-cli-level --color --capture --import-mode --basetemp --override-ini --markers --numprocesses --cov-fail-under"
)
_PYTEST_FLAGS: Final = _set(
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
