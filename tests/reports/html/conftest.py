"""A headless Chromium that is spoken to over two pipes, so that a page can be tried as its readers see it.

The protocol is https://chromedevtools.github.io/devtools-protocol/; messages on the pipes end in a NUL.
"""

from __future__ import annotations

import json
import os
import select
import shutil
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("CONSTITUTION_GATE_CHROMIUM") or shutil.which("chromium")
PATIENCE = 30
_ARGUMENTS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-default-browser-check",
    "--hide-scrollbars",
    "about:blank",
)
_TELLS = ("Runtime", "Log", "Network", "Page")


class Chromium:
    """One browser process."""

    def __init__(self, program: str, profile: Path) -> None:
        import fcntl

        to_child, self._out = os.pipe()
        self._in, from_child = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in (to_child, from_child)]
        os.close(to_child)
        os.close(from_child)
        # Its descriptors 3 and 4 are the two pipes.
        actions = [
            (os.POSIX_SPAWN_DUP2, ends[0], 3),
            (os.POSIX_SPAWN_DUP2, ends[1], 4),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        arguments = [program, f"--user-data-dir={profile}", *_ARGUMENTS]
        self._process = os.posix_spawnp(program, arguments, os.environ, file_actions=actions)
        for end in ends:
            os.close(end)
        self._number = 0
        self._rest = b""
        self.events: list[dict] = []

    def call(self, method: str, session: str | None = None, **parameters):
        """The result of a command; events that come meanwhile are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                return answer["result"]
            self.events.append(answer)

    def next(self) -> dict:
        """The next message."""
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], PATIENCE)
            assert ready, "Chromium does not answer."
            read = os.read(self._in, 1 << 16)
            assert read, "Chromium has ended."
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def open(self, address: str, *, script: bool = True, **emulated) -> Tab:
        """A new tab with a page that has loaded."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, target, session)
        for domain in _TELLS:
            tab.call(f"{domain}.enable")
        tab.call("Emulation.setScriptExecutionDisabled", value=not script)
        tab.look(**emulated)
        tab.go(address)
        return tab

    def end(self) -> None:
        self.call("Browser.close")
        os.waitpid(self._process, 0)
        os.close(self._in)
        os.close(self._out)


class Tab:
    """One page in the browser."""

    def __init__(self, browser: Chromium, target: str, session: str) -> None:
        self._browser = browser
        self._target = target
        self._session = session

    def call(self, method: str, **parameters):
        return self._browser.call(method, self._session, **parameters)

    def look(self, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="", features=[scheme])

    def go(self, address: str) -> None:
        loaded = len(self.told("Page.loadEventFired"))
        self.call("Page.navigate", url=address)
        while len(self.told("Page.loadEventFired")) == loaded:
            self._browser.events.append(self._browser.next())

    def settle(self) -> None:
        """Let the page do what it has put off."""
        self.run("new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 20)), 20))")

    def run(self, expression: str):
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str, **more) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, **more)

    def told(self, *methods: str) -> list[dict]:
        """What the browser told of this page under these names."""
        own = [each for each in self._browser.events if each.get("sessionId") == self._session]
        return [each["params"] for each in own if each["method"] in methods]

    def requests(self) -> list[str]:
        return [each["request"]["url"] for each in self.told("Network.requestWillBeSent")]

    def complaints(self) -> list[dict]:
        """Errors and warnings, whatever was logged, and dialogues that were opened."""
        return self.told(
            "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening"
        )

    def close(self) -> None:
        self._browser.call("Target.closeTarget", targetId=self._target)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    if CHROMIUM is None or os.name != "posix":
        pytest.skip("There is no Chromium: put `chromium` on PATH, or name one in CONSTITUTION_GATE_CHROMIUM.")
    browser = Chromium(CHROMIUM, tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.end()


@pytest.fixture
def opened(chromium, tmp_path):
    """Open a text as a page, at a hash; the tabs are closed at the end."""
    tabs = []

    def open_page(text: str, at: str = "", *, script: bool = True, **emulated) -> Tab:
        file = tmp_path / f"{len(tabs)}.html"
        file.write_text(text, encoding="utf-8")
        tabs.append(chromium.open(file.as_uri() + at, script=script, **emulated))
        return tabs[-1]

    yield open_page
    for tab in tabs:
        tab.close()
