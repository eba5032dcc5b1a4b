"""SHA-256 (FIPS 180-4) of what was read."""

from __future__ import annotations

_LARGE = 262_144


def sha256(data: bytes) -> str:
    """The digest of the bytes, in hex.

    Little is hashed without OpenSSL: loading it takes longer than the audit of a small feature hashes, and for large
    contracts it is several times as fast.
    """
    if len(data) < _LARGE:
        try:
            from _sha2 import sha256 as hashed
        except ImportError:
            try:
                from _sha256 import sha256 as hashed
            except ImportError:
                from hashlib import sha256 as hashed
    else:
        from hashlib import sha256 as hashed
    return str(hashed(data).hexdigest())
