"""How commands are judged: `python benchmarks/grounding_corpus.py [--quiet]`.

Builds every labelled repository of the tests and judges its commands. Prints, for each part, precision and recall of
`missing`, how often the three verdicts agree with the labels, and every disagreement.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "grounding"))

from labelled import Document, documents, gravest, read_document

from planning.commands.grounding.judge import judge_command
from resources.repository.repository import repository_at

PARTS = {
    "repositories": "written before the reader, used while it was made",
    "heldout": "written before the reader, not seen by those who made it",
    "readmes": "every command of five README files, likewise",
}


def main() -> None:
    """Print the figures of every part."""
    for part, how in PARTS.items():
        found = [row for path in documents(part) for row in verdicts(read_document(path))]
        pairs = Counter((label, verdict) for _, label, verdict in found)
        print(f"{part} ({how}): {len(documents(part))} documents, {len(found)} commands")
        _figures(pairs)
        for where, label, verdict in found if "--quiet" not in sys.argv else ():
            if label != verdict:
                print(f"  - {where}: {label}, found {verdict}")


def verdicts(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give place and command, label and verdict."""
    with tempfile.TemporaryDirectory() as folder:
        repository = repository_at(document.build(Path(folder)))
        for labelled in document.commands:
            verdict = gravest(judge_command(labelled.command, repository))
            yield f"{document.name}:{labelled.line} {labelled.command!r}", labelled.state, verdict.value


def _figures(pairs: "Counter[tuple[str, str]]") -> None:
    right = pairs["missing", "missing"]
    called = sum(count for (_, verdict), count in pairs.items() if verdict == "missing")
    labelled = sum(count for (label, _), count in pairs.items() if label == "missing")
    agree = sum(count for (label, verdict), count in pairs.items() if label == verdict)
    print(f"  missing: precision {right}/{called}, recall {right}/{labelled} = {right / labelled:.3f}")
    print(f"  all three verdicts: {agree}/{pairs.total()} as labelled")


if __name__ == "__main__":
    main()
