"""What holds for all tests."""

import os

from hypothesis import settings

# In CI the same examples every time: a change does not fail for another's bad luck. At home every run draws anew.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")
