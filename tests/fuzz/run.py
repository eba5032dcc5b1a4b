"""Fuzz the readers of what strangers write.

    python tests/fuzz/run.py [TARGET ...] [--seconds 60] [--engine NAME] [--seed 1] [--keep DIRECTORY] [--list]

Each target is given `--seconds` of processor time, shared by the engines; without `--engine` all of them run (that of
atheris only where it is installed: `pip install 'constitution-gate[fuzz]'`). A finding is an exception that the reader
does not document, an invariant that does not hold, or a text of at most 64 KiB that takes more than 2 s. It is tried
again in a process of its own and made small, and lands in the directory that `--keep` names. The exit status is 1 where
something was found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [str(ROOT / room) for room in ("constitution", "gates", "engine")]
sys.path[:0] = [str(Path(__file__).resolve().parent), *ROOMS]
ALL = ("coverage", "structure", "mutation", "growth")
MEMORY = 1 << 30
SLOWER = 4
"""How much longer instrumented code may take; what is found in it is tried again without."""


class Outcome(NamedTuple):
    """What one engine came to on one target."""

    seconds: float
    texts: int
    found: tuple[tuple[str, str], ...]


def child(options: argparse.Namespace) -> int:
    """Run one engine on one target, and print as JSON what it came to."""
    if options.engine == ["coverage"]:
        return _coverage_child(options)
    import engines
    from readers import TARGETS

    search = engines.Search(TARGETS[options.target[0]], options.seconds, options.seed)
    getattr(engines, options.engine[0])(search)
    _tell(search)
    return 0


def _coverage_child(options: argparse.Namespace) -> int:
    import atheris

    with atheris.instrument_imports(include=["constitution_gate"], enable_loader_override=False):
        import engines
        from readers import TARGETS
    search = engines.Search(TARGETS[options.target[0]], options.seconds, options.seed, engines.SECONDS * SLOWER)
    attempt = search.attempt

    def attempt_or_end(text: str) -> float:
        if search.over:
            _tell(search)
            os._exit(0)
        return attempt(text)

    search.attempt = attempt_or_end  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as directory:
        engines.coverage(search, directory, options.seed)
    return 0


def _tell(search: object) -> None:
    import engines

    assert isinstance(search, engines.Search)
    found = [list(finding) for finding in search.found.values()]
    line = json.dumps({"seconds": time.process_time(), "texts": search.texts, "found": found})
    os.write(3, line.encode())


def replay(options: argparse.Namespace) -> int:
    """Read one text without instruments, and print how it fails, made small."""
    import engines
    from readers import TARGETS

    resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, 4 * MEMORY))
    read = TARGETS[options.target[0]].read
    text = json.loads(sys.stdin.read())
    engines.fault(read, "")
    key = engines.fault(read, text)
    if key is not None:
        small = engines.minimised(read, engines.Finding(key, text))
        os.write(3, json.dumps([key, small]).encode())
    return 0


def _child(words: list[str], wall: float, given: str = "") -> tuple[str, str]:
    """What a child tells, and the reason where it tells nothing."""
    reading, writing = os.pipe()
    told: list[bytes] = []

    def listen() -> None:
        with os.fdopen(reading, "rb") as file:
            told.append(file.read())

    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, "-X", "faulthandler", __file__, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        preexec_fn=lambda: os.dup2(writing, 3),
        close_fds=False,
        text=True,
    )
    os.close(writing)
    listener = threading.Thread(target=listen)
    listener.start()
    try:
        _, errors = process.communicate(given, timeout=wall)
    except subprocess.TimeoutExpired:
        process.kill()
        _, errors = process.communicate()
        errors = "no answer: a call that cannot be interrupted\n" + errors
    listener.join(5)
    return b"".join(told).decode(), errors[-4_000:]


def fuzz(target: str, engine: str, seconds: float, seed: int, keep: Path) -> Outcome:
    """Run one engine on one target in a process of its own; what it finds is tried again and kept."""
    words = [target, "--engine", engine, "--seconds", str(seconds), "--seed", str(seed), "--child"]
    start = time.monotonic()
    told, errors = _child(words, seconds * 20 + 120)
    if not told:
        return Outcome(
            time.monotonic() - start, 0, ((f"the process ended: {errors[-300:]!r}", _kept(keep, target, errors)),)
        )
    came = json.loads(told)
    found = {}
    for _, text in came["found"]:
        again, _ = _child([target, "--replay"], 300, json.dumps(text))
        if again:
            key, small = json.loads(again)
            found[key] = _kept(keep, target, small)
    return Outcome(came["seconds"], came["texts"], tuple(found.items()))


def _kept(keep: Path, target: str, text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    path = keep / f"{target.replace(' ', '-').replace('.', '')}-{hashlib.sha256(data).hexdigest()[:12]}"
    keep.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


def main() -> int:
    """Fuzz and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="*", help="its name, or how it begins; all of them without one")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--engine", action="append", choices=ALL)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "constitution-gate-fuzz")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--replay", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return child(options)
    if options.replay:
        return replay(options)
    from readers import TARGETS

    wanted = [name for name in TARGETS if not options.target or name.startswith(tuple(options.target))]
    if options.list or not wanted:
        print("\n".join(TARGETS))
        return 0 if options.list else 2
    engines = options.engine or [name for name in ALL if name != "coverage" or find_spec("atheris")]
    return _run(wanted, engines, options)


def _run(wanted: list[str], engines: list[str], options: argparse.Namespace) -> int:
    print(f"Python {sys.version.split()[0]}, {options.seconds:g} s of processor time for each of {len(wanted)} targets")
    print(f"{'target':28} {'engine':10} {'s':>6} {'texts':>9} found", flush=True)
    seconds, texts, findings = 0.0, 0, 0
    for target in wanted:
        for engine in engines:
            came = fuzz(target, engine, options.seconds / len(engines), options.seed, options.keep)
            seconds, texts, findings = seconds + came.seconds, texts + came.texts, findings + len(came.found)
            print(f"{target:28} {engine:10} {came.seconds:6.1f} {came.texts:9,} {len(came.found):5}", flush=True)
            for key, path in came.found:
                print(f"    {key}\n    {path}", flush=True)
    print(f"{'in all':28} {'':10} {seconds:6.0f} {texts:9,} {findings:5}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
