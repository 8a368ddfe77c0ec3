"""Jobs of .gitlab-ci.yml and of the files of the repository that it includes; a name with a dot is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planning.commands.grounding.entries import Entry, Listing
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import BrokenError, Tree

_NO_JOBS = frozenset({
    "include", "stages", "types", "default", "variables", "workflow", "image", "services", "cache", "before_script",
    "after_script", "spec",
})  # fmt: skip
_MOST = 50


@dataclass(slots=True)
class _Pipeline:
    tree: Tree
    jobs: dict[str, Entry] = field(default_factory=dict[str, Entry])
    seen: set[str] = field(default_factory=set[str])
    open: str = ""


def _read(tree: Tree, path: str) -> Listing:
    pipeline = _Pipeline(tree)
    _add(pipeline, path)
    return Listing(Kind.GITLAB_JOB, path, tuple(pipeline.jobs.values()), pipeline.open)


def _add(pipeline: _Pipeline, path: str) -> None:
    pipeline.seen.add(path)
    for document in read_yaml(pipeline.tree, path):
        if isinstance(document, Lined):
            for included in _included(document.get("include")):
                _include(pipeline, included, f"{path}:{document.lines['include']}")
            _jobs(pipeline, document, path)


def _jobs(pipeline: _Pipeline, document: Lined, path: str) -> None:
    for name, job in document.items():
        if name not in _NO_JOBS and not name.startswith(".") and isinstance(job, dict):
            pipeline.jobs.setdefault(name, Entry(name, document.lines.get(name, 0), source=path))


def _included(given: object) -> Iterator[str]:
    """Give the paths of local files; what comes from elsewhere is empty."""
    for one in sequence(given) or [given]:
        said = text(one) or text(mapping(one).get("local"))
        if one is not None:
            yield "" if said.startswith(("http:", "https:")) else said.lstrip("/")


def _include(pipeline: _Pipeline, path: str, where: str) -> None:
    if not path or any(sign in path for sign in "*$") or len(pipeline.seen) > _MOST:
        pipeline.open = pipeline.open or f"{where}: includes what is not a file of the repository"
    elif path not in pipeline.seen:
        try:
            _add(pipeline, path)
        except BrokenError as error:
            pipeline.open = pipeline.open or f"{where}: {path} {error.reason}"


SOURCE = Source(Kind.GITLAB_JOB, (".gitlab-ci.yml", ".gitlab-ci.yaml"), _read, lambda folder: not folder)
