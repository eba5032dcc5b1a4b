"""Run commands in turn, and print how long each took."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Work(NamedTuple):
    """A command. `budget` is a multiple of `of`'s median, or seconds where `of` is empty; 0 is none."""

    name: str
    command: Sequence[str]
    budget: float = 0
    of: str = ""


def measure(works: Sequence[Work], rounds: int, environment: Mapping[str, str]) -> dict[str, list[float]]:
    """The seconds that each command took in each round; the commands take turns, and a first round does not count."""
    times: dict[str, list[float]] = {work.name: [] for work in works}
    for number in range(rounds + 1):
        for work in works:
            start = time.perf_counter()
            subprocess.run(
                work.command,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            if number:
                times[work.name].append(time.perf_counter() - start)
    return times


def show(works: Sequence[Work], times: Mapping[str, Sequence[float]], rounds: int) -> None:
    """Print the medians with their ratios and budgets."""
    print(machine(), f"{rounds} rounds, medians", sep=", ")
    print(f"{'work':42} {'ms':>9} {'ratio':>7} {'budget':>9}")
    for work in works:
        median = statistics.median(times[work.name])
        ratio = f"{median / statistics.median(times[work.of]):.1f}" if work.of else ""
        budget = f"{work.budget:g}{'x' if work.of else ' s'}" if work.budget else ""
        print(f"{work.name:42} {median * 1000:9.1f} {ratio:>7} {budget:>9}")


def machine() -> str:
    """What the numbers were measured on."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {sys.version.split()[0]}"


def environment(cache: str) -> dict[str, str]:
    """The environment of the commands: with byte code, and with a cache of their own."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "CONSTITUTION_GATE_CACHE_DIR": cache}
