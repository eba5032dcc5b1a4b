"""`python -m constitution_gate.engine.spec_kit URL DIRECTORY` writes what is to be served below that URL."""

from __future__ import annotations

import sys
from pathlib import Path

from constitution_gate.engine.spec_kit.publication import publication


def main(words: list[str]) -> int:
    """Write the files of the publication and name each; the exit status."""
    if len(words) != 2:
        sys.stderr.write("Usage: python -m constitution_gate.engine.spec_kit URL DIRECTORY\n")
        return 2
    base, directory = words[0], Path(words[1])
    try:
        served = publication(base)
        directory.mkdir(parents=True, exist_ok=True)
        for name, content in served.items():
            (directory / name).write_bytes(content)
            sys.stdout.write(f"{directory / name}\n")
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
