"""`make bundle`: stage what a host needs to start us, and pack it as an MCPB file.

Run from the repository's root: `python -m packages.bundle dist`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from packages.identity import ROOT, identity

PACKER = "@anthropic-ai/mcpb@2.1.2"
CARRIED = ("pyproject.toml", "README.md", "LICENSE", "planning", "resources", "tools", "server", "deploy_planner")
BUILT = "dist"
"""The one place in the repository that holds nothing of ours."""
MADE_FOR_IT = {"packages/mcpb/manifest.json": "manifest.json", ".claude-plugin/icon.png": "icon.png"}


def stage(folder: Path) -> Path:
    """Lay out the bundle's files in a folder, which is emptied first.

    Raises:
        ValueError: where the sources are.
    """
    if _is_source(folder.resolve()):
        raise ValueError(
            f"{folder} would be emptied, and is among the sources: name another target, for example {BUILT}"
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in CARRIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    for source_name, name in MADE_FOR_IT.items():
        shutil.copy2(ROOT / source_name, folder / name)
    return folder


def _is_source(folder: Path) -> bool:
    return ROOT.is_relative_to(folder) or (folder.is_relative_to(ROOT) and not folder.is_relative_to(ROOT / BUILT))


def main(target: str) -> int:
    """Stage and pack into the target folder; give the exit code.

    1 where npm is not there to fetch the packer, 2 where the target is among the sources.
    """
    ours = identity()
    try:
        staged = stage(Path(target) / "mcpb")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    packed = Path(target) / f"{ours.name}-{ours.version}.mcpb"
    npx = shutil.which("npx")
    if npx is None:
        print(f"staged in {staged}, not packed: npx is not on PATH; install Node.js 20 or newer", file=sys.stderr)
        return 1
    return subprocess.run([npx, "--yes", PACKER, "pack", str(staged), str(packed)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
