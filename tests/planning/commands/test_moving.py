"""Versions that move under a way back, in every spelling, and fixed ones that only look alike."""

import pytest

from planning.commands.moving import find_moving


@pytest.mark.parametrize(("text", "found"), [
    ("git checkout HEAD^", "HEAD^"), ("git checkout HEAD~", "HEAD~"), ("git checkout HEAD^^2", "HEAD^^2"),
    ("docker pull shop:latest", "latest"), ("npm install shop@latest", "latest"), ("`shop:latest`", "latest"),
    ("deploy the latest release", "latest"), ("shopctl install --latest", "--latest"),
    ("kubectl -n prod rollout undo deploy/shop", "kubectl -n prod rollout undo"),
    ("kubectl argo rollouts undo shop", "kubectl argo rollouts undo"),
    ("kubectl argo rollouts -n prod undo shop", "kubectl argo rollouts -n prod undo"),
    ("kubectl rollout undo deploy/shop --to-revision=0", "kubectl rollout undo"),
    ("kubectl rollout undo deploy/a --to-revision=3; kubectl rollout undo deploy/b", "kubectl rollout undo"),
    ("kubectl get pods\nkubectl rollout undo deploy/a", "kubectl rollout undo"),
    ("helm -n prod rollback shop", "helm rollback shop"), ("helm --debug rollback shop", "helm rollback shop"),
    ("helm rollback --wait shop", "helm rollback shop"), ("helm rollback shop 0", "helm rollback shop"),
    ("helm rollback shop --timeout 5m", "helm rollback shop"),
    ("helm rollback api 3 && helm rollback web", "helm rollback web"),
    ("helm rollback shop # to the one before", "helm rollback shop"),
    ("kubectl rollout 'undo' deploy/shop", "kubectl rollout undo"),
    ('kubectl roll""out undo deploy/shop', "kubectl rollout undo"),
    ("kubectl rollout undo deploy/shop # --to-revision=3", "kubectl rollout undo"),
    ("kubectl rollout undo deploy/shop --to-revision=00", "kubectl rollout undo"),
    ('kubectl rollout undo deploy/shop "--to-revision"=0', "kubectl rollout undo"),
    ("git checkout 'HEAD'~1", "HEAD~1"), ("git checkout @~1", "@~1"), ('git checkout "@{-1}"', "@{-1}"),
    ('docker pull shop:"latest"', "latest"), ("docker pull shop:$'l\\x61test'", "latest"),
])  # fmt: skip
def test_a_version_that_moves_is_named(text: str, found: str) -> None:
    assert find_moving(text) == found


@pytest.mark.parametrize("text", [
    "git checkout v5.0.3", "git checkout 4f2a9c1", "docker pull shop:5.0.3", "the latest price is shown",
    "shop:latestonly", "https://shop.example.com/latest/prices",
    "kubectl rollout undo deploy/shop -n prod --to-revision 41",
    "kubectl rollout undo deploy/shop \\\n  --to-revision=41",
    "kubectl argo rollouts undo shop --to-revision=2", "kubectl argo rollouts abort shop",
    "kubectl rollout undo deploy/a --to-revision=3; kubectl rollout undo deploy/b --to-revision=10",
    "helm rollback shop 12", "helm rollback shop --timeout 5m 12", "helm rollback shop \\\n  12 --wait",
    "git checkout shop@1.2.3", "git show user@{u}", "kubectl rollout undo deploy/a --to-revision=010",
    "helm rollback --cleanup-on-fail shop $REVISION", "helm upgrade shop ./chart", "",
])  # fmt: skip
def test_a_version_that_stays_is_not(text: str) -> None:
    assert find_moving(text) == ""
