"""Limits of time, of memory, and of lists that are cut."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import anyio
from anyio import from_thread

from planning import limits
from resources.repository.memory import Memory
from resources.workspace import Workspace, nearest
from tests.tools.projects import ISSUE, accepted, make_project, place
from tools.json_value import is_list
from tools.person import NeedsPerson, Verdict
from tools.tool import call, reads


@dataclass(frozen=True, slots=True)
class Said:
    next: str


def call_seconds(_: Path) -> None:
    up, resume = anyio.Event(), Event()

    def dawdle(workspace: str) -> Said:
        """Take all the time there is."""
        from_thread.run_sync(up.set)
        resume.wait(60)
        return Said(workspace)

    async def nobody(_: NeedsPerson) -> Verdict:
        raise NotImplementedError

    async def late() -> str:
        answer = await call([reads(dawdle, title="Dawdle")], "dawdle", {}, "here", nobody, up.wait)
        resume.set()
        return answer.model_dump_json()

    assert "over-limit · error · dawdle: worked for 45 seconds, longer than a request may" in anyio.run(late)


def remembered(root: Path) -> None:
    memory, read = Memory(str(root)), list[int]()
    root.joinpath("Makefile").touch()

    def answer(number: int) -> None:
        memory.recall(number, lambda _: read.append(number))

    for number in range(limits.REMEMBERED):
        answer(number)
    answer(0)
    assert read == [*range(limits.REMEMBERED)]
    answer(limits.REMEMBERED)
    answer(0)
    assert read == [*range(limits.REMEMBERED + 1), 0]


def documents_of_an_issue(root: Path) -> None:
    make_project(root)
    for number in range(limits.RESOURCE_DOCUMENTS - 3):
        place(root, f"X{number:03}.md").touch()
    folder = Workspace(root).issue(ISSUE)
    assert len(folder.documents()) == limits.RESOURCE_DOCUMENTS
    place(root, "Z.md").touch()
    assert [document.name for document in folder.documents()][-1] == "X096.md"


def nearest_names(_: Path) -> None:
    names = tuple(f"price-{number}" for number in range(9))
    assert nearest("price-x", names[:3]) == nearest("price-x", names[:3])[: limits.NEAREST_NAMES]
    assert len(nearest("price-x", names[:3])) == len(nearest("price-x", names)) == limits.NEAREST_NAMES


def broken_files(root: Path) -> None:
    project = make_project(root)
    folder = project / ".github" / "workflows"
    folder.mkdir(parents=True)
    for number in range(limits.BROKEN_LISTED):
        (folder / f"{number}.yaml").write_text("on: [", encoding="utf-8")
    at = warnings(project)
    (folder / "more.yaml").write_text("on: [", encoding="utf-8")
    assert len(at) == limits.BROKEN_LISTED
    assert warnings(project) == [*at, "1 more files cannot be read: deploy-planner doctor"]


def warnings(project: Path) -> list[object]:
    told = accepted(project, "read_status", {"issue": ISSUE}).get("warnings", ())
    assert is_list(told)
    return list(told)


def sights(root: Path) -> None:
    project = make_project(root)
    (project / "deploy").mkdir()
    for number in range(limits.SIGHTS_LISTED - 1):  # the project has a runbook
        (project / "deploy" / f"{number:02}.yaml").write_text(DEPLOYMENT.format(name=f"w{number}"), encoding="utf-8")
    assert "more in the repository" not in seen(project)
    (project / "deploy" / "more.yaml").write_text(DEPLOYMENT.format(name="more"), encoding="utf-8")
    assert "1 more in the repository" in seen(project)


def seen(project: Path) -> str:
    return str(accepted(project, "read_status", {"issue": ISSUE})["infrastructure"])


DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata: {{name: {name}, namespace: prod}}
spec:
  replicas: 2
  template:
    spec:
      containers: [{{name: {name}, image: shop:1}}]
"""
TRIALS: dict[str, Callable[[Path], None]] = {
    "CALL_SECONDS": call_seconds,
    "REMEMBERED": remembered,
    "RESOURCE_DOCUMENTS": documents_of_an_issue,
    "NEAREST_NAMES": nearest_names,
    "BROKEN_LISTED": broken_files,
    "SIGHTS_LISTED": sights,
}
