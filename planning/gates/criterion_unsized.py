"""Gate `criterion-unsized`."""

from collections.abc import Iterator

from planning.gates.case import Case
from planning.gates.gate import Blocks, Problem, Topic, gate
from planning.sizing.stage import Unsized, size_stages


@gate(
    topic=Topic.CRITERIA,
    blocks=Blocks.NEVER,
    bad='- `checkout success rate 98.1% over 7d`, Grafana "Checkout"\n',
    good='- `checkout success rate 98.1% over 7d`, Grafana "Checkout"\n- `checkouts 6/s`, weekdays\n',
)
def criterion_unsized(case: Case) -> Iterator[Problem]:
    """A criterion of which nobody can say whether its stage is long enough.

    How often the thing happens that it counts, or what is normal today, is not recorded. Nothing is assumed instead.
    """
    found = (one for one in size_stages(case.plan) if isinstance(one, Unsized) and one.record)
    for unsized in {one.record: one for one in reversed(list(found))}.values():
        yield Problem(
            "baselines",
            f"{unsized.reason} (`{unsized.record}`), so {unsized.criterion} is not sized",
            f"record it in baselines: `{unsized.record}`",
        )
