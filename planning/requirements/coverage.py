"""Whether a criterion asks at least as much as a requirement."""

from fractions import Fraction

from planning.requirements.gauge import Gauge, Limit


def same_metric(one: Gauge, other: Gauge, names: frozenset[str] = frozenset()) -> bool:
    """Whether two gauges are of one metric, whatever their percentiles; `names` are words that mean the whole service."""
    methods = one.methods == other.methods or not (one.methods and other.methods)
    return one.family is other.family and one.of - names == other.of - names and methods


def covers(criterion: Limit, requirement: Limit, names: frozenset[str] = frozenset()) -> bool:
    """Whether all that passes the criterion meets the requirement."""
    if criterion.most is not requirement.most or not same_metric(criterion.gauge, requirement.gauge, names):
        return False
    if not _reaches(criterion.gauge.percentile, requirement.gauge.percentile):
        return False
    return criterion.bound <= requirement.bound if requirement.most else criterion.bound >= requirement.bound


def _reaches(criterion: Fraction | None, requirement: Fraction | None) -> bool:
    """A stricter percentile with the same bound asks more; a requirement that names none is met by any."""
    return requirement is None or (criterion is not None and criterion >= requirement)
