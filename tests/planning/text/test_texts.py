"""What stands in texts and must not, and what only looks like it."""

import pytest

from planning.commands.moving import find_moving
from planning.commands.variables import free_variables
from planning.text.placeholders import find_placeholder
from planning.text.secrets import find_secret
from planning.text.vague import find_vague


@pytest.mark.parametrize(("text", "found"), [
    ("p99 < {threshold}", "{threshold}"), ("restart \\<service>", "<service>"), ("owner: TBD", "TBD"),
    ("[insert date]", "[insert date]"), ("to be decided", "to be decided"), ("version ???", "???"),
    ("${NAME}", ""), ("awk '{print}'", ""), ("<b>bold</b>", ""), ("{{ .Values }}", ""), ("5 < 6", ""),
])  # fmt: skip
def test_text_that_stands_for_something_is_found(text: str, found: str) -> None:
    assert find_placeholder(text) == found


@pytest.mark.parametrize(("text", "kind"), [
    ("postgres://app:hunter22@db/x", "a password in an address"), ("postgres://app:$PASSWORD@db/x", ""),
    ("password=correct-horse-1", "a password"), ("password=$DB_PASSWORD", ""), ("password: see the vault", ""),
    ("-----BEGIN RSA PRIVATE KEY-----", "a private key"), ("AKIA" + "A" * 16, "an AWS access key"),
    ("ghp_" + "a1" * 18, "a GitHub token"),
])  # fmt: skip
def test_a_secret_is_found_by_its_shape_and_only_its_kind_is_said(text: str, kind: str) -> None:
    assert find_secret(text) == kind


@pytest.mark.parametrize(("text", "found"), [
    ("Monitor closely", "closely"), ("restart if needed", "if needed"), ("logs, metrics, etc.", "etc."),
    ("`test -f /etc/edge.env`", ""), ("as soon as the pod is ready", ""), ("the enclosely named", ""),
])  # fmt: skip
def test_words_that_decide_nothing_are_found(text: str, found: str) -> None:
    assert find_vague(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("git checkout HEAD~1", "HEAD~1"), ("`api:latest`", "latest"), ("latest", "latest"),
    ("kubectl rollout undo deployment/api", "kubectl rollout undo"),
    ("kubectl rollout undo deployment/api --to-revision=41", ""), ("the latest news", ""),
    ("helm rollback api", "helm rollback api"), ("helm rollback api 12 -n prod", ""),
    ("helm rollback api -n prod", "helm rollback api"), ("git checkout v2.3.7", ""),
])  # fmt: skip
def test_a_version_that_moves_is_found(text: str, found: str) -> None:
    assert find_moving(text) == found


@pytest.mark.parametrize(("command", "names"), [
    ('undo --to-revision="$STABLE" -n ${SPACE:-prod}', ("STABLE", "SPACE")), ("echo '$NOT'", ()),
    ("X=1; echo $X $Y", ("Y",)), ("for h in a b; do ssh $h; done", ()), ("cd $HOME", ()), ("make x", ()),
    ("awk '{print $1}'", ()), ("echo $A $A", ("A",)),
])  # fmt: skip
def test_variables_from_outside_are_named_once_in_their_order(command: str, names: tuple[str, ...]) -> None:
    assert free_variables(command) == names
