"""A command that makes a version is no way back: with the old number in it, it makes the new code under the old name."""

import pytest

from planning.duration import Duration
from planning.plan.action import read_action
from planning.plan.model import Plan, Release
from planning.plan.parts import Stage
from planning.rollback.anew import instead_of_making
from planning.rollback.bringing import brings_out
from planning.rollback.draft import draft_playbooks
from planning.rollback.one_way import one_way_commands
from planning.rollout.exposure import read_exposure

KAMAL = (
    "bin/kamal build push -d production --version=2.14.0",
    'bin/kamal app exec -d production --version=2.14.0 --primary "bin/rails db:migrate"',
    "bin/kamal deploy -d production --skip-push --version=2.14.0",
)


def plan(*commands: str) -> Plan:
    actions = tuple(read_action(f"`{command}`") for command in commands)
    stage = Stage(name="all", exposure=read_exposure("100%"), duration=Duration(600), do=actions)
    return Plan(issue="x", release=Release(version="2.14.0", roll_back_to="2.13.2"), stages=(stage,))


def steps(*commands: str) -> list[str]:
    return [step.command for book in draft_playbooks(plan(*commands))[0] for step in book.steps]


@pytest.mark.parametrize("command", [
    "docker build -t r/shop:2.14.0 .", "docker buildx build --push -t r/shop:2.14.0 .", "docker push r/shop:2.14.0",
    "docker tag r/shop:2.14.0 r/shop:live", "docker run r/shop:2.14.0 ./deploy", "docker compose run api deploy 2.14.0",
    "docker build -t x:2.14.0 . && kubectl set image statefulset/x x=x:2.14.0", "docker build . && make deploy VERSION=2.14.0",
    "VERSION=2.14.0 docker compose up -d --build", "npm publish --tag 2.14.0", "npm version 2.14.0",
    "npm run build -- --version 2.14.0", "helm package deploy/chart --version 2.14.0", "helm push shop.tgz oci://r/shop:2.14.0",
    "make build VERSION=2.14.0", "make build deploy VERSION=2.14.0", "make release VERSION=2.14.0",
    "make smoke VERSION=2.14.0", "make migrate VERSION=2.14.0", "make deploy-staging VERSION=2.14.0",
    "gh workflow run build.yml -f version=2.14.0", "gh workflow run build-and-deploy.yml -f version=2.14.0",
    "gh release create 2.14.0", "git tag 2.14.0 && git push origin 2.14.0", "fly deploy --build-only --image-label 2.14.0",
    "gcloud app deploy --version=2.14.0", "gcloud builds submit --tag r/x:2.14.0", "mvn deploy -Drevision=2.14.0",
    "copilot svc deploy --tag 2.14.0", "wrangler deploy --tag 2.14.0", "sqitch deploy --to @2.14.0",
    "alembic upgrade 2.14.0", "flyway migrate -target=2.14.0", "kubectl exec deploy/api -- app --version 2.14.0",
    "kubectl label deploy api version=2.14.0", "kubectl rollout status deploy/x-2.14.0", "cargo publish --version 2.14.0",
    "poetry publish 2.14.0", "kustomize edit set image x=x:2.14.0", "pulumi config set v 2.14.0",
    "terraform plan -var v=2.14.0", "skaffold run --tag 2.14.0", "sed -i s/x/2.14.0/ deploy/values.yaml",
    *KAMAL[:2],
])  # fmt: skip
def test_what_makes_or_runs_a_version_is_no_way_back_and_it_is_said(command: str) -> None:
    made = plan(command)

    assert draft_playbooks(made) == ((), (), ())
    assert [line.partition(": no way back was drafted: ")[0] for line in one_way_commands(made)] == ["stages[0].do[0]"]


@pytest.mark.parametrize("command", [
    "make deploy VERSION=2.14.0", "just deploy 2.14.0", "./bin/deploy 2.14.0", "bash scripts/deploy.sh 2.14.0",
    "npm run deploy -- --version 2.14.0", "gh workflow run deploy.yml -f version=2.14.0",
    "ansible-playbook site.yml -e version=2.14.0", "terraform apply -var image_tag=2.14.0",
    "kubectl set image statefulset/db db=db:2.14.0", "docker service update --image shop:2.14.0 shop",
    "cd k8s && kustomize edit set image x=x:2.14.0 && kubectl apply -k .", "argocd app set shop -p image.tag=2.14.0",
    "ssh h 'cd /srv && VERSION=2.14.0 docker compose up -d'", "npm dist-tag add shop@2.14.0 latest",
    "ln -sfn /srv/releases/2.14.0 /srv/current", "cap production deploy BRANCH=v2.14.0",
    "aws lambda update-alias --function-name f --function-version 2.14.0", "nomad job run -var version=2.14.0 shop.nomad",
])  # fmt: skip
def test_what_deploys_or_sets_a_version_brings_the_old_one_back(command: str) -> None:
    assert brings_out(command, "2.14.0")


def test_the_command_that_deploys_shows_the_way_back_whatever_stands_before_it() -> None:
    assert steps(*KAMAL) == ["bin/kamal rollback 2.13.2 -d production"]
    assert steps("docker push r/shop:2.14.0", "make deploy VERSION=2.14.0") == ["make deploy VERSION=2.13.2"]


@pytest.mark.parametrize(("command", "back"), [
    ("bin/kamal deploy --version=2.14.0", "bin/kamal rollback 2.13.2"),
    ("./bin/kamal redeploy --version 2.14.0 -d production", "./bin/kamal rollback 2.13.2 -d production"),
    ("bundle exec kamal deploy -P --version=2.14.0 --destination=eu", "bundle exec kamal rollback 2.13.2 -d eu"),
    ("VERSION=2.14.0 KAMAL_HOST=a kamal deploy -c config/eu.yml", "KAMAL_HOST=a kamal rollback 2.13.2 -c config/eu.yml"),
    ("mise exec -- kamal app boot --version=2.14.0 -r web", "mise exec -- kamal rollback 2.13.2 -r web"),
    ("npx vercel deploy --prod", 'npx vercel rollback "$STABLE_DEPLOYMENT"'),
])  # fmt: skip
def test_a_tool_goes_back_by_its_own_command_started_in_the_same_way(command: str, back: str) -> None:
    assert steps(command) == [back]


@pytest.mark.parametrize(("command", "instead"), [
    ("kamal deploy --version=2.13.2", "kamal rollback 2.13.2`"),
    ("bin/kamal deploy -d production --version=2.13.2", "bin/kamal rollback 2.13.2 -d production`"),
    ("bin/kamal build push -d production --version=2.13.2", "bin/kamal rollback 2.13.2 -d production`"),
    ("VERSION=2.13.2 bundle exec kamal redeploy", "bundle exec kamal rollback 2.13.2`"),
    ("docker build -t r/shop:2.13.2 .", "deploy `r/shop:2.13.2` as the registry holds it, and build nothing"),
    ("docker buildx build --push --tag r/shop:v2.13.2 api", "deploy `r/shop:v2.13.2` as"),
    ("docker build -t shop:2.13.2 . && docker push shop:2.13.2", "deploy `shop:2.13.2` as"),
])  # fmt: skip
def test_a_step_that_builds_the_old_version_is_told_what_goes_back(command: str, instead: str) -> None:
    assert instead in instead_of_making(command, "2.13.2")


@pytest.mark.parametrize("command", [
    "kamal rollback 2.13.2 -d production", "kamal deploy --skip-push --version=2.13.2", "kamal deploy -P --version=2.13.2",
    "kamal app boot --version=2.13.2", "kamal build pull --version=2.13.2", "kamal deploy", 'kamal deploy --version="$OLD"',
    "git checkout v2.13.2 && kamal deploy --version=2.13.2", "git checkout v2.13.2 && docker build -t shop:2.13.2 .",
    "docker build -t shop:2.13.2 https://example.com/shop.git#v2.13.2", "docker push shop:2.13.2", "docker pull shop:2.13.2",
    "docker build -t shop:2.13.20 .", "docker service update --image shop:2.13.2 shop", "make build VERSION=2.13.2",
])  # fmt: skip
def test_a_step_that_may_go_back_is_let_pass(command: str) -> None:
    assert instead_of_making(command, "2.13.2") == ""
