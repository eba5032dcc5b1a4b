"""What made an attestation: the versions of the program, of Python, and of the packages that it depends on."""

from __future__ import annotations

import re
import sys
from importlib import metadata

from constitution_gate.engine.version import VERSION

_DISTRIBUTION = "constitution-gate"


def versions() -> dict[str, str]:
    """Name to version, for this program, Python, and every package without which this program cannot run."""
    found = {_DISTRIBUTION: VERSION, "python": ".".join(map(str, sys.version_info[:3]))}
    try:
        required = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        required = []
    for requirement in (*(each for each in required if "extra ==" not in each), "cryptography"):
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return dict(sorted(found.items()))
