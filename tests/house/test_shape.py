"""What keeps the house small: lengths and names."""

from source import ROOT, SAMPLE, SOURCE, files, functions, length, named

LONGEST_FUNCTION = 50
LONGEST_MODULE = 250
# Names that say nothing about what is inside, and so collect everything.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{named(path)}:{function.lineno}: {function.name} has {length(function)} lines"
        for path in files(*SOURCE)
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_is_longer_than_a_sitting() -> None:
    sizes = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files(*SOURCE)}
    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_every_file_and_folder_is_named_after_what_is_inside() -> None:
    found = {
        part for path in files(*SOURCE, "tests", "benchmarks") for part in path.relative_to(ROOT).with_suffix("").parts
    }
    assert found & EMPTY_NAMES == set()


def test_every_source_folder_is_a_package() -> None:
    folders = {path.parent for path in files(*SOURCE)}
    bare = [named(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()]
    assert bare == []
    assert SAMPLE not in folders
