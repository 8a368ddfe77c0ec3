"""The check line: a measure, a probe or a judgement, in one notation everywhere something is verified."""

from planning.checks.model import (
    Absolute,
    Anchor,
    Check,
    Judged,
    Kind,
    Measure,
    Op,
    Probe,
    Relative,
    Unclear,
    Value,
    Version,
)  # fmt: skip
from planning.checks.reader import read_check
from planning.checks.recorded import Baseline, Record, read_baseline, read_record

__all__ = [
    "Absolute", "Anchor", "Baseline", "Check", "Judged", "Kind", "Measure", "Op", "Probe", "Record", "Relative",
    "Unclear", "Value", "Version", "read_baseline", "read_check", "read_record",
]  # fmt: skip
