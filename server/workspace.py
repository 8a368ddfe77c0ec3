"""The workspace that a command line names."""

import os
from argparse import Namespace
from pathlib import Path

from resources.roots import PLANNING
from resources.workspace import Workspace, open_workspace


def workspace_of(options: Namespace) -> Workspace:
    """Give the workspace that the options, the environment and the working directory name."""
    return open_workspace(options.root, os.environ, working_directory(), options.planning or PLANNING)


def working_directory() -> Path:
    """Give where we stand; the top where that was deleted."""
    try:
        return Path.cwd()
    except OSError:  # deleted under us: some hosts start servers in odd places
        return Path("/")
