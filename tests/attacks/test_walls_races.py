"""A folder or a file becomes a link out of the root while a call is at work: at every opening of it, and at random."""

import random
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.attacks.test_walls_traps import CALLS, everything_told
from tests.attacks.walls_scene import CANARY, Scene, make_scene
from tests.tools.projects import ISSUE, call
from tools import TOOLS

SEED = 20261123


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """The scene; outside there are documents whose very names tell something."""
    scene = make_scene(tmp_path)
    (scene.outside / f".claude/planning/{ISSUE}/{CANARY}.md").write_text(CANARY, encoding="utf-8")
    (scene.outside / f".claude/planning/{CANARY}").mkdir()
    (scene.outside / f".claude/planning/{CANARY}/STATUS.md").write_text(CANARY, encoding="utf-8")
    return scene


@dataclass
class Trigger:
    """Does something just before the n-th opening of a file or a folder of the project."""

    root: str = ""
    left: int = 0
    act: Callable[[], None] | None = None
    busy: bool = field(default=False)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.act is None or self.busy or event not in {"open", "os.scandir", "os.listdir", "os.rename", "os.link"}:
            return
        if isinstance(arguments[0], str) and arguments[0].startswith("/") and not arguments[0].startswith(self.root):
            return
        self.left -= 1
        if self.left == 0:
            self.busy = True
            self.act()
            self.busy = False


TRIGGER = Trigger()
sys.addaudithook(TRIGGER.hear)


@contextmanager
def swapped_at(number: int, root: Path, act: Callable[[], None]) -> Generator[None]:
    TRIGGER.root, TRIGGER.left, TRIGGER.act = str(root), number, act
    try:
        yield
    finally:
        TRIGGER.act = None


def swap(place: Path, target: Path) -> None:
    """Put a link out in the place of a folder or a file, which is kept beside it."""
    place.rename(place.with_name("kept-aside"))
    place.symlink_to(target)


def back(place: Path) -> None:
    aside = place.with_name("kept-aside")
    if place.is_symlink():
        place.unlink()
    if aside.exists() and not place.exists():
        aside.rename(place)


def places(scene: Scene) -> dict[Path, Path]:
    """Give what is swapped, and what it then leads to."""
    planning = scene.outside / ".claude/planning"
    return {
        scene.issue: planning / ISSUE,
        scene.issue.parent: planning,
        scene.root / ".claude": scene.outside / ".claude",
        scene.issue / "00_STATUS.md": scene.outside / "STATUS.md",
        scene.issue / "03_ARCHITECTURE.md": scene.outside / "ARCHITECTURE.md",
    }


@pytest.mark.parametrize("tool", ["list_issues", "read_status", "propose_rollout", "mark_deploy_done"])
def test_a_link_that_takes_a_place_just_before_it_is_opened_is_not_followed(scene: Scene, tool: str) -> None:
    assert tool in {spec.name for spec in TOOLS}
    arguments = CALLS.get(tool, {"issue": ISSUE} if tool == "read_status" else {})
    before = around(scene)
    swaps = 0
    chosen = list(places(scene).items())
    for place, target in chosen[:1] if tool == "propose_rollout" else chosen:
        for number in range(1, 200):
            with swapped_at(number, scene.root, partial(swap, place, target)):
                told = call(scene.root, tool, arguments).text
            happened = place.is_symlink()
            assert CANARY not in told, f"{place.name} at opening {number}"
            back(place)
            if not happened:
                break
            swaps += 1
    assert swaps > 10
    assert around(scene) == before


@pytest.mark.parametrize("turn", range(2))
def test_links_that_come_and_go_at_random_are_not_followed(scene: Scene, turn: int) -> None:
    chance, done, swaps = random.Random(SEED + turn), Event(), [0]
    chosen = list(places(scene).items())

    def disturb() -> None:
        while not done.is_set():
            place, target = chance.choice(chosen)
            with suppress(OSError):
                swap(place, target)
                swaps[0] += 1
            with suppress(OSError):
                back(place)

    before = around(scene)
    thread = Thread(target=disturb)
    thread.start()
    try:
        told = [everything_told(scene.root) for _ in range(6)]
    finally:
        done.set()
        thread.join()
    assert not [text for text in told if CANARY in text or "Internal error" in text]
    assert swaps[0] > 100
    assert around(scene) == before


def around(scene: Scene) -> dict[str, tuple[object, ...]]:
    return {path: held for path, held in scene.snapshot().items() if not path.startswith(f"{scene.root}/")}
