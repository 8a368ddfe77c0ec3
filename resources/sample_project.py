"""The sample project of the demo: a small service with its planning documents, bundled as plain files."""

from pathlib import Path

SAMPLE = Path(__file__).parent / "sample"
SAMPLE_ISSUE = "add-idempotency-keys"


def copy_sample(target: Path) -> Path:
    """Copy the sample project into a folder and return the folder.

    The folder is made when it is missing. Files are ordinary and writable, whatever the installed ones are.
    Raises FileExistsError when the folder holds anything already.
    """
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise FileExistsError(f"{target} is not empty; give the sample project an empty or a new folder")
    for source in _files():
        copy = target / source.relative_to(SAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    return target


def _files() -> list[Path]:
    # An installer compiles every Python file that it finds; the leavings are not the project's.
    return sorted(path for path in SAMPLE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
