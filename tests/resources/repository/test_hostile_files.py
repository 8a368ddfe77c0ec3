"""Files that are written to break a reader, or to keep it busy: every source answers, and soon."""

import re
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from planning.commands.grounding.judge import judge_command
from planning.commands.grounding.kinds import Kind
from planning.commands.grounding.repository import Presence
from planning.commands.grounding.revision import Revision
from resources.repository.formats.json_file import read_json
from resources.repository.formats.toml_file import read_toml
from resources.repository.ignored import Ignored
from resources.repository.repository import repository_at
from resources.repository.source import Source
from resources.repository.sources import SOURCES
from resources.repository.tree import BrokenError, Tree

LENGTH = 50_000
LONG_NUMBER = "9" * 5_000
TEXTS = (
    *(sign * LENGTH for sign in ("\n", " ", "\t", "[", "{", "(", "\\", "-", "<", "#", '"', "'", "`", ",", "a", "\0")),
    *(
        word * (LENGTH // len(word))
        for word in ("\n ", "{{", "- ", "a ", "a.", "a=", "a: \n", "<a>", "def a\n", "task ")
    ),
    f"x = {'-' * 100_000}1",
    f"x = {'1+' * 2_000}1",
    "class A\nend\n",
    f"a = {LONG_NUMBER}\n",
    f'{{"name": "a",\n"scripts": {{"a": {LONG_NUMBER}}}}}',
    '{"a":' * 20_000,
    "<a>" * 10_000 + "</a>" * 10_000,
    "<changeSet " * 5_000,
    "down(" * 10_000,
    "a[" * 20_000,
)
MIGRATIONS = (
    "alembic.ini",
    "sqitch.plan",
    "db/changelog.xml",
    "db/changelog.sql",
    "db/migrate/20240101000000_a.rb",
    "app/migrations/0001_a.py",
    "db/migrations/20240101000000-a.js",
    "db/migration/V1__a.sql",
)
SECONDS = 4
"""A machine with other things to do is given time; what is quadratic takes far longer."""


def files_of(source: Source) -> Iterator[str]:
    """One name for each ending that the source reads."""
    names = [re.sub(r"[\[\]]", "", pattern).replace("*", "x") for pattern in source.files]
    yield from {name.rpartition(".")[2]: name for name in names}.values()


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8", newline="")


@pytest.mark.timeout(180)
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind)
def test_every_source_reads_a_hostile_file_soon_or_calls_it_broken(source: Source, tmp_path: Path) -> None:
    for name in files_of(source):
        for text in TEXTS:
            write(tmp_path, name, text)
            began = time.process_time()
            with suppress(BrokenError):
                source.read(Tree(str(tmp_path)), name)
            assert time.process_time() - began < SECONDS, f"{name}: {text[:20]!r}"


@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", MIGRATIONS)
def test_a_hostile_migration_is_judged_soon(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for number, text in enumerate(TEXTS):
        write(tmp_path / str(number), name, text)
        began = time.process_time()
        repository = repository_at(tmp_path / str(number))
        listings = repository.everywhere(Kind.MIGRATION).listings
        for revision in (one for listing in listings for one in listing.entries[:5] if isinstance(one, Revision)):
            repository.hazards(revision)
        assert time.process_time() - began < SECONDS, f"{text[:20]!r}"


def test_a_migration_of_very_many_words_has_no_hazards(tmp_path: Path) -> None:
    write(tmp_path, "migrations/1_a.sql", "<a>" * 100_000 + "</a>" * 100_000 + ";DROP TABLE a;")
    began = time.process_time()

    assert repository_at(tmp_path).hazards(Revision("1", tool="sql", path="migrations/1_a.sql")) == ()
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("read", [read_json, read_toml])
def test_a_number_that_is_too_long_is_said_with_its_line(read: object, tmp_path: Path) -> None:
    is_json = read is read_json
    write(tmp_path, "a", f'{{\n"a": {LONG_NUMBER}}}' if is_json else f"b = 1\na = {LONG_NUMBER}\n")

    with pytest.raises(BrokenError) as broken:
        (read_json if is_json else read_toml)(Tree(str(tmp_path)), "a")

    assert (broken.value.reason, broken.value.line) == ("holds a number that is too long", 2)


@pytest.mark.parametrize("text", ['{"a":' * 100_000, "[[b]\n" * 10_000, "[" * 900, "*a" * 400, "a/**/" * 190])
def test_a_hostile_gitignore_is_read_soon_and_in_silence(text: str) -> None:
    ignored = Ignored({".gitignore": f"{text}\n/dist\n"}.get)
    began = time.process_time()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not ignored.matches("a/" * 20 + "a" * 200, folder=False)

    assert time.process_time() - began < SECONDS


def test_a_path_of_very_many_folders_is_unknown(tmp_path: Path) -> None:
    write(tmp_path, "scripts/a.sh", "")
    repository = repository_at(tmp_path)

    (verdict,) = judge_command(f"sh {'a/' * 1200}x.sh", repository)

    assert verdict.state == "cannot tell"
    assert repository.presence("a/" * 1200 + "x.sh") is Presence.UNKNOWN


@pytest.mark.parametrize("target", ["outside", "gone"])
def test_nothing_is_said_of_what_lies_behind_a_link_out_of_the_root(target: str, tmp_path: Path) -> None:
    write(tmp_path, "outside/passwd", "")
    write(tmp_path, "root/Makefile", "build:\n")
    (tmp_path / "root/k8s").symlink_to(tmp_path / target)
    repository = repository_at(tmp_path / "root")
    commands = ("kubectl apply -f k8s/passwdd", "make -C k8s build", "cd k8s && helm upgrade a ./a", "docker build k8s")

    verdicts = [verdict for command in commands for verdict in judge_command(command, repository)]

    assert {verdict.state for verdict in verdicts} == {"cannot tell"}
    assert not any(verdict.nearest for verdict in verdicts)
    assert repository.names("k8s") == repository.names("k8s/sub") == ()
    assert repository.presence("k8s/passwdd") is Presence.UNKNOWN


def test_what_is_asked_of_a_path_is_answered_once_in_a_call(tmp_path: Path) -> None:
    write(tmp_path, "a/one", "first")
    repository = repository_at(tmp_path)
    before = (repository.names("a"), repository.text("a/one"))

    write(tmp_path, "a/two", "")
    write(tmp_path, "a/one", "second")

    assert (repository.names("a"), repository.text("a/one")) == before == (("one",), "first")
