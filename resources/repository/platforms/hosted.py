"""Platforms whose files name little more than the application."""

import re
from collections.abc import Iterator

from planning.commands.grounding.entries import Entry
from resources.repository.formats.json_file import read_json
from resources.repository.formats.shape import mapping, sequence, text
from resources.repository.formats.toml_file import read_toml, table
from resources.repository.formats.yaml_file import Lined, read_yaml
from resources.repository.platforms.lines import line_of
from resources.repository.tree import Tree


def render(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the services, databases and groups of settings of a blueprint."""
    for document in read_yaml(tree, path):
        for key, role in (("services", "service"), ("databases", "database"), ("envVarGroups", "settings")):
            for one in sequence(mapping(document).get(key)):
                if isinstance(one, Lined) and text(one.get("name")):
                    yield Entry(text(one["name"]), one.lines["name"], role)


def railway(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the environments that have settings of their own."""
    document = read_toml(tree, path) if path.endswith(".toml") else mapping(read_json(tree, path))
    for name in table(document, "environments"):
        yield Entry(
            name,
            line_of(tree.text(path), rf'^[ \t]*\[+environments\."?{re.escape(name)}|"{re.escape(name)}"\s*:'),
            "environment",
        )


def app_json(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the application of an app.json that Heroku reads; that of other tools has no such keys."""
    document = mapping(read_json(tree, path))
    if text(document.get("name")) and {"env", "addons", "buildpacks", "formation", "scripts", "stack"} & set(document):
        yield Entry(text(document["name"]), line_of(tree.text(path), r'"name"\s*:'), "app")


def app_engine(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the service of App Engine; any other app.yaml names none."""
    documents = read_yaml(tree, path)
    document = documents[0] if documents else None
    if isinstance(document, Lined) and ("runtime" in document or document.get("env") == "flex"):
        line = document.lines.get("service", document.lines.get("runtime", 0))
        yield Entry(text(document.get("service")) or "default", line, "service")


def firebase(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the projects (.firebaserc) or the hosting targets (firebase.json)."""
    document, said = mapping(read_json(tree, path)), tree.text(path)
    for name in mapping(document.get("projects")):
        yield Entry(name, line_of(said, rf'"{re.escape(name)}"\s*:'), "project")
    hosting = document.get("hosting")
    for one in sequence(hosting) or [hosting]:
        for name in filter(None, (text(mapping(one).get("target")), text(mapping(one).get("site")))):
            yield Entry(name, line_of(said, rf':\s*"{re.escape(name)}"'), "target")


def supabase(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the project and the folders of its functions."""
    name = text(read_toml(tree, path).get("project_id"))
    if name:
        yield Entry(name, line_of(tree.text(path), r"^[ \t]*project_id\s*="), "project")
    folder = f"{path.rpartition('/')[0]}/functions"
    for child in tree.listed(folder)[1]:
        yield Entry(child.rpartition("/")[2], 0, "function", child)


def beanstalk(tree: Tree, path: str) -> Iterator[Entry]:
    """Name the application and the environments of Elastic Beanstalk."""
    for document in map(mapping, read_yaml(tree, path)):
        said = tree.text(path)
        app = text(mapping(document.get("global")).get("application_name"))
        branches = mapping(document.get("branch-defaults")).values()
        names = [text(mapping(branch).get("environment")) for branch in branches]
        for name, role in [
            (app, "app"),
            *((one, "environment") for one in (*names, *mapping(document.get("environment-defaults")))),
        ]:
            if name:
                yield Entry(name, line_of(said, rf"\b{re.escape(name)}\b"), role)
