"""Tells a command line from words and addresses, by its first word, its options or its path."""

import re

_TOOLS = frozenset([
    "kubectl", "helm", "npm", "npx", "yarn", "pnpm", "bun", "python", "python3", "pip", "uv", "uvx", "poetry",
    "pytest", "curl", "wget", "git", "gh", "glab", "docker", "docker-compose", "podman", "terraform", "tofu",
    "aws", "gcloud", "az", "flyctl", "heroku", "vercel", "netlify", "wrangler", "ansible", "ansible-playbook",
    "psql", "mysql", "redis-cli", "mongosh", "sqlite3", "alembic", "flyway", "liquibase", "rake", "cargo",
    "mvn", "gradle", "./gradlew", "dotnet", "composer", "php", "artisan", "systemctl", "journalctl", "ssh",
    "scp", "rsync", "bash", "sh", "jq", "yq", "grep", "rg", "ls", "dig", "nslookup", "nc", "openssl",
    "istioctl", "argocd", "pulumi", "cdk", "sls", "ldcli", "deno", "supabase", "firebase", "eas", "fastlane",
    "xcrun", "adb", "launchctl", "pm2", "apt-get", "kamal", "skaffold", "kustomize", "promtool", "k6", "locust",
    "hey", "wrk", "oc", "nomad", "consul", "vault", "eksctl", "doctl", "crictl", "rustup", "bundle", "rails",
    "prisma", "dbmate", "sqitch", "knex", "sequelize", "typeorm", "drizzle-kit", "bin/rails", "bin/rake", "django-admin", "ping", "brew", "apt", "tox", "nox",
])  # fmt: skip
_SHARED = {
    "make": r"[\w./:-]+(?:\s+[A-Z_]+=\S*|\s+-\S+|\s*[|>&;].*)*",
    "go": r"(?:build|test|run|vet|generate|install|mod|tool|list)\b.*",
    "service": r"\S+\s+(?:start|stop|restart|status|reload)",
    "node": r"(?:-\S+|\S*[./]\S*)(?:\s.*)?",
    "ruby": r"(?:-\S+|\S*[./]\S*)(?:\s.*)?",
    "cat": r"\S*[./$]\S*(?:\s.*)?",
    "just": r"[\w:-]+",
    "task": r"[\w:-]+",
    "cap": r"\S+\s+[\w:]+",
    "fly": r"(?:deploy|status|releases|logs|machine|apps|scale|checks|ssh)\b.*",
    "railway": r"(?:up|run|logs|status|redeploy|down)\b.*",
    "sam": r"(?:build|deploy|local|logs|sync|validate)\b.*",
    "flux": r"(?:get|reconcile|suspend|resume|logs|check)\b.*",
    "flask": r"(?:db|run|routes)\b.*",
    "goose": r"(?:-\S+\s.*\s)?(?:\S+\s+\S+\s+)?(?:up|down|redo|reset|status)(?:-to|-by-one)?(?:\s+\d+)?",
    "migrate": r"(?:-\S+\s.*\s)?(?:up|down|goto|force|version)(?:\s+-?\w+)*",
    "nginx": r"-\S+.*",
    "serverless": r"(?:deploy|rollback|invoke|info|logs)\b.*",
}
"""Tools whose name is also a word: what follows decides."""
_PROSE = re.compile(
    r"\s(?:is|are|was|the|an?|sure|it|works?|working|should|must|looks?|as|we|stays?|remains?|healthy|fine|ok|has|have"
    r"|expected|correctly|successfully|passing|green)(?=\s|$)",
)
_PREFIX = re.compile(r"(?:[A-Z_][A-Z0-9_]*=\S*|sudo|time|env|!)\s+")
_OPTION = re.compile(r"\s--?[A-Za-z][\w-]*")
_SCRIPT = re.compile(r"[\w./~-]+\.(?:sh|py|js|mjs|ts|rb|pl|ps1)")
_PATH = re.compile(r"(?:\.{1,2}|~)/\S+|\$\{?\w+\}?/\S+")
_BINARY = re.compile(r"/\S*/?s?bin/\S+|/\S+\.(?:sh|py|js|rb|pl)")


def looks_like_command(text: str) -> bool:
    """Whether a code span holds a command line; `/users` and `/discover` are addresses, not commands."""
    while prefix := _PREFIX.match(text):
        text = text[prefix.end() :]
    first, _, rest = text.partition(" ")
    bare = _outside_quotes(text)
    if _PROSE.search(bare) and not _OPTION.search(bare):
        return False
    if first in _SHARED:
        return bool(re.fullmatch(_SHARED[first], rest.strip(), re.DOTALL))
    if first.startswith("/"):
        return bool(_BINARY.fullmatch(first) or _OPTION.search(bare))
    return (
        first in _TOOLS
        or bool(_PATH.fullmatch(first) or _SCRIPT.fullmatch(first))
        or bool(re.fullmatch(r"[a-z][\w.-]+", first) and re.search(r"\s--[a-z][\w-]+", bare))
    )


def _outside_quotes(text: str) -> str:
    return re.sub(r"'[^']*'|\"[^\"]*\"", "''", text)
