"""Which of two rollouts harms fewer users."""

from planning.plan.model import Plan
from planning.sizing.harm import Harm, harm_in_stages, harm_of, rollout_harm


def compared(before: Plan, after: Plan) -> str:
    """Say in a line how the extra failures of the regression changed; empty where one of the two is not known.

    Both are computed for the same regression and the same rates, those of `after`.
    """
    then = before.having(baselines=after.baselines, notice=after.notice, risk=after.risk, playbooks=after.playbooks)
    harms, wholes = (_harm(then), _harm(after)), (rollout_harm(then), rollout_harm(after))
    if harms[0] is None or harms[1] is None:
        return ""
    old, new = harms[0].failures, harms[1].failures
    verdict = "no difference" if old == new else "harms fewer users" if new < old else "harms more users"
    whole = f"; if every stage misses it {wholes[1]} instead of {wholes[0]}" if None not in wholes else ""
    stops = f"stage {harms[1].spans[-1].stage + 1} stops it" if harms[1].sure else "the rollout ends"
    events = harms[1].regression.events
    worse = "are too slow" if harms[1].regression.slow else "fail"
    return f"{verdict}: about {new} more {events} {worse} until {stops}, instead of {old}{whole}"


def _harm(plan: Plan) -> Harm | None:
    return harm_of(plan) or harm_in_stages(plan)
