"""Reads probes: a command, an address or a place, and what it has to show."""

import re

from planning.checks.model import Probe, Unclear
from planning.duration import read_duration
from planning.markdown.prose import one_line, prose
from planning.markdown.spans import Span, code_span, read_spans

_SAYS = re.compile(
    r"\s*(?::\s*(?P<exact>expects?|not)\b|:?\s*(?P<loose>→|->|=>|returns?|prints?|outputs?|shows?|gives?|yields?"
    r"|responds?(?: with)?|answers?(?: with)?|is|must be|must return|should return|devuelve|retorna|exits?(?: with)?)(?=[\s\d`]|$))"
    r"\s*(?P<rest>[\s\S]*)",
    re.IGNORECASE,
)
_EXIT = re.compile(r"(?:exit(?: code| status)?\s*)(\d{1,3})\b(.*)", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(r"(?:HTTP\s*)?(\d{1,5}|[A-Za-z][\w.-]*)(?=\s|$|[.,;])(.*)", re.DOTALL)
_LASTING = re.compile(r"\s*(?:for|over)\s+([\w\s.]+?)\.?", re.IGNORECASE)
_PLACE = re.compile(
    r"(?P<lead>.*?)\bwhere:\s*(?P<where>.+):\s*(?P<verb>expects?|not)\s+(?P<value>.+)",
    re.IGNORECASE | re.DOTALL,
)
_TOOLS = frozenset(
    [
        "kubectl",
        "helm",
        "make",
        "npm",
        "npx",
        "yarn",
        "pnpm",
        "bun",
        "node",
        "python",
        "python3",
        "pip",
        "uv",
        "poetry",
        "pytest",
        "curl",
        "wget",
        "git",
        "gh",
        "glab",
        "docker",
        "docker-compose",
        "podman",
        "terraform",
        "tofu",
        "aws",
        "gcloud",
        "az",
        "fly",
        "flyctl",
        "heroku",
        "vercel",
        "netlify",
        "wrangler",
        "railway",
        "ansible",
        "ansible-playbook",
        "psql",
        "mysql",
        "redis-cli",
        "mongosh",
        "sqlite3",
        "alembic",
        "flyway",
        "liquibase",
        "prisma",
        "rails",
        "rake",
        "bundle",
        "go",
        "cargo",
        "mvn",
        "gradle",
        "./gradlew",
        "dotnet",
        "composer",
        "php",
        "artisan",
        "systemctl",
        "journalctl",
        "service",
        "ssh",
        "scp",
        "rsync",
        "bash",
        "sh",
        "jq",
        "yq",
        "grep",
        "cat",
        "ls",
        "dig",
        "nslookup",
        "ping",
        "nc",
        "openssl",
        "istioctl",
        "argocd",
        "flux",
        "pulumi",
        "cdk",
        "sam",
        "serverless",
        "sls",
        "ldcli",
        "just",
        "task",
        "deno",
        "ruby",
        "supabase",
        "firebase",
        "eas",
        "fastlane",
        "xcrun",
        "adb",
        "launchctl",
        "nginx",
        "pm2",
        "brew",
        "apt",
        "apt-get",
        "cap",
        "kamal",
        "skaffold",
        "kustomize",
    ]
)


def looks_like_command(text: str) -> bool:
    """Whether a code span holds a command line, by its first word, its options or its path."""
    words = text.split()
    while words and re.fullmatch(r"[A-Z_][A-Z0-9_]*=\S*|sudo|time|env", words[0]):
        words = words[1:]
    if not words:
        return False
    first = words[0]
    return (
        first.lower() in _TOOLS
        or first.startswith(("./", "/", "~/", "../", "$"))
        or bool(re.search(r"\s--?[A-Za-z][\w-]*|\.(?:sh|py|js|ts|rb)\b", text))
    )


def read_probe(line: str) -> Probe | Unclear | None:
    """Read a probe; Unclear where the line means one and says no result, None where it means none."""
    spans = read_spans(line)
    for index, span in enumerate(spans[:-1]):
        says = _SAYS.match(_after(spans, index)) if span.code and span.text.strip() else None
        if says and (says["exact"] or _is_target(span.text)):
            return _found(line, spans, index, says)
    return _place(line) or _bare(line, spans)


def _after(spans: tuple[Span, ...], index: int) -> str:
    return "".join(code_span(s.text) if s.code and s.text.strip() else s.text for s in spans[index + 1 :])


def _is_target(text: str) -> bool:
    return text.startswith(("http://", "https://")) or looks_like_command(text)


def _found(line: str, spans: tuple[Span, ...], index: int, says: re.Match[str]) -> Probe | Unclear:
    value, rest = _value(says["rest"])
    lead = prose("".join(code_span(s.text) if s.code and s.text.strip() else s.text for s in spans[:index]))
    target = one_line(spans[index].text)
    negated = (says["exact"] or "").lower() == "not"
    if not value:
        fix = f"{code_span(target)}: {'not' if negated else 'expect'} {'`200`' if target.startswith('http') else 'exit 0'}"
        return Unclear(line, "says no value to expect", fix, corrected=True)
    lasting = _LASTING.fullmatch(rest)
    length = read_duration(lasting[1]) if lasting else None
    probe = Probe(target, value, negated, length, _lead(lead))
    if rest.strip(" .") and length is None:
        return Unclear(line, f"says more than one thing: {rest.strip()[:60]!r}", str(probe), corrected=True)
    return probe


def _lead(text: str) -> str:
    while (shorter := prose(text.rstrip("; ,:-–—→"))) != text:
        text = shorter
    return text


def _value(text: str) -> tuple[str, str]:
    """Give the value that is expected, and what follows it."""
    code = _EXIT.match(text)
    if code:
        return f"exit {int(code[1])}", code[2]
    spans = read_spans(text)
    if spans and spans[0].code:
        value, rest = one_line(spans[0].text), _after(spans, 0)
        inner = _EXIT.fullmatch(value)
        return (f"exit {int(inner[1])}" if inner and not inner[2] else value), rest
    bare = _BARE.match(text)
    return (bare[1], bare[2]) if bare else ("", text)


def _place(line: str) -> Probe | None:
    match = _PLACE.fullmatch(line)
    value, rest = _value(match["value"]) if match else ("", "")
    if not match or not value:
        return None
    lasting = _LASTING.fullmatch(rest)
    length = read_duration(lasting[1]) if lasting else None
    if rest.strip(" .") and length is None:
        return None
    negated = match["verb"].lower() == "not"
    where = prose(match["where"].strip(": "))
    return Probe("", value, negated, length, _lead(match["lead"]), where) if where else None


def _bare(line: str, spans: tuple[Span, ...]) -> Unclear | None:
    """A command or an address alone: it says no result; the commonest one is offered."""
    target = next((one_line(span.text) for span in spans if span.code and _is_target(span.text)), None)
    if target is None:
        return None
    fix = f"{code_span(target)}: expect {'`200`' if target.startswith('http') else 'exit 0'}"
    return Unclear(line, "does not say what to expect", fix, corrected=True)
