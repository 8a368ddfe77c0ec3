"""The tree of a repository: what it shows, what it leaves out, what it notes."""

from pathlib import Path

import pytest

from planning.commands.grounding.repository import Presence
from planning.limits import FOLDER_NAMES
from resources.repository.tree import BrokenError, Tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        ".gitignore": "dist/\n*.tfplan\n!kept.tfplan\n/private\n",
        "Makefile": "all:\n",
        "web/.gitignore": "generated\n",
        "web/package.json": "{}",
        "node_modules/left-pad/package.json": "{}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "presence"),
    [
        ("", Presence.FOLDER),
        ("Makefile", Presence.FILE),
        ("web", Presence.FOLDER),
        ("scripts/deploy.sh", Presence.ABSENT),
        ("dist", Presence.ABSENT),
        ("dist/app.js", Presence.UNKNOWN),
        ("web/dist/app.js", Presence.UNKNOWN),
        ("release.tfplan", Presence.UNKNOWN),
        ("kept.tfplan", Presence.ABSENT),
        ("private", Presence.UNKNOWN),
        ("web/private", Presence.ABSENT),
        ("web/generated", Presence.UNKNOWN),
        ("web/generated/x", Presence.UNKNOWN),
        ("node_modules/.bin/tsc", Presence.UNKNOWN),
        ("Makefile/x", Presence.ABSENT),
        ("a\0b", Presence.ABSENT),
    ],
)
def test_what_git_ignores_is_not_called_absent(root: Path, path: str, presence: Presence) -> None:
    assert Tree(str(root)).presence(path) is presence


def test_a_link_that_leads_out_of_the_root_is_unknown_and_not_read(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yaml").write_text("kind: Secret")
    (root / "deploy").symlink_to(outside)
    tree = Tree(str(root))

    assert tree.presence("deploy") is Presence.UNKNOWN
    assert tree.presence("deploy/secret.yaml") is Presence.UNKNOWN
    assert "deploy" not in tree.listed("")[1]
    with pytest.raises(BrokenError, match="leads out of the root"):
        tree.text("deploy/secret.yaml")


def test_a_file_that_is_no_text_or_not_there_is_broken(root: Path) -> None:
    (root / "odd").write_bytes(b"one\ntwo \xff")
    (root / "bom").write_bytes("\ufeffyes".encode())
    tree = Tree(str(root))

    with pytest.raises(BrokenError) as broken:
        tree.text("odd")
    assert (broken.value.reason, broken.value.line) == ("is no UTF-8 text", 2)
    with pytest.raises(BrokenError, match="cannot be read"):
        tree.text("absent")
    with pytest.raises(BrokenError, match="cannot be read"):
        tree.text("web")
    assert tree.text("bom") == "yes"


def test_downloaded_folders_are_named_and_never_entered(root: Path) -> None:
    names, folders = Tree(str(root)).listed("")

    assert names == (".gitignore", "Makefile", "node_modules", "web")
    assert folders == ("web",)


def test_a_folder_of_very_many_names_is_looked_at_in_part(tmp_path: Path) -> None:
    for number in range(FOLDER_NAMES + 10):
        (tmp_path / f"{number}.txt").touch()

    assert len(Tree(str(tmp_path)).names("")) == FOLDER_NAMES


def test_every_look_is_noted_with_what_was_there(root: Path) -> None:
    tree = Tree(str(root))

    tree.text("Makefile")
    tree.presence("absent")
    tree.names("web")

    assert set(tree.seen) >= {"Makefile", "absent", "web"}
    assert tree.seen["absent"] is None
    assert tree.seen["Makefile"] is not None
