"""Programs that run a file: how it is found among their words."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A program that runs a file: what the file's name ends with, and the options before it."""

    endings: tuple[str, ...]
    valued: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    """Options with which it runs no file."""
    first: tuple[str, ...] = ()
    """A word of its own before the file: `deno run`."""


def options(text: str) -> frozenset[str]:
    """Write options in short, with blanks between them."""
    return frozenset(text.split())


SHELL: Final = Interpreter(
    (".sh", ".bash", ".zsh"), options("-o -O +o --rcfile --init-file"),
    options("-x -e -u -v -ex -eu -eux -xe -euo -exuo -l -i --login --norc --noprofile --posix"), options("-c -s"),
)  # fmt: skip
PYTHON: Final = Interpreter(
    (".py", ".pyz"),
    options("-W -X"),
    options("-u -O -OO -B -s -S -E -I -v -q -b -d -i -x -P -bb"),
    options("-c -m -V --version"),
)
_NODE: Final = Interpreter(
    (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx"),
    options(
        "-r --require --import --loader --experimental-loader -C --conditions --env-file --tsconfig -P --project -O"
    ),
    options(
        "--inspect --trace-warnings --no-warnings --enable-source-maps --experimental-strip-types -T -s --esm --transpile-only"
    ),
    options("-e --eval -p --print -v --version --check --test --run"),
)
_DENO: Final = Interpreter(
    (*_NODE.endings,), options("-c --config --env-file --import-map"),
    options("-A --allow-all --allow-net --allow-read --allow-env --allow-write --allow-run --unstable -q --no-check -r -N -R -E -W"),
    first=("run",),
)  # fmt: skip
RUN: Final = {
    **dict.fromkeys(("bash", "sh", "zsh", "dash", "ksh"), SHELL),
    **dict.fromkeys(("python", "python3", "python2", "pypy3"), PYTHON),
    **dict.fromkeys(("node", "nodejs", "ts-node", "tsx", "ts-node-esm", "bun"), _NODE),
    "deno": _DENO,
    "ruby": Interpreter((".rb",), options("-I -r -C -E"), options("-w -W -v"), options("-e -c -S")),
    "php": Interpreter((".php", "artisan"), options("-d -c"), options("-n -q"), options("-r -v -i -m -l")),
    "perl": Interpreter((".pl",), options("-I"), options("-w -T"), options("-e -E -c -p -n -i -pi -ne -pe -lne")),
    "Rscript": Interpreter((".R", ".r"), stops=options("-e")),
    "pwsh": Interpreter((".ps1",), options("-ExecutionPolicy"), options("-NoProfile -File -f -NonInteractive"), options("-c -Command")),
    "locust": Interpreter((), stops=options("-V")),
    "k6": Interpreter((".js", ".ts"), options("-e --env -u --vus -d --duration -i --iterations -o --out -s --stage --tag --summary-export --config -c"), options("-q --quiet --no-summary --no-usage-report"), first=("run",)),
    "newman": Interpreter((".json",), options("-e -g -d -n -r --environment --globals --folder --reporters --iteration-data --timeout-request --env-var --global-var --bail"), options("-k --insecure --bail --no-color --verbose"), first=("run",)),
    "artillery": Interpreter((".yml", ".yaml", ".json"), options("-e -t -o --environment --target --output --overrides"), options("-q -k"), first=("run",)),
    **dict.fromkeys(("source", "."), Interpreter(("",))),
    "go": Interpreter((".go",), options("-tags -ldflags -mod -exec"), options("-race -v -x"), first=("run",)),
}  # fmt: skip
"""By program."""
