"""How far the first stage of a strategy goes at most."""

from planning.rollout.strategy import Strategy

LARGEST = {Strategy.CANARY: 10, Strategy.FEATURE_FLAG: 10, Strategy.ROLLING: 34}
"""Percent (Amazon Builders' Library, "Automating safe, hands-off deployments"; a rolling step is a third)."""
