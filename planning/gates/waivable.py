"""Which gates a person may set aside."""


def is_waivable(name: str) -> bool:
    """Whether a plan may carry a waiver for a gate of this name."""
    from planning.gates import BY_NAME  # noqa: PLC0415 - the list holds the gate that asks

    return name in BY_NAME and BY_NAME[name].waivable
