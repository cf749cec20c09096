"""A small file system for the database alone, so that it can be full without filling anybody's disk.

Linux lets a process mount one in a view of the file systems that is its own: root, and in a namespace of users
anybody. Where a machine doesn't, the faults are made without a full disk, and the report says so.
"""

import os
import subprocess
import sys
from pathlib import Path

MEGABYTES = 600
LOG_MEGABYTES = 128
"""What of it PostgreSQL's log may take. The rest is for data and whatever fills the disk; all of it lies in memory."""
_ASKED = "IE_SMALL_DISK"
_MOUNT = f'mount -t tmpfs -o size={MEGABYTES}m tmpfs "$0" && exec "$@"'


def go_on_inside(folder: Path) -> None:
    """Start this program anew where ``folder`` is such a file system; does nothing where it is already, or can't be."""
    if os.environ.get(_ASKED) or sys.platform != "linux":
        return
    os.environ[_ASKED] = "yes"
    folder.mkdir(parents=True, exist_ok=True)
    inside = [*_unshared(), "sh", "-c", _MOUNT, str(folder), *_myself_again()]
    try:
        possible = subprocess.run([*inside, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        possible = False
    if possible:
        os.execvp(
            inside[0], [*inside, sys.executable, "-W", "ignore", "-m", "benchmarks.load", *sys.argv[1:]]
        )
    print("no disk of its own can be made here, so none is full", flush=True)


def _unshared() -> list[str]:
    return (
        ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
    )


def _myself_again() -> list[str]:
    """Whoever had to be root to mount it is herself afterwards: the database takes no root that has no other users."""
    if os.geteuid() == 0:
        return []
    return ["unshare", "--user", f"--map-user={os.geteuid()}", f"--map-group={os.getegid()}"]
