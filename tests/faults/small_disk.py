"""Every tool on a small real file system that is filled and mounted read-only: run by its test in a namespace of its own."""

import subprocess
import sys
from pathlib import Path

from tests.faults.scenes import SCENES, Scene, documents, leftovers
from tests.tools.projects import call

KEPT = "; nothing was written, what was there is as it was\nFix: "


def fill(disk: Path) -> Path:
    """Write until nothing more fits."""
    filler = disk / "filler"
    for size in (1 << 16, 1 << 12, 1):
        try:
            with filler.open("ab", buffering=0) as file:
                while True:
                    file.write(b"x" * size)
        except OSError:
            continue
    return filler


def refused(root: Path, scene: Scene, words: str) -> None:
    before = documents(root)
    answer = call(root, scene.tool, scene.arguments)
    assert answer.refused
    assert f": {words}{KEPT}" in answer.text, answer.text
    assert (documents(root), leftovers(root)) == (before, [])


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)  # noqa: S607


def main() -> None:
    disk = Path(sys.argv[1])
    for number, scene in enumerate(SCENES):
        root = scene.make(disk / str(number))
        filler = fill(disk)
        refused(root, scene, "finds the disk full")
        filler.unlink()
        remount(disk, "ro")
        refused(root, scene, "is on a read-only file system")
        remount(disk, "rw")
        again = call(root, scene.tool, scene.arguments)
        assert not again.refused, again.text
        assert not leftovers(root)
        sys.stdout.write(f"{scene.name}\n")


if __name__ == "__main__":
    main()
