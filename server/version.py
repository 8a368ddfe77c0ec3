"""The version that is installed."""

from importlib.metadata import PackageNotFoundError, version

NAME = "deploy-planner"


def installed_version() -> str:
    """Give the version of the package, `0` in a checkout that was never installed."""
    try:
        return version(NAME)
    except PackageNotFoundError:
        return "0"
