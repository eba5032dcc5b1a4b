"""Refuses a prompt that starts the implementation while a gate of the constitution is broken.

Spec Kit's event dispatcher runs it at the root of the project whenever a prompt is submitted, with the agent's JSON on
standard input. Any prompt that does not start the implementation passes at once. Exit status 2 is what agents take for
"refuse the prompt"; any other status lets it pass, so everything that is not a pass becomes 2. Why it was refused goes
to standard error, which the user is shown, and to standard output, which an agent that does not heed the status gets.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

CONFIGURATION = Path(".specify/extensions/constitution-gate/constitution-gate-config.yml")
STARTS_IMPLEMENTATION = re.compile(r"\s*[/$]speckit[.:-]implement(?![\w-])")
SETTING = re.compile(r"(base|baseline|strict|allow_unverified):[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([^\s#'\"]\S*))?")
REFUSED = 2
INSTALL = """constitution-gate is not installed, so no gate was checked and the implementation does not start.
Install it with one of
  uv tool install constitution-gate
  pipx install constitution-gate
  python3 -m pip install constitution-gate
or switch the gate off for everybody with
  specify extension disable constitution-gate
"""


def options(configuration: str) -> list[str]:
    """The options of the audit that the extension's configuration asks for."""
    found = []
    for line in configuration.splitlines():
        setting = SETTING.match(line)
        if setting is None:
            continue
        name = setting[1].replace("_", "-")
        value = next((part for part in setting.groups()[1:] if part is not None), "")
        if name in ("base", "baseline"):
            found += [f"--{name}={value}"] if value else []
        elif value == "true":
            found.append(f"--{name}")
    return found


def main() -> int:
    """Judge the prompt; the exit status."""
    try:
        event = json.loads(sys.stdin.buffer.read())
    except ValueError:
        return 0
    prompt = event.get("prompt") if isinstance(event, dict) else None
    if not isinstance(prompt, str) or STARTS_IMPLEMENTATION.match(prompt) is None:
        return 0
    program = shutil.which("constitution-gate")
    if program is None:
        return refuse(INSTALL)
    configuration = CONFIGURATION.read_text(encoding="utf-8") if CONFIGURATION.is_file() else ""
    words = [program, "audit", "--phase", "tasks", *options(configuration)]
    ended = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - fixed words and validated options
    if ended.returncode == 0:
        return 0
    return refuse(
        "The implementation does not start: a gate of the constitution does not hold.\n", ended.stdout + ended.stderr
    )


def refuse(reason: str, report: bytes = b"") -> int:
    """Say why, to the user and to the agent; the exit status."""
    for stream in (sys.stderr, sys.stdout):
        stream.buffer.write(reason.encode("utf-8") + report)
        stream.flush()
    return REFUSED


if __name__ == "__main__":
    try:
        STATUS = main()
    except (OSError, UnicodeError) as problem:
        STATUS = refuse(f"The gates of the constitution could not be checked: {problem}\n")
    sys.exit(STATUS)
