"""Facts of a generated repository of 100,000 files in 500 packages, against the same packages with 1,000 files.

Usage: python benchmarks/repository_facts.py. Prints for each the time and the memory of the first and the second call.
"""

import os
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from planning.commands.grounding.judge import judge_command
from resources.repository.repository import ProjectRepository, repository_at
from resources.repository.sources import BY_KIND

PACKAGES = 500
COMMANDS = (
    "make smoke ENV=prod",
    "npm run build -w pkg-250",
    "npm --prefix packages/pkg-499 run build",
    "kubectl -n prod rollout undo deployment/api --to-revision=3",
    "gh workflow run deploy.yml -f environment=prod",
    "helm upgrade --install api deploy/chart -f deploy/chart/values.yaml",
    "./scripts/deploy.sh prod",
)
ROOT_FILES = {
    ".gitignore": "node_modules\ndist\n",
    "package.json": '{"workspaces": ["packages/*"], "scripts": {"build": "turbo build", "deploy": "make deploy"}}',
    "Makefile": "smoke:\n\tpytest tests/smoke --env $(ENV)\n\ndeploy:\n\tkubectl apply -k deploy\n",
    "scripts/deploy.sh": "#!/bin/sh\nmake deploy\n",
    ".github/workflows/deploy.yml": "on:\n  workflow_dispatch:\n    inputs:\n      environment: {}\njobs: {}\n",
    "deploy/api.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\n  namespace: prod\n",
    "deploy/chart/Chart.yaml": "apiVersion: v2\nname: api\nversion: 1.0.0\n",
    "deploy/chart/values.yaml": "image: api\n",
}


def generate(root: Path, files: int) -> None:
    """Write the repository; everything looks an hour old, as a checkout does."""
    for name, text in ROOT_FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    each = files // PACKAGES
    for package in range(PACKAGES):
        folder = root / "packages" / f"pkg-{package}"
        (folder / "src").mkdir(parents=True)
        (folder / "package.json").write_text(f'{{"name": "pkg-{package}", "scripts": {{"build": "tsc"}}}}')
        for number in range(each - 1):
            (folder / "src" / f"module{number}.ts").touch()
    past = time.time() - 3600
    for path, _, names in os.walk(root):
        for name in (".", *names):
            os.utime(Path(path, name), (past, past))


def judge(repository: ProjectRepository) -> None:
    """Judge the commands of a plan."""
    for command in COMMANDS:
        judge_command(command, repository)


def read_all(repository: ProjectRepository) -> None:
    """Ask for every kind of fact, as `doctor` does."""
    for kind in BY_KIND:
        repository.everywhere(kind)


def timed(ask: Callable[[ProjectRepository], None], root: Path) -> str:
    """Time the first and the second call of this process."""
    began = time.perf_counter()
    ask(repository_at(root))
    first = time.perf_counter()
    ask(repository_at(root))
    second = time.perf_counter()
    return f"first {(first - began) * 1000:7.2f} ms, second {(second - first) * 1000:6.2f} ms"


def weighed(ask: Callable[[ProjectRepository], None], root: Path) -> str:
    """Weigh what the first call keeps, and what it needed at most."""
    tracemalloc.start()
    ask(repository_at(root))
    kept, peak = tracemalloc.get_traced_memory()
    return f"keeps {kept / 1e6:.2f} MB, at most {peak / 1e6:.2f} MB"


ASKS = {"judge": judge, "read_all": read_all}
MEASURES = {"timed": timed, "weighed": weighed}


def main() -> None:
    """Measure both sizes, each time in a process of its own, which knows nothing yet."""
    if len(sys.argv) == 4:
        measure, ask, path = sys.argv[1:]
        print(MEASURES[measure](ASKS[ask], Path(path)))
        return
    with tempfile.TemporaryDirectory() as folder:
        for files in (1_000, 100_000):
            root = Path(folder, str(files))
            root.mkdir()
            generate(root, files)
            for ask in ASKS:
                runs = [subprocess.check_output([sys.executable, __file__, m, ask, root], text=True) for m in MEASURES]
                print(f"{files:7,} files, {ask:8}: {', '.join(run.strip() for run in runs)}")


if __name__ == "__main__":
    main()
