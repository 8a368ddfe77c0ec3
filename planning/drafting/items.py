"""Checklist items that the repository proves: a command with what it must print, or a file to look at."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planning.checks import read_check
from planning.commands.grounding.entries import Entry, Workflow
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence, Repository
from planning.drafting.entries import Cited, entries, workflows
from planning.drafting.production import SERVES, production_place, scope, serving
from planning.drafting.tasks import named, only
from planning.markdown.spans import code_span, read_spans
from planning.plan.checklist import Standard
from planning.plan.model import Plan
from planning.plan.parts import Item

_TESTS = re.compile(
    r"\b(?:make|just|task|npm|pnpm|yarn|bun|composer|poe|hatch|pdm|mise)(?: run| -s)? (?:test|tests|check|ci)(?:[:_-]unit)?\b"
    r"|\b(?:pytest|tox|nox|rspec|phpunit|jest|vitest|mocha|ctest|go test|cargo (?:nextest|test)|dotnet test|rails test)\b"
    r"|\b(?:mvn|mvnw|gradle|gradlew)\b.*\b(?:test|verify|check|build)\b"
)
_INSTALLS = re.compile(
    r"\b(?:pip3?|pipx|uv|poetry|pdm|npm|pnpm|yarn|bun|apt(?:-get)?|brew|gem|go|cargo)\b[^\n;&|]*?\s(?:install|add|i)\s[^\n;&|]*"
    r"|\b(?:tox|nox)\b[^\n;&|]*\b(?:lint|format|typing|mypy|docs)\b[^\n;&|]*"
)
"""Commands that name a runner of tests and run none."""
_SCRIPT_OF_TESTS = re.compile(r"(?:^|[\n;&|])\s*(?:(?:ba)?sh\s+)?[\w./-]*/(?:[\w-]*[_-])?tests?(?:[._-]|\s|$)")
_SAYS_TEST = re.compile(r"(?:\b|_)test(?:s|ing)?(?:\b|_)", re.IGNORECASE)
_TESTING_NAME = re.compile(r"(?:^|\b|[_-])(?:ci|tests?|testing|build)(?:\b|[_-]|$)", re.IGNORECASE)
_CI_NAME = re.compile(r"(?:ci|tests?)", re.IGNORECASE)
_PUSHED = {"push", "pull_request"}
_TEST = re.compile(r"tests?|check|ci|py3\d*|py")
_MIGRATIONS_TESTED = re.compile(
    r"(?:db|database|migrations?)[:_-](?:test|check|verify)(?:s|ed)?|(?:test|check|verify)[:_-](?:db|database|migrations?)"
    r"|migrate[:_-](?:test|check|verify)|(?:test|check)[:_-]migrate"
)
_COMMIT = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{7,40}")
_TAG = re.compile(r"v\d+(?:\.\d+)+[-+.\w]*")
_EXAMPLES = (".env.example", ".env.sample", ".env.template", ".env.dist", "env.example")
_ALERTS = ("monitoring", "alerts", "alerting", "observability", "prometheus", "deploy/alerts", "deploy/monitoring")
_RULES = re.compile(r".*(?:alert|rule)\w*.*\.(?:ya?ml|tf|json)")
_WORDS = re.compile(r"[a-z]{3,}")
_OBJECTS_ASKED = 3
"""Objects that one command may ask for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What items are drafted from."""

    plan: Plan
    repository: Repository
    about: str = ""
    """Words of the change, for a runbook that fits."""


def draft_item(standard: Standard, asked: Asked) -> tuple[Item, str] | None:
    """Draft a standard item, with the place that it rests on; None where the repository proves nothing of it."""
    rule = _RULES_BY_ITEM.get(standard.short)
    found = next(rule(asked), None) if rule else None
    if found is None:
        return None
    said, source = found
    check = read_check(said) if ": expect " in said else None
    return Item(name=standard.name, check=check, evidence="" if check else said), source


def _tests(asked: Asked) -> Iterator[tuple[str, str]]:
    flow = testing_workflow(asked.repository)
    if flow:
        run = f"gh run list --workflow {flow.entry.name} {_ref(asked)} --json conclusion -q '.[0].conclusion'"
        yield _probe(run, "`success`"), flow.source
    pipeline = next(entries(asked.repository, Kind.GITLAB_JOB, Entry), None)
    if pipeline:
        command = f"glab ci status --branch {main_branch(asked.repository)}"
        yield _probe(command, "`Pipeline state: success`"), pipeline.source
    yield from _passing(asked.repository, _TEST)


def testing_workflow(repository: Repository) -> Cited[Workflow] | None:
    """Find the one workflow that runs the tests of what is pushed, or is called as if it did."""
    pushed = [flow for flow in workflows(repository) if _PUSHED & set(flow.entry.triggers)]
    testing = [flow for flow in pushed if _has_tests(flow.entry)]
    if not testing:
        testing = [flow for flow in pushed if _TESTING_NAME.search(f"{_stem(flow)} {flow.entry.title}")]
    plain = [flow for flow in testing if _CI_NAME.fullmatch(_stem(flow))]
    chosen = plain if len(testing) > 1 else testing
    return chosen[0] if len(chosen) == 1 else None


def runs_tests(workflow: Workflow) -> bool:
    """Whether a command of a workflow runs tests, or a job or step is called so."""
    return _has_tests(workflow) or any(_SAYS_TEST.search(part) for part in workflow.parts)


def _has_tests(workflow: Workflow) -> bool:
    runs = [_INSTALLS.sub("", run) for run in workflow.runs]
    return any(_TESTS.search(run) or _SCRIPT_OF_TESTS.search(run) for run in runs)


def _stem(flow: Cited[Workflow]) -> str:
    return flow.entry.name.rpartition(".")[0] or flow.entry.name


def _ref(asked: Asked) -> str:
    """Name the commit or the tag that the release names, else the branch that releases come from."""
    names = [span.text.rpartition(":")[2] for span in read_spans(asked.plan.release.version) if span.code]
    names += asked.plan.release.version.split()
    commit = next((name for name in names if _COMMIT.fullmatch(name)), "")
    tag = next((name for name in names if _TAG.fullmatch(name)), "")
    return f"--commit {commit}" if commit else f"--branch {tag or main_branch(asked.repository)}"


def main_branch(repository: Repository) -> str:
    """Name the branch that releases come from, as far as the checkout shows it."""
    heads = [f".git/refs/{place}/{name}" for name in ("main", "master") for place in ("heads", "remotes/origin")]
    known = next((head for head in heads if repository.presence(head) is Presence.FILE), "main")
    return known.rpartition("/")[2]


def _migrations(asked: Asked) -> Iterator[tuple[str, str]]:
    yield from _passing(asked.repository, _MIGRATIONS_TESTED)


def _passing(repository: Repository, sign: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    found = named(repository, sign)
    task = only(tuple(t for t in found if "/" not in t.source) or found)
    command = task.called(production_place(repository)) if task else None
    if task and command:
        yield _probe(command, "exit 0"), task.source


def _environment(asked: Asked) -> Iterator[tuple[str, str]]:
    """The secrets and maps that what serves users takes its settings from; without any, the file that lists them."""
    serve = [w for w in serving(asked.repository, *SERVES) if w.entry.needs]
    all_ = tuple(dict.fromkeys(need for w in serve for need in w.entry.needs))
    needs = tuple(need for need in all_ if need.startswith("secret/")) or all_
    scopes = {scope(w.entry) for w in serve}
    if len(scopes) == 1 and len(needs) <= _OBJECTS_ASKED and not any("{" in need for need in needs):
        words = needs[0].replace("/", " ") if len(needs) == 1 else " ".join(needs)
        expected = code_span(needs[0]) if len(needs) == 1 else "exit 0"
        yield _probe(f"kubectl{scopes.pop()} get {words} -o name", expected), serve[0].source
    for name in _EXAMPLES:
        if asked.repository.presence(name) is Presence.FILE:
            yield code_span(name), name


def _monitoring(asked: Asked) -> Iterator[tuple[str, str]]:
    rules = serving(asked.repository, "PrometheusRule")
    if len(rules) == 1:
        rule = rules[0].entry
        printed = f"`prometheusrule.monitoring.coreos.com/{rule.name}`"
        yield _probe(f"kubectl{scope(rule)} get prometheusrule {rule.name} -o name", printed), rules[0].source
    elif not rules:
        files = [f"{f}/{n}" for f in _ALERTS for n in asked.repository.names(f) if _RULES.fullmatch(n.lower())]
        yield from [(code_span(files[0]), files[0])] if len(files) == 1 else []


def _runbook(asked: Asked) -> Iterator[tuple[str, str]]:
    """The runbook that shares the most words with the change; of several that share none, none."""
    books = {book.file: f"{book.file} {book.entry.note}" for book in entries(asked.repository, Kind.RUNBOOK, Entry)}
    words = set(_WORDS.findall(asked.about.lower()))
    fit = {file: len(words & _stems(said)) for file, said in books.items()}
    best = max(fit.values(), default=0)
    chosen = [file for file, shared in fit.items() if shared == best]
    if len(chosen) == 1:
        yield code_span(chosen[0]), chosen[0]


def _stems(said: str) -> set[str]:
    """Give the words of a runbook's path and title, in the singular and the plural."""
    words = set(_WORDS.findall(said.lower()))
    return words | {word.removesuffix("s") for word in words} | {f"{word}s" for word in words}


def _probe(command: str, expected: str) -> str:
    return f"{code_span(command)}: expect {expected}"


_RULES_BY_ITEM: dict[str, Callable[[Asked], Iterator[tuple[str, str]]]] = {
    "tests": _tests,
    "database migrations": _migrations,
    "environment variables": _environment,
    "monitoring": _monitoring,
    "runbook": _runbook,
}
