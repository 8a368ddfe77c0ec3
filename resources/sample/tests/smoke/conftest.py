import httpx
import pytest

HOSTS = {
    "local": "http://localhost:8080",
    "staging": "https://checkout.staging.example.com",
    "prod": "https://checkout.example.com",
    "prod-canary": "https://checkout.example.com",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--env", default="local", choices=sorted(HOSTS))


@pytest.fixture
def client(request: pytest.FixtureRequest) -> httpx.Client:
    env = request.config.getoption("--env")
    headers = {"X-Canary": "always"} if env == "prod-canary" else {}
    return httpx.Client(base_url=HOSTS[env], headers=headers, timeout=5)
