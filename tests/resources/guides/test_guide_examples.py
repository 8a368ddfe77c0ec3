"""What the guide on criteria shows as passing is taken by the check line itself."""

import re

from planning.checks import Unclear, read_check
from resources.guides import GUIDES

_ITEM = re.compile(r"^- (`[^`]+`.*|Judged by .*|Where: .*)$", re.MULTILINE)


def test_every_example_of_a_check_in_the_guide_is_taken() -> None:
    text = next(guide.text() for guide in GUIDES if guide.uri == "deploy://criteria")
    examples = _ITEM.findall(text)

    assert [example for example in examples if isinstance(read_check(example), Unclear)] == []
    assert len(examples) > 3
