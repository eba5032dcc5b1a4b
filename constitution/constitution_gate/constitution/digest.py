"""SHA-256 (FIPS 180-4) of what was read."""

from __future__ import annotations

import sys

_LARGE = 262_144


def sha256(data: bytes) -> str:
    """The digest of the bytes, in hex.

    Little is hashed without OpenSSL: loading it takes longer than the audit of a small feature hashes, and for large
    contracts it is several times as fast.
    """
    if len(data) < _LARGE:
        try:
            if sys.version_info >= (3, 12):
                from _sha2 import sha256 as hashed
            else:
                from _sha256 import sha256 as hashed
        except ImportError:
            from hashlib import sha256 as hashed
    else:
        from hashlib import sha256 as hashed
    return str(hashed(data).hexdigest())
