"""Facts that decide a strategy, found in ARCHITECTURE and PROJECT_SPEC and cited with file and line."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from planning.context.objectives import objective_in, scrape_interval_in
from planning.context.settling import settling_in
from planning.context.statements import Statement
from planning.plan.parts import Fact
from planning.requirements.never import is_never

_DENIED = re.compile(
    r"\b(?:not|never|\w+n['’]t|non|non-?goals?|out of scope|no need for|without being|optional)\b",
    re.IGNORECASE,
)
_ENDS = r"(?!['’\w])(?=\W*$|[`*_]*[.,;:()]|\s+(?:[-–—|]|(?:for|that|which|to|in|on|with|written|and|or|of|behind)\b))"
"""What follows a noun that stands by itself: a library concern is no library, no service window no lack of one."""
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("zero downtime", re.compile(r"\b(?:zero|no|without)[- ]down-?time\b", re.IGNORECASE)),
    (
        "performance-sensitive",
        re.compile(
            r"\bperformance[- ](?:sensitive|critical)\b|\bhot path\b"
            r"|\b(?:p\d{2}(?:\.\d)?|latency|response time)\b[^.]{0,40}?\d\s*(?:ms\b|s\b|sec)",
            re.IGNORECASE,
        ),
    ),
    ("stateless", re.compile(r"\bstateless\b", re.IGNORECASE)),
    (
        "no service",
        re.compile(
            r"(?:\b(?:is|as|are|this) (?:an? )?(?:(?!(?:the|not|no|never)\b)[\w-]+ ){0,3}|^(?:an? )?(?:(?!(?:the|not|no|never)\b)[\w-]+ ){0,2})"
            rf"(?:command[- ]line tool|cli(?: tool)?|library|package){_ENDS}"
            rf"|\bno (?:server|service|runtime|backend)(?: (?:code|components?|process(?:es)?))?{_ENDS}",
            re.IGNORECASE,
        ),
    ),
)
_FLAG = re.compile(
    r"\b(?:feature |release |LaunchDarkly |Unleash )?(?:flag|toggle)\s+[`\"]([\w.:-]+)[`\"]", re.IGNORECASE
)
_NEAR = 32
"""Characters in which a denial belongs to what it denies."""
_URL = re.compile(r"https?://[^\s`)>\]|\"']+")
_HEALTH = re.compile(r"/(?:\S*/)?(?:health|ready|live|status|ping|up\b)", re.IGNORECASE)


@lru_cache(maxsize=32)
def find_facts(statements: tuple[Statement, ...]) -> tuple[Fact, ...]:
    """Find the first statement that says each fact; one that denies it says nothing."""
    found: dict[str, Fact] = {}
    for statement in statements:
        for name in _facts_in(statement):
            found.setdefault(name.split(" http")[0].partition(":")[0], Fact(fact=name, source=statement.source))
    if "no service" in found and "service" in found:
        del found["no service"]
    return tuple(found.values())


def _facts_in(statement: Statement) -> Iterator[str]:
    for name, sign in _SIGNS:
        if (said := sign.search(statement.text)) and not _is_denied(statement.text, said):
            yield name
    flag = _FLAG.search(statement.text)
    if flag:
        yield f"flag: {flag[1]}"
    health = next((url for url in _URL.findall(statement.text) if _HEALTH.search(url.partition("//")[2])), None)
    if health:
        yield f"service {health.rstrip('.,;')}"
    for find in (objective_in, scrape_interval_in, settling_in):
        if found := find(statement):
            yield found


def _is_denied(text: str, said: re.Match[str]) -> bool:
    """Whether the same sentence takes it back, shortly before or right after."""
    before = re.split(r"[.;:!?]\s", text[: said.start()])[-1][-_NEAR:]
    after = re.split(r"[.;:!?]", text[said.end() :])[0][:_NEAR]
    return bool(_DENIED.search(before) or _DENIED.search(after))


_REQUIREMENTS = re.compile(
    r"non-?functional|\bnfrs?\b|quality|performance|availability|reliab|\bslos?\b|service level",
    re.IGNORECASE,
)
_INFRASTRUCTURE = re.compile(
    r"infrastructure|deploy|hosting|environment|operation|topology|runtime|platform", re.IGNORECASE
)
_PLATFORM = re.compile(
    r"\b(?:helm|kubernetes|k8s|docker|argo|replicas?|nginx|terraform|lambda|ecs|fargate|cloud run|vercel|netlify|fly\.io"
    r"|heroku|postgres(?:ql)?|mysql|mariadb|mongodb|redis|kafka|rabbitmq|prisma|alembic|launchdarkly|unleash)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_RULE = re.compile(r"[\s|:-]*")


@lru_cache(maxsize=32)
def find_requirements(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Give the non-functional requirements that hold a number, or say what must never happen."""
    return tuple(s for s in _under(statements, _REQUIREMENTS) if _NUMBER.search(s.text) or is_never(s.text))


@lru_cache(maxsize=32)
def find_infrastructure(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Give what the documents say under headings on infrastructure and deployment, or of a platform by its name."""
    said = tuple(s for s in statements if not _RULE.fullmatch(s.text))
    under = set(_under(said, _INFRASTRUCTURE))
    return tuple(s for s in said if s in under or _PLATFORM.search(s.text))


def _under(statements: Iterable[Statement], topic: re.Pattern[str]) -> Iterator[Statement]:
    return (s for s in statements if any(topic.search(heading) for heading in s.headings[1:] or s.headings))
