"""Ways back on platforms that keep their releases: what runs before the start is recorded, and brought back by name."""

from planning.checks import Record
from planning.plan.model import Plan
from planning.plan.parts import Step
from planning.plan.version import short_version
from planning.rollback.versions import names_version
from planning.rollback.way import Started, Way, arguments_of, carried, started

_APP = ("--app", "-a")
_CONFIG = ("--config", "-c")
_FLY = frozenset({*_APP, *_CONFIG, "--image", "-i", "--strategy", "--image-label", "--dockerfile", "--env", "-e"})
_VERCEL_SCOPE = ("--scope", "-S")
_VERCEL_FOLDER = ("--cwd",)
_AWS = (("--cluster",), ("--region",), ("--profile",))
_AWS_VALUED = frozenset({"--cluster", "--service", "--task-definition", "--region", "--profile", "--desired-count"})
_KAMAL = (("-d", "--destination"), ("-c", "--config-file"), ("-r", "--roles"), ("-h", "--hosts"))
_CLOUD_RUN = (("--region",), ("--project",))


def platform_way(command: str, plan: Plan) -> Way | None:
    """Find the way back of a platform's own command; None for what is no such command."""
    line = started(command, short_version(plan.release.version))
    match line.words:
        case ("fly" | "flyctl", "deploy", *options) if "--build-only" not in options:
            return _fly(command, line)
        case ("heroku", *_) | ("git", "push", "heroku", *_):
            return _heroku(command, line.words)
        case ("vercel", *_) if "--prod" in line.words:
            return _vercel(command, line)
        case ("kamal", "deploy" | "redeploy", *options) | ("kamal", "app", "boot", *options):
            return _kamal(command, line, tuple(options), plan)
        case ("aws", "ecs", "update-service", *_):
            return _ecs(command, line)
        case ("gcloud", "run", "deploy", service, *_) if not service.startswith("-"):
            return _cloud_run(command, line)
        case _:
            return None


def _fly(command: str, line: Started) -> Way:
    where, fly = carried(arguments_of(line.words[2:], _FLY), _APP, _CONFIG), line.spelling
    record = Record("STABLE_IMAGE", f"{fly} releases{where} --json | jq -r '.[0].ImageRef'")
    step = Step(
        action="Bring back the image that ran before.",
        minutes=5,
        command=f'{fly} deploy{where} --image "$STABLE_IMAGE"',
        expect=f"`{fly} status{where}` prints `started`.",
    )
    return Way((step,), (record,), command)


def _heroku(command: str, words: tuple[str, ...]) -> Way | None:
    """Heroku keeps every release, whether it came by git or as a container."""
    if words[1:2] not in {("push",), ("container:release",)}:
        return None
    where = carried(arguments_of(words[2:], {*_APP, "--remote", "-r"}), _APP, ("--remote", "-r"))
    record = Record("STABLE_RELEASE", f"heroku releases{where} --json | jq -r '.[0].version'")
    step = Step(
        action="Return to the release that ran before.",
        minutes=3,
        command=f'heroku releases:rollback "v$STABLE_RELEASE"{where}',
        expect=f"`heroku releases{where}` prints `Rollback to v`.",
    )
    return Way((step,), (record,), command)


def _vercel(command: str, line: Started) -> Way | None:
    words, vercel = line.words, line.spelling
    if words[1] not in {"deploy", "--prod"}:
        return None
    where = carried(arguments_of(words[1:], {*_VERCEL_SCOPE, *_VERCEL_FOLDER}), _VERCEL_SCOPE, _VERCEL_FOLDER)
    listed = f"{vercel} list --prod --status READY{where} | grep -Eo 'https://[^ ]+' | head -n 1"
    step = Step(
        action="Point production back at the deployment that served before.",
        minutes=2,
        command=f'{vercel} rollback "$STABLE_DEPLOYMENT"{where}',
        expect=f"`{vercel} rollback status{where}` prints `success`.",
    )
    return Way((step,), (Record("STABLE_DEPLOYMENT", listed),), command)


def _kamal(command: str, line: Started, options: tuple[str, ...], plan: Plan) -> Way | None:
    """Kamal keeps old containers by their version; which one ran before, the header says."""
    new, old = short_version(plan.release.version), short_version(plan.release.roll_back_to)
    if not (old and new != old and names_version(command, new)):
        return None
    where = kamal_place(options)
    step = Step(
        action=f"Start {old} again in the place of {new}.",
        minutes=3,
        command=f"{line.spelling} rollback {old}{where}",
        expect=f"`{line.spelling} app version{where}` prints `{old}`.",
    )
    return Way((step,), (), command)


def kamal_place(options: tuple[str, ...]) -> str:
    """Carry what says where Kamal works: destination, configuration, roles, hosts; with a space before."""
    valued = {name for place in _KAMAL for name in place} | {"--version"}
    return carried(arguments_of(options, valued), *_KAMAL)


def _ecs(command: str, line: Started) -> Way | None:
    arguments = arguments_of(line.words[3:], _AWS_VALUED)
    service, task = arguments.last("--service"), arguments.last("--task-definition")
    if service is None or task is None:
        return None
    where = carried(arguments, *_AWS)
    asked = f"{line.spelling} ecs describe-services{where} --services {service}"
    record = Record("STABLE_TASK_DEFINITION", f"{asked} --query 'services[0].taskDefinition' --output text")
    step = Step(
        action="Run the task definition that ran before.",
        minutes=5,
        command=f'{line.spelling} ecs update-service{where} --service {service} --task-definition "$STABLE_TASK_DEFINITION"',
        expect=f"`{asked} --query 'services[0].deployments[0].rolloutState'` prints `COMPLETED`.",
    )
    return Way((step,), (record,), command)


def _cloud_run(command: str, line: Started) -> Way:
    service, arguments = line.words[3], arguments_of(line.words[4:], {"--region", "--project", "--image", "--tag"})
    where = carried(arguments, *_CLOUD_RUN)
    asked = f"{line.spelling} run services describe {service}{where}"
    record = Record("STABLE_REVISION", f"{asked} --format='value(status.traffic[0].revisionName)'")
    step = Step(
        action="Send all traffic back to the revision that served before.",
        minutes=2,
        command=f'{line.spelling} run services update-traffic {service}{where} --to-revisions="$STABLE_REVISION"=100',
        expect=f"`{asked} --format='value(status.traffic[0].percent)'` prints `100`.",
    )
    return Way((step,), (record,), command)
