"""What the settings make on a machine that has nothing yet."""

import os
import stat
import subprocess
import sys


def test_it_makes_a_home_and_a_key_that_nobody_else_can_read(tmp_path):
    home = tmp_path / "home"
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GOLDENTHREAD_")}
    code = "import goldenthread.site.settings as made; assert len(made.SECRET_KEY) >= 50"
    subprocess.run([sys.executable, "-c", code], check=True, env=ours | {"GOLDENTHREAD_HOME": str(home)})
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, home / "secret-key")}
    assert modes == {"home": 0o700, "secret-key": 0o600}
