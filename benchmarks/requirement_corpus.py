"""How well requirements are read: `python benchmarks/requirement_corpus.py`.

Reads the labelled specifications of the tests. Prints precision and recall of what a stage sees (the line, the metric by its
meaning, the direction, the bound and the window must agree) and of the sorts, for all and for those that were held out while
the reader was written, and every disagreement.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "planning" / "requirements"))

from specifications import SPECS, Asked, found, labelled

from planning.requirements import Sort
from planning.requirements.gauge import limit_of


def main() -> None:
    """Print the figures of both parts."""
    names = sorted(path.name for path in SPECS.glob("*.md"))
    quiet = "--quiet" in sys.argv
    _report("written with the reader", [name for name in names if not name.startswith("held_")], quiet=False)
    _report("held out", [name for name in names if name.startswith("held_")], quiet=quiet)


def _report(title: str, names: list[str], *, quiet: bool) -> None:
    asked = Counter(key for name in names for key in _keys(name, labelled(name)))
    read = Counter(key for name in names for key in _keys(name, found(name)))
    right = asked & read
    print(f"{title}: {len(names)} documents, {asked.total()} labelled requirements")
    _figures("what a stage sees", *(_stage(part) for part in (right, read, asked)))
    sorts = [Counter(key[:3] for key in part.elements()) for part in (read, asked)]
    _figures("sort", *((part - _unseen(part)).total() for part in (sorts[0] & sorts[1], *sorts)))
    for key in () if quiet else sorted((asked - right).elements(), key=str):
        print(f"  - {key}")
    for key in () if quiet else sorted((read - right).elements(), key=str):
        print(f"  + {key}")


def _keys(name: str, lines: Iterable[Asked]) -> list[tuple[object, ...]]:
    return [(name, a.line, a.sort.value, *(_meaning(a) if a.measure else ())) for a in lines]


def _meaning(asked: Asked) -> tuple[object, ...]:
    limit = limit_of(asked.measure) if asked.measure else None
    if limit is None:
        return ()
    of, methods = sorted(limit.gauge.of), sorted(limit.gauge.methods)
    bound = f"{limit.gauge.family} {'<=' if limit.most else '>='} {float(limit.bound):g}"
    quantile = limit.gauge.percentile and f"p{float(limit.gauge.percentile * 100):g}"
    return (bound, quantile, *of, *methods, asked.measure and asked.measure.over)


def _stage(part: Counter[tuple[object, ...]]) -> int:
    return sum(count for key, count in part.items() if key[2] == Sort.STAGE)


def _unseen(part: Counter[tuple[object, ...]]) -> Counter[tuple[object, ...]]:
    return Counter({key: count for key, count in part.items() if key[2] == Sort.UNSEEN})


def _figures(what: str, right: int, read: int, asked: int) -> None:
    print(f"  {what}: precision {right}/{read} = {right / read:.1%}, recall {right}/{asked} = {right / asked:.1%}")


if __name__ == "__main__":
    main()
