"""Start the server; in a wheel the four folders travel under `_app`, out of everyone else's way."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_APP = _HERE / "_app"
# `python -m` looks in the folder where it stands first, which may be anybody's: nothing is imported from there.
if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]
# First on the path, so that a user's own `server/` or `tools/` is never imported instead of ours.
sys.path.insert(0, str(_APP if _APP.is_dir() else _HERE.parent))

from server.main import main

if __name__ == "__main__":
    sys.exit(main())
