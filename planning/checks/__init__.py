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
from planning.checks.recorded import Baseline, Record, is_record, read_baseline, read_record, read_recorded

__all__ = [
    "Absolute", "Anchor", "Baseline", "Check", "Judged", "Kind", "Measure", "Op", "Probe", "Record", "Relative",
    "Unclear", "Value", "Version", "is_record", "read_baseline", "read_check", "read_record", "read_recorded",
]  # fmt: skip
