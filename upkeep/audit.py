"""Ask the registries whether known holes are in what the locks name: pip-audit and npm audit.

Needs the internet, and takes nothing from it but advice.
"""

from __future__ import annotations

import shutil
import subprocess
import venv

from tools.paths import BUILD, ROOT
from tools.setup.node import environment

LOCKS = ROOT / "requirements"
HOME = BUILD / "audit"


def _auditor() -> str:
    """Install pip-audit away from what it judges."""
    shutil.rmtree(HOME, ignore_errors=True)
    venv.create(HOME, with_pip=True)
    pip = [str(HOME / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
    lock = str(LOCKS / "audit.txt")
    subprocess.run([*pip, "--quiet", "--require-hashes", "-r", lock], check=True)
    return str(HOME / "bin" / "pip-audit")


def audit() -> int:
    """Judge every lock; return how many hold something known to be broken."""
    auditor = _auditor()
    failed = 0
    for lock in sorted(LOCKS.glob("*.txt")):
        print(f"{lock.name}:", flush=True)
        command = [auditor, "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
        failed += subprocess.run([*command, "-r", str(lock)], check=False).returncode != 0
    print("package-lock.json:", flush=True)
    npm = ["npm", "audit", "--audit-level", "moderate"]
    failed += subprocess.run(npm, check=False, cwd=ROOT, env=environment()).returncode != 0
    return failed


if __name__ == "__main__":
    raise SystemExit(audit())
