"""Files read with the lines of their values; what they do not promise is said with its line."""

from pathlib import Path

import pytest

from resources.repository.formats.json_file import lines_of_keys, read_json
from resources.repository.formats.shape import mapping
from resources.repository.formats.toml_file import line_of_key, read_toml, table
from resources.repository.formats.yaml_file import Lined, parse_yaml, read_yaml
from resources.repository.tree import BrokenError, Tree


def tree_with(root: Path, name: str, text: str) -> Tree:
    (root / name).write_text(text, encoding="utf-8")
    return Tree(str(root))


def test_the_lines_of_scripts_are_those_of_their_own_object(tmp_path: Path) -> None:
    text = (
        '{\n "config": {"scripts": {"build": "no"}},\n "scripts": {\n  "build": "tsc",\n  "de\\"ploy": "build"\n }\n}\n'
    )
    document = read_json(tree_with(tmp_path, "package.json", text), "package.json")

    assert lines_of_keys(text, "scripts", mapping(mapping(document)["scripts"])) == {"build": 4, 'de"ploy': 5}


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [('{\n"a": }', "is no JSON: Expecting value", 2), ("[" * 100_000, "is nested too deeply", 0)],
)
def test_a_broken_json_file_says_where(tmp_path: Path, text: str, reason: str, line: int) -> None:
    tree = tree_with(tmp_path, "package.json", text)

    with pytest.raises(BrokenError) as broken:
        read_json(tree, "package.json")

    assert (broken.value.reason, broken.value.line) == (reason, line)


def test_yaml_keeps_what_stands_there_with_its_lines() -> None:
    (document,) = parse_yaml("on:\n  push:\n  mode: 0755\n  list: [yes, 1.10]\n")

    assert document == {"on": {"push": "", "mode": "0755", "list": ["yes", "1.10"]}}
    assert isinstance(document, Lined)
    assert document.lines == {"on": 1}
    inner = document["on"]
    assert isinstance(inner, Lined)
    assert (inner.line, inner.lines) == (2, {"push": 2, "mode": 3, "list": 4})


def test_yaml_anchors_are_merged_and_own_keys_win() -> None:
    (document,) = parse_yaml("base: &b {image: api, port: 80}\nprod:\n  <<: *b\n  port: 443\n")

    assert document == {"base": {"image": "api", "port": "80"}, "prod": {"image": "api", "port": "443"}}


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("a: b\n c: d\n", "is no YAML: mapping values are not allowed in this context", 2),
        ("a: *nobody\n", "is no YAML: nothing is called nobody", 1),
        ("[" * 100_000 + "]" * 100_000, "is nested too deeply", 1),
        (
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{n}: &{n} [{','.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdef", "bcdefg", strict=True)),
            "is too large",
            6,
        ),
    ],
)
def test_a_broken_or_hostile_yaml_file_says_so(text: str, reason: str, line: int) -> None:
    with pytest.raises(BrokenError) as broken:
        parse_yaml(text)

    assert (broken.value.reason, broken.value.line) == (reason, line)


def test_yaml_makes_no_objects_of_tags(tmp_path: Path) -> None:
    tree = tree_with(tmp_path, "x.yaml", "a: !!python/object/apply:os.system [echo]\n---\nb: !Ref c\n")

    assert read_yaml(tree, "x.yaml") == ({"a": ["echo"]}, {"b": "c"})


def test_toml_gives_tables_and_the_lines_of_their_keys(tmp_path: Path) -> None:
    text = '[tool.poe.tasks]\nbuild = "x"\n"de ploy" = "y"\n\n[tool.poe.tasks.smoke]\ncmd = "z"\n\n[other]\nbuild = 1\n'
    document = read_toml(tree_with(tmp_path, "pyproject.toml", text), "pyproject.toml")

    assert list(table(document, "tool", "poe", "tasks")) == ["build", "de ploy", "smoke"]
    assert table(document, "tool", "build", "x") == {}
    assert [line_of_key(text, "tool.poe.tasks", key) for key in ("build", "de ploy", "smoke", "no")] == [2, 3, 5, 0]


def test_a_broken_toml_file_says_where(tmp_path: Path) -> None:
    with pytest.raises(BrokenError) as broken:
        read_toml(tree_with(tmp_path, "pyproject.toml", "a = 1\nb =\n"), "pyproject.toml")

    assert broken.value.line == 2
