"""Four ways to make texts for a reader, and what is done with one that it does not take.

`coverage` lets atheris (libFuzzer) change seeds as long as new code is reached. `structure` lets hypothesis put a
language together from its words. `mutation` splices seeds. `growth` repeats a piece of a seed up to 64 KiB, which shows
work that grows faster than the text.
"""

from __future__ import annotations

import random
import re
import signal
import sys
import time
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from readers import REPOSITORY, TARGETS, harmless_in_all, samples, seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from readers import Target

LARGEST = 64 << 10
SECONDS = 2.0
"""The processor time that a text of at most 64 KiB may take."""
ENGINES = ("coverage", "structure", "mutation", "growth")

_WARM = 0.02
_BATCH = 500


class TooLongError(BaseException):
    """A text took longer than it may; it is no Exception, so that no reader takes it for one."""


class Finding(NamedTuple):
    """A text that breaks a promise, and how; `key` tells findings apart."""

    key: str
    text: str


class Search:
    """A search over texts for one target until its processor time is spent."""

    def __init__(self, target: Target, seconds: float, number: int, limit: float = SECONDS) -> None:
        self.target = target
        self.random = random.Random(number)
        self.found: dict[str, Finding] = {}
        self.texts = 0
        self._limit = limit
        self._end = time.process_time() + seconds

    @property
    def over(self) -> bool:
        """Whether the time is spent."""
        return time.process_time() >= self._end

    def attempt(self, text: str) -> float:
        """Read a text; what goes wrong is kept. The processor time that it took."""
        self.texts += 1
        start = time.process_time()
        key = fault(self.target.read, text, self._limit)
        spent = time.process_time() - start
        if key is not None and (key not in self.found or len(text) < len(self.found[key].text)):
            self.found[key] = Finding(key, text)
        return spent


def fault(read: Callable[[str], object], text: str, limit: float = SECONDS) -> str | None:
    """What goes wrong when a text is read: the exception and where it was raised, or that it takes too long."""
    start = time.process_time()
    try:
        with _at_most(limit):
            read(text)
    except TooLongError as late:
        return f"more than {limit:g} s in {_place(late)}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{type(error).__name__} in {_place(error)}"
    if time.process_time() - start > limit:
        return f"more than {limit:g} s"
    return None


@contextmanager
def _at_most(limit: float) -> Iterator[None]:
    def stop(_number: int, frame: Any) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "constitution_gate" in frame.filename]
    frame = (own or frames)[-1]
    return f"{frame.filename.removeprefix(f'{REPOSITORY}/')}:{frame.lineno}"


def mutated(random_: random.Random, texts: list[str], words: tuple[str, ...]) -> str:
    """A seed with pieces taken out, doubled, moved, or put in from the words and from other seeds."""
    text = random_.choice(texts)[:LARGEST]
    for _ in range(random_.randrange(1, 8)):
        start, end = _piece(random_, text)
        other = random_.choice(texts)
        from_, to = _piece(random_, other)
        text = (
            text[:start]
            + random_.choice(
                (
                    "",
                    text[start:end] * random_.randrange(2, 5),
                    random_.choice(words),
                    other[from_:to],
                    random_.choice(words) + text[start:end] + random_.choice(words),
                    chr(
                        random_.choice(
                            (0, 9, 10, 13, 0x2028, 0x202E, 0xFEFF, 0x130, 0x1F600, random_.randrange(32, 0x3000))
                        )
                    ),
                )
            )
            + text[end:]
        )
    return text[:LARGEST]


def _piece(random_: random.Random, text: str) -> tuple[int, int]:
    """The bounds of a few lines or of a few characters."""
    if random_.random() < 0.5:
        ends = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
        first = random_.randrange(len(ends))
        return ends[first], ends[min(len(ends) - 1, first + random_.randrange(3))]
    start = random_.randrange(len(text) + 1)
    return start, min(len(text), start + int(random_.expovariate(0.1)))


def mutation(search: Search) -> None:
    """Splice seeds."""
    texts = seeds(search.target)
    while not search.over:
        search.attempt(mutated(search.random, texts, search.target.words))


def growth(search: Search) -> None:
    """Repeat a piece behind the beginning of a seed; a number in the piece counts, half of the time."""
    texts = seeds(search.target)
    random_ = search.random
    while not search.over:
        text = random_.choice(texts)
        start, end = _piece(random_, text)
        piece = text[start:end] if random_.random() < 0.5 else ""
        piece = piece or "".join(random_.choice(search.target.words) for _ in range(random_.randrange(1, 4)))
        if not piece.strip() and random_.random() < 0.5:
            continue
        head = text[:start] if random_.random() < 0.7 else ""
        tail = text[end : end + 2_000] if random_.random() < 0.5 else ""
        counts = random_.random() < 0.5
        if search.attempt(repeated(head, piece, tail, LARGEST // 16, counts=counts)) > _WARM:
            search.attempt(repeated(head, piece, tail, LARGEST, counts=counts))


def repeated(head: str, piece: str, tail: str, size: int, *, counts: bool) -> str:
    """The piece over and over, `size` characters of it, between head and tail."""
    number = size // len(piece) + 1
    if counts and re.search("[0-9]", piece):
        middle = "".join(re.sub("[0-9]+", str(index), piece, count=1) for index in range(number))
    else:
        middle = piece * number
    return (head[: size // 4] + middle)[:size] + tail[: size // 8]


def structure(search: Search) -> None:
    """Put texts together from words, lines of seeds and any characters; hypothesis makes what it finds small."""
    number = search.random.randrange(2**32)
    strategy = _strategy(search.target)
    while not search.over:
        number += 1
        _batch(search, strategy, number)


def _batch(search: Search, strategy: Any, number: int) -> None:
    from hypothesis import HealthCheck, Phase, given, seed, settings

    last: list[Any] = []

    @seed(number)
    @settings(
        max_examples=_BATCH,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(strategy)
    def holds(drawn: Any) -> None:
        if search.over and not last:
            return
        search.texts += 1
        read = search.target.read if isinstance(drawn, str) else harmless_in_all
        key = fault(read, drawn)
        if key is not None and key not in search.found:
            last[:] = [key, drawn]
            raise AssertionError(key)

    try:
        holds()
    except Exception:  # noqa: BLE001 - what it is about was kept
        if last:
            key, drawn = last
            search.found[key] = Finding(key, drawn if isinstance(drawn, str) else repr(drawn))


def _strategy(target: Target) -> Any:
    from hypothesis import strategies as st

    lines = sorted({line for text in seeds(target)[:200] for line in text.splitlines(keepends=True) if len(line) < 200})
    piece = st.sampled_from(target.words) | st.sampled_from(lines or ["a"]) | st.text(max_size=4)
    text = st.lists(piece, max_size=30).map("".join)
    indented = st.lists(st.tuples(st.integers(0, 4), piece), max_size=30).map(
        lambda rows: "".join(f"{'  ' * depth}{row.rstrip()}\n" for depth, row in rows)
    )
    ends = st.sampled_from(["\r\n", "\r", "\n"]).flatmap(lambda end: text.map(lambda made: made.replace("\n", end)))
    made = text | indented | ends
    if target is TARGETS["reports"]:
        return made | samples().Samples().any_report()
    return made


def coverage(search: Search, directory: str, number: int) -> None:
    """Let libFuzzer change the seeds; this never returns, and what is found is handed to `search` all the while."""
    import os

    import atheris

    texts = seeds(search.target, 4_000)
    os.makedirs(directory, exist_ok=True)
    for index, text in enumerate(search.random.sample(texts, min(len(texts), 200))):
        with open(os.path.join(directory, str(index)), "wb") as file:
            file.write(text.encode())

    def one(data: bytes) -> None:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return
        search.attempt(text)

    def mutate(data: bytes, size: int, number_: int) -> bytes:
        random_ = random.Random(number_)
        if random_.random() < 0.5:
            made: bytes = atheris.Mutate(data, size)
            return made
        text = data.decode("utf-8", "ignore") or random_.choice(texts)
        return mutated(random_, [text, text, random_.choice(texts)], search.target.words).encode()[:size]

    options = [
        f"-seed={number}",
        "-max_len=8192",
        "-verbosity=0",
        "-print_final_stats=0",
        "-timeout=60",
        "-rss_limit_mb=0",
    ]
    atheris.Setup([sys.argv[0], *options, f"-max_total_time={2**20}", directory], one, custom_mutator=mutate)
    atheris.Fuzz()


def instrumented() -> Any:
    """What counts the branches of the modules that are imported within."""
    import atheris

    return atheris.instrument_imports(include=["constitution_gate"], enable_loader_override=False)


def minimised(read: Callable[[str], object], finding: Finding, seconds: float = 20) -> str:
    """A shorter text with the same fault, found by leaving out ever smaller pieces."""
    text, end = finding.text, time.process_time() + seconds
    size = len(text) // 2
    while size and time.process_time() < end:
        start = 0
        while start < len(text) and time.process_time() < end:
            shorter = text[:start] + text[start + size :]
            if fault(read, shorter) == finding.key:
                text = shorter
            else:
                start += size
        size //= 2
    return text
