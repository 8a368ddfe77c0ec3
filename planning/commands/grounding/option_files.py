"""Files that well-known programs are given by an option: one table, so that a program more is a line more."""

import re
from collections.abc import Iterator
from typing import Final

from planning.commands.grounding.paths import judge_path
from planning.commands.grounding.repository import Repository
from planning.commands.grounding.verdict import State, Verdict, softened
from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call

_OPTIONS: Final = {
    "psql sqlcmd cqlsh mysql mongosh awk gawk": "-f --file",
    "snowsql": "-f --filename",
    "locust": "-f --locustfile --config",
    "yamllint": "-c --config-file",
    "puma": "-C --config",
    "unicorn": "-c --config-file",
    "sidekiq": "-C --config",
    "gunicorn": "-c --config",
    "hypercorn": "-c --config",
    "uvicorn": "--log-config --env-file",
    "yoyo": "-c --config",
    "jest": "-c --config",
    "vitest": "-c --config",
    "playwright": "-c --config",
    "cypress": "-C --config-file",
    "mocha": "--config",
    "webpack": "-c --config",
    "vite": "-c --config",
    "tsc": "-p --project",
    "eslint": "-c --config",
    "prettier": "--config",
    "node": "--env-file",
    "dotenv dotenvx env-cmd": "-e -f --file --env-file",
    "uv": "--env-file --config-file",
    "pytest py.test": "-c",
    "hadolint": "-c --config",
    "spectral": "-r --ruleset",
    "sops": "--config",
    "kind": "--config",
    "eksctl": "-f --config-file",
    "checkov": "--config-file",
    "tflint": "-c --config",
    "trivy": "-c --config --ignorefile",
    "pre-commit": "-c --config",
    "phpunit": "-c --configuration",
    "mvn mvnw": "-f --file -s --settings",
    "goreleaser": "-f --config",
    "golangci-lint": "-c --config",
    "datadog-ci": "--config",
    "serverless sls": "-c --config",
    "release-it": "-c --config",
    "lhci": "--config",
    "typeorm": "-d --dataSource",
    "sequelize sequelize-cli": "--config --options-path --migrations-path --seeders-path --models-path",
}
"""By the programs of one way; options that take a file or folder which people write."""
_BY_NAME: Final = {name: tuple(options.split()) for names, options in _OPTIONS.items() for name in names.split()}
_EXISTING: Final = {
    **dict.fromkeys(("kubectl", "helm", "helmfile", "oc"), ("--kubeconfig",)),
    **dict.fromkeys(("nginx", "haproxy", "caddy"), ("-c", "-f", "--config")),
}
"""Files that are private, or that lie where the program is installed: only what is there says something."""
_ELSEWHERE: Final = ("--root", "--rootDir", "--rootdir", "--cwd", "--chdir", "--workdir", "--dir", "--recursive")
"""Options after which a path may start in another folder."""
_NO_PATH: Final = re.compile(r"-|\{.*|.*://.*|\w+:.*|[^./]*|.*,.*", re.DOTALL)
"""Standard input, settings written out, addresses, lists, and the names of what is installed: `eslint -c airbnb`."""
_VARIABLES: Final = frozenset({"ANSIBLE_CONFIG", "ALEMBIC_CONFIG"})
"""Variables of the environment whose value is such a file."""


def judge_option_files(call: Call, repository: Repository) -> Iterator[Verdict]:
    """Look up the files that are named by options."""
    options, existing = _BY_NAME.get(call.name, ()), _EXISTING.get(call.name, ())
    words = read_arguments(call.arguments, frozenset((*options, *existing)))
    for word in words.values(*options):
        verdict = judge_path(f"file {word}", word, call, repository)
        # What has no ending may be read with one: `typeorm -d src/data-source`.
        sure = "." in word.text.rpartition("/")[2] and not words.has(*_ELSEWHERE)
        if not _NO_PATH.fullmatch(word.text):
            yield verdict if sure else softened(verdict, "it may have an ending, or lie in another folder")
    for word in words.values(*existing):
        verdict = judge_path(f"file {word}", word, call, repository)
        yield from (verdict,) if verdict.state is State.EXISTS else ()
    for word in (value for name, value in call.variables if name in _VARIABLES):
        yield judge_path(f"file {word}", word, call, repository)
