"""Whether a command brings a version out, or makes one: with the old number in it, only the first leads back.

A command that builds, pushes, tags, publishes, migrates, runs or tests makes the new code anew under the old name.
"""

import re
from collections.abc import Collection

from planning.commands.shell.arguments import read_arguments
from planning.commands.shell.call import Call
from planning.commands.shell.reading import read_calls
from planning.rollback.versions import names_version

_BRINGS = frozenset({
    "deploy", "deploys", "redeploy", "rollout", "ship", "promote", "activate", "upgrade", "apply", "set", "switch",
})  # fmt: skip
"""Words of a task's or a command's name that say that a version goes out."""
_ELSE = frozenset({
    "build", "builds", "rebuild", "push", "tag", "tags", "publish", "package", "pack", "bundle", "migrate", "migration",
    "migrations", "db", "exec", "execute", "test", "tests", "smoke", "verify", "check", "lint", "bake", "upload", "image",
    "login", "dry", "plan", "preview", "diff", "status", "logs", "list", "show", "wait", "validate", "notify", "announce",
    "freeze", "lock", "unlock", "staging", "docs", "pages", "undo", "revert", "abort", "rollback", "prepare", "setup",
})  # fmt: skip
"""Words that say that something else happens as well, or instead."""
_OWN: dict[str, frozenset[str]] = {
    "kubectl": frozenset({"set", "apply", "patch", "replace"}),
    "oc": frozenset({"set", "apply", "patch", "replace"}),
    "docker": frozenset({"stack deploy", "service update", "compose up"}),
    "docker-compose": frozenset({"up"}),
    "podman-compose": frozenset({"up"}),
    "helm": frozenset({"upgrade"}),
    "helmfile": frozenset({"apply", "sync"}),
    "argocd": frozenset({"app set", "app sync"}),
    "terraform": frozenset({"apply"}),
    "tofu": frozenset({"apply"}),
    "terragrunt": frozenset({"apply"}),
    "pulumi": frozenset({"up"}),
    "nomad": frozenset({"job run", "run"}),
    "gh": frozenset({"workflow run"}),
    "gcloud": frozenset({"run services update", "run deploy", "compute instance-groups"}),
    "aws": frozenset({
        "ecs update-service", "lambda update-alias", "lambda update-function-code", "elasticbeanstalk update-environment",
        "deploy create-deployment", "apprunner update-service",
    }),
    "az": frozenset({"webapp config", "webapp deploy", "containerapp update", "functionapp config"}),
    "npm": frozenset({"dist-tag add", "run", "run-script"}),
    "skaffold": frozenset({"deploy"}),
    "git": frozenset(),
    "kustomize": frozenset(),
    "sed": frozenset(),
    "yq": frozenset(),
}  # fmt: skip
"""Programs that are known: how a call that brings a version out begins, options left aside."""
_SCRIPTS = frozenset({"gh", "npm"})
"""Of those, the ones whose call runs a script that has a name."""
_ANY = frozenset({"ansible-playbook", "ln"})
"""Programs that bring out what they are given, whatever it is called."""
_PREPARES = frozenset({"git", "kustomize", "sed", "yq", "cd", "export"})
"""Programs that write a version down for the command behind them to bring out."""
_FROM_TREE = frozenset({
    "kamal", "wrangler", "netlify", "vercel", "railway", "firebase", "copilot", "serverless", "sls", "werf", "mvn", "mvnw",
    "mike", "mkdocs", "cf", "sqitch", "prisma", "convox", "amplify", "cdk", "sam", "eb", "encore", "dotnet", "cargo",
    "poetry", "uv", "twine", "gem", "nuget", "goreleaser", "fastlane", "eas", "lerna", "supabase", "up", "fly", "flyctl",
    "heroku", "gradle", "gradlew", "alembic", "flyway", "liquibase", "dbmate", "goose", "buildah", "crane", "skopeo", "echo",
    "printf", "cat", "cp", "scp", "rsync", "curl", "wget", "http", "test", "grep", "jq",
})  # fmt: skip
"""Programs that make what they bring out from the files that lie there, or bring nothing out: run again they go nowhere."""
_BUILDS = frozenset({"--build", "--build-only", "--dry-run", "--dryrun", "--source", "--push"})
_ALWAYS = frozenset({"build", "push", "publish", "package"})
"""What makes something also where it names no version."""
_NAMED = re.compile(r"[a-z]+")


def brings_out(command: str, version: str) -> bool:
    """Whether a command line puts a version that exists already in the place of another; in doubt it does not."""
    calls = [call for call in read_calls(command) if not (call.wraps and call.name == "ssh")]
    if any(call.wraps or not call.readable or _makes(call, version) for call in calls):
        return False
    named = [call for call in calls if _names(call, version)]
    return any(map(_brings, calls)) and all(_brings(call) or call.name in _PREPARES for call in named)


def _names(call: Call, version: str) -> bool:
    return names_version(call.text, version) or any(names_version(value.text, version) for _, value in call.variables)


def _brings(call: Call) -> bool:
    if call.name in _FROM_TREE:
        return False
    if call.name in _ANY:
        return True
    if call.name in _OWN:
        begins = _begins(call, _OWN[call.name])
        return begins and (call.name not in _SCRIPTS or "dist-tag" in call.text or bool(_words(call) & _BRINGS))
    return bool(_words(call) & _BRINGS)


def _begins(call: Call, starts: Collection[str]) -> bool:
    """Whether the words of a call, options and their values left aside, begin in one of these ways."""
    said = " ".join(word.text for word in call.arguments if not word.text.startswith("-"))
    return any(re.search(rf"(?:^|\s){re.escape(start)}(?=\s|$)", said) for start in starts)


def _makes(call: Call, version: str) -> bool:
    """Whether a call makes something, or does what is no deployment; a known program is known by how it begins."""
    if any(word.text.partition("=")[0] in _BUILDS for word in call.arguments):
        return True
    if call.name in _PREPARES:
        return call.name == "git" and bool({"push", "tag", "commit"} & {word.text for word in call.arguments})
    if call.name in _OWN and call.name not in _SCRIPTS:
        return not _brings(call) and (_names(call, version) or bool(_words(call) & _ALWAYS))
    return "dist-tag" not in call.text and bool(_words(call) & _ELSE)


def _words(call: Call) -> frozenset[str]:
    """Give the words that the names of a call are made of: program, subcommand, task, script; no option and no value."""
    plain = [word.text for word in read_arguments(call.arguments, _VALUED).plain if "=" not in word.text]
    names = (name.rpartition("/")[2].lower() for name in (call.program.text, *plain))
    return frozenset(word for name in names for word in _NAMED.findall(name))


_VALUED = frozenset({
    "-n", "--namespace", "--context", "-f", "--file", "-i", "--inventory", "-e", "--env", "--ref", "-R", "--repo", "-C",
    "-t", "--tags", "--limit", "-l", "-c", "--config", "--cwd", "--filter", "-w", "--workspace", "--image", "--tag",
})  # fmt: skip
