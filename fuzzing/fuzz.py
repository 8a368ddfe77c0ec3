"""Fuzz one reader: `python -m fuzzing.fuzz plan --minutes 60 --work /tmp/fuzz` (needs `pip install atheris`).

A broken law is written down once per place and the run goes on; a run may be ended and begun again, its corpus stays.
"""

import sys
import time
import traceback
from argparse import ArgumentParser
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["planning"]):
    from fuzzing.laws import LAWS
from fuzzing.seeds import seeds_of

SLOW = 2.0
"""Seconds for one small text: more is a finding."""
LONGEST = 8192
"""Bytes of one text."""


class Findings:
    """A folder that holds one text for each place where a law was broken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, place: str, data: bytes, words: str) -> None:
        """Write the text and what was said of it, unless the place is known; a shorter text takes over."""
        name = sha256(place.encode()).hexdigest()[:12]
        text = self._folder / f"{name}.txt"
        if not text.exists() or len(data) < text.stat().st_size:
            text.write_bytes(data)
            (self._folder / f"{name}.why").write_text(f"{place}\n\n{words}", encoding="utf-8")


def main() -> None:
    """Fuzz until the minutes are over."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=sorted(LAWS))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--work", type=Path, default=Path("fuzz-work"), help="folder of corpus and findings")
    options = parser.parse_args()
    law, work = LAWS[options.reader], options.work / options.reader
    findings = Findings(work / "findings")

    def one(data: bytes) -> None:
        began = time.perf_counter()
        try:
            law(data.decode("utf-8", "ignore"))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            findings.keep(_place(error), data, traceback.format_exc())
        if (seconds := time.perf_counter() - began) > SLOW:
            findings.keep(f"slow: {int(seconds)} s", data, "")

    corpus = _corpus(work / "corpus", options.reader)
    limits = [
        f"-max_total_time={int(options.minutes * 60)}",
        f"-max_len={LONGEST}",
        "-timeout=60",
        "-rss_limit_mb=3000",
        f"-artifact_prefix={work / 'findings'}/",  # where the fuzzer itself keeps what ended or hung the process
    ]
    atheris.Setup([sys.argv[0], str(corpus), *limits], one)
    atheris.Fuzz()


def _corpus(folder: Path, reader: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for text in seeds_of(reader):
        data = text.encode()[:LONGEST]
        (folder / sha256(data).hexdigest()[:16]).write_bytes(data)
    return folder


def _place(error: Exception) -> str:
    """Name the kind of an error and the line of ours where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    return f"{type(error).__name__} at {last.name}: {last.line}"


if __name__ == "__main__":
    main()
