"""Examples of commands that fit the place where one is wanting: what is no way back must not end as one."""

_AT = {
    "record": "`$STABLE_REVISION`: `helm history api --max 1 -o json`",
    "checklist": "`make test`: expect exit 0",
    "stages": "`kubectl argo rollouts promote api -n prod`",
    "steps": "`kubectl argo rollouts abort api -n prod`",
    "verify": "`curl -s https://api.example.com/version`: expect `2.3.7`",
    "smoke_tests": "`make smoke ENV=prod`: expect `12 passed`",
    "health_checks": "`https://api.example.com/healthz`: expect `200`",
    "metrics": "`http 5xx rate < 0.5% over 1h`",
    "triggers": "`http 5xx rate > 2% over 5m`",
    "manual_checks": "Judged by on-call: the checkout opens",
    "migrations": "`alembic downgrade 3f2a91c7d0b4`",
}
_CRITERION = "`curl -s https://api.example.com/version`: expect `2.4.0`"


def example_at(where: str) -> str:
    """Give a line that would pass at a path of the plan: a smoke test at `smoke_tests[0]`."""
    if ".proceed_when" in where:
        return _CRITERION
    return _AT.get(where.partition("[")[0].partition(".")[0], _CRITERION)


def is_done(where: str) -> bool:
    """Whether what stands at a path is done and not looked at: there a place to click does as well as a command."""
    return where.startswith("steps") or ".do" in where
