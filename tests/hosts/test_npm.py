"""A client that cannot be had skips its test with the reason, or fails it where it was asked for."""

from pathlib import Path

import npm
import pytest

# Nobody listens here: the address is refused at once, as a registry behind a closed network is.
CLOSED = "http://127.0.0.1:9/"


def test_without_node_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(npm.REQUIRED, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match=r"^node is not on PATH: install Node 20 or newer$"):
        npm.modules("inspector")


def test_where_clients_are_required_nothing_is_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(npm.REQUIRED, "1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        pytest.fail.Exception, match=r"^node is not on PATH.* \(DEPLOY_PLANNER_HOSTS_REQUIRED is set\)$"
    ):
        npm.modules("inspector")


@pytest.mark.hosts
@pytest.mark.timeout(300)
def test_a_registry_out_of_reach_leaves_no_half_client_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    npm.node()
    monkeypatch.delenv(npm.REQUIRED, raising=False)
    monkeypatch.setenv(npm.CACHE, str(tmp_path / "hosts"))
    monkeypatch.setenv("npm_config_registry", CLOSED)
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    with pytest.raises(
        pytest.skip.Exception, match=r"^mcpb could not be installed, the npm registry cannot be reached"
    ):
        npm.modules("mcpb")
    assert [path.suffix for path in sorted((tmp_path / "hosts").iterdir())] == [".lock"]
