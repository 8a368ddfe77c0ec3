"""Workflows of GitHub Actions: what starts them, the inputs they take by hand, the commands they run."""

from collections.abc import Iterator

from planning.commands.grounding.entries import Input, Listing, Workflow
from planning.commands.grounding.kinds import Kind
from resources.repository.formats.shape import mapping, required_mapping, sequence, text
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.source import Source
from resources.repository.tree import Tree


def _read(tree: Tree, path: str) -> Listing:
    documents = read_yaml(tree, path)
    document = required_mapping(documents[0] if documents else None, "the file")
    name, title = path.rpartition("/")[2], text(document.get("name", ""))
    started = document.get("on")
    by_hand = mapping(mapping(started).get("workflow_dispatch"))
    inputs = tuple(_input(key, mapping(value)) for key, value in mapping(by_hand.get("inputs")).items())
    line = documents[0].lines.get("name", 0) if isinstance(documents[0], Lined) else 0
    workflow = Workflow(
        name, line, note=title, title=title, triggers=tuple(_triggers(started)), inputs=inputs,
        runs=tuple(_runs(document)), parts=tuple(_parts(document)),
    )  # fmt: skip
    return Listing(Kind.WORKFLOW, path, (workflow,))


def _triggers(started: object) -> Iterator[str]:
    yield from mapping(started)
    yield from (text(one) for one in sequence(started))
    if text(started):
        yield text(started)


def _input(name: str, said: object) -> Input:
    given = mapping(said)
    # GitHub takes a switch that is not given as off.
    must = text(given.get("required")).lower() == "true" and text(given.get("type")) != "boolean"
    options = tuple(text(option) for option in sequence(given.get("options")))
    return Input(name, must and "default" not in given, options if text(given.get("type")) == "choice" else ())


def _runs(document: object) -> Iterator[str]:
    for job in mapping(mapping(document).get("jobs")).values():
        for step in sequence(mapping(job).get("steps")):
            command = text(mapping(step).get("run"))
            if command:
                yield command.strip()


def _parts(document: object) -> Iterator[str]:
    for key, job in mapping(mapping(document).get("jobs")).items():
        names = [key, text(mapping(job).get("name"))]
        names += [text(mapping(step).get("name")) for step in sequence(mapping(job).get("steps"))]
        yield from (name for name in names if name)


def _holds_workflows(folder: str) -> bool:
    return folder == ".github/workflows"


SOURCE = Source(Kind.WORKFLOW, ("*.yml", "*.yaml"), _read, _holds_workflows, many=True)
