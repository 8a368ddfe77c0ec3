"""Ways back that follow from a platform's own command; where there is none, it is said."""

import pytest

from planning.duration import Duration
from planning.plan.action import read_action
from planning.plan.model import Plan, Release
from planning.plan.parts import Stage
from planning.rollback.draft import draft_playbooks
from planning.rollback.one_way import one_way_commands
from planning.rollout.exposure import read_exposure
from planning.rollout.strategy import Strategy

ECS = "aws ecs describe-services --cluster shop --services api"
CLOUD_RUN = "gcloud run services describe api --region europe-west1"


def plan(*commands: str, strategy: Strategy = Strategy.BIG_BANG, back: str = "`api:2.3.7`") -> Plan:
    stages = tuple(
        Stage(name=f"{n}", exposure=read_exposure("5%"), duration=Duration(60), do=(read_action(f"`{command}`"),))
        for n, command in enumerate(commands)
    )
    release = Release(version="`api:2.4.0`", roll_back_to=back)
    return Plan(issue="x", strategy=strategy, release=release, stages=stages)


@pytest.mark.parametrize(("command", "steps", "record"), [
    ("fly deploy --app shop --image r/api:2.4.0", ['fly deploy --app shop --image "$STABLE_IMAGE"'],
     "`$STABLE_IMAGE`: `fly releases --app shop --json | jq -r '.[0].ImageRef'`"),
    ("fly deploy -c fly.prod.toml", ['fly deploy --config fly.prod.toml --image "$STABLE_IMAGE"'],
     "`$STABLE_IMAGE`: `fly releases --config fly.prod.toml --json | jq -r '.[0].ImageRef'`"),
    ("git push heroku main", ['heroku releases:rollback "v$STABLE_RELEASE"'],
     "`$STABLE_RELEASE`: `heroku releases --json | jq -r '.[0].version'`"),
    ("heroku container:release web -a shop", ['heroku releases:rollback "v$STABLE_RELEASE" --app shop'],
     "`$STABLE_RELEASE`: `heroku releases --app shop --json | jq -r '.[0].version'`"),
    ("vercel deploy --prod", ['vercel rollback "$STABLE_DEPLOYMENT"'],
     "`$STABLE_DEPLOYMENT`: `vercel list --prod --status READY | grep -Eo 'https://[^ ]+' | head -n 1`"),
    ("kamal deploy --version=2.4.0 -d production", ["kamal rollback 2.3.7 -d production"], ""),
    ("aws ecs update-service --cluster shop --service api --task-definition api:42",
     ['aws ecs update-service --cluster shop --service api --task-definition "$STABLE_TASK_DEFINITION"'],
     f"`$STABLE_TASK_DEFINITION`: `{ECS} --query 'services[0].taskDefinition' --output text`"),
    ("gcloud run deploy api --image r/api:2.4.0 --region europe-west1",
     ['gcloud run services update-traffic api --region europe-west1 --to-revisions="$STABLE_REVISION"=100'],
     f"`$STABLE_REVISION`: `{CLOUD_RUN} --format='value(status.traffic[0].revisionName)'`"),
    ("gh workflow run deploy.yml -f environment=prod -f version=2.4.0",
     ["gh workflow run deploy.yml -f environment=prod -f version=2.3.7"], ""),
    ("make deploy VERSION=2.4.0", ["make deploy VERSION=2.3.7"], ""),
    ("VERSION=2.4.0 docker stack deploy -c stack.yml shop", ["VERSION=2.3.7 docker stack deploy -c stack.yml shop"], ""),
])  # fmt: skip
def test_a_platform_goes_back_to_what_ran_before(command: str, steps: list[str], record: str) -> None:
    books, records, drafted = draft_playbooks(plan(command))

    assert [step.command for book in books for step in book.steps] == steps
    assert [str(value) for value in records] == ([record] if record else [])
    assert [(one.where, one.source) for one in drafted] == [("steps", "stages[0].do[0]")]


def test_a_workflow_is_seen_to_have_ended() -> None:
    books, _, _ = draft_playbooks(plan("gh workflow run deploy.yml -f version=2.4.0"))

    assert books[0].steps[0].expect == (
        "`gh run list --workflow deploy.yml --limit 1 --json conclusion -q '.[0].conclusion'` prints `success`."
    )


def test_a_canary_that_a_workflow_began_goes_back_by_its_traffic() -> None:
    begun = plan(
        "gh workflow run deploy.yml -f version=2.4.0", "kubectl argo rollouts promote api -n prod",
        strategy=Strategy.CANARY,
    )  # fmt: skip
    books, _, _ = draft_playbooks(begun)

    assert [book.from_stage for book in books] == [1]
    assert books[0].steps[0].command == "kubectl argo rollouts abort api -n prod"


@pytest.mark.parametrize("command", [
    "terraform apply -auto-approve", "pulumi up --yes", "docker stack deploy -c stack.yml shop", "kubectl apply -f k8s/",
])  # fmt: skip
def test_what_has_no_way_back_says_why(command: str) -> None:
    books, _, _ = draft_playbooks(plan(command))

    assert books == ()
    assert [line.partition(": no way back was drafted: ")[0] for line in one_way_commands(plan(command))] == [
        "stages[0].do[0]"
    ]


@pytest.mark.parametrize(
    "command", ["kamal deploy", "heroku ps", "vercel env ls --prod", "fly status", "aws s3 sync a b"]
)
def test_no_other_command_has_a_way_back(command: str) -> None:
    assert draft_playbooks(plan(command, back=""))[0] == ()
