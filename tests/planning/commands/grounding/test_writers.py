"""What a command writes is never missing."""

import pytest

from planning.commands.grounding.judge import made_by_commands


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("kubectl get deploy -o yaml > now.yaml", "now.yaml"),
        ("echo x | tee -a a/log.txt", "a/log.txt"),
        ("terraform -chdir=infra plan -out=x.plan", "x.plan"),
        ("curl -sSLo tool.sh https://example.com/t", "tool.sh"),
        ("curl -fsSLO https://example.com/tool.sh", "tool.sh"),
        ("wget -q https://example.com/a/tool.sh", "tool.sh"),
        ("tar czf x.tgz web", "x.tgz"),
        ("tar xzf x.tgz -C kit", "kit"),
        ("tar xzf x.tgz", "."),
        ("git clone https://example.com/a/ops.git", "ops"),
        ("git clone --depth 1 https://example.com/a/ops.git there", "there"),
        ("git worktree add ../x HEAD && git worktree add old v1", "old"),
        ("aws s3 cp s3://a/b.sql b.sql", "b.sql"),
        ("aws s3 cp s3://a/b.sql .", "b.sql"),
        ("gh release download v1 -D kit", "kit"),
        ("pg_dump -Fc -f x.dump", "x.dump"),
        ("cp a.yaml made/b.yaml", "made/b.yaml"),
        ("cd web && mkdir -p gen && touch gen/x", "web/gen/x"),
        ("helm pull oci://example.com/charts/api --untar", "api"),
    ],
)
def test_a_command_writes(command: str, path: str) -> None:
    assert path in made_by_commands([command])


def test_what_is_written_on_another_machine_is_not_here() -> None:
    assert "x" not in made_by_commands(["ssh host 'touch x'"])
