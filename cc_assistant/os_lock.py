"""Locks of the operating system on open files: a process cannot leave one behind when it dies."""

from __future__ import annotations

import os
import sys

_LOCKED_BYTE = 1 << 20  # past the text, which others read while the lock is held

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int, *, shared: bool) -> bool:
        """Lock one byte. Windows has no shared kind, and a file in use there cannot be removed anyway."""
        if shared:
            return True
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def unlock(descriptor: int) -> None:
        """Give the lock back; closing the file and the end of the process do so too."""
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def try_lock(descriptor: int, *, shared: bool) -> bool:
        """Lock an open file if that can be had at once; several may hold it ``shared``."""
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(descriptor: int) -> None:
        """Give the lock back; closing the file and the end of the process do so too."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)
