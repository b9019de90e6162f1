# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Scene Palette developers
"""A headless Chromium that shows one page.

It is spoken to by the DevTools protocol over a pipe
(https://chromedevtools.github.io/devtools-protocol/), which needs neither a
port nor another package.
"""

import base64
import io
import json
import os
import select
import subprocess
import tempfile
import time

import numpy as np
from PIL import Image

DEADLINE = 60  # seconds for any answer, on a machine that is busy


class Browser:
    """Collects all that the page logs, throws and asks for.  To be closed."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory()
        commands, self._commands = os.pipe()
        self._answers, answers = os.pipe()
        self.process = subprocess.Popen(
            ["/bin/sh", "-c",
             f'exec "$0" "$@" 3<&{commands} 4>&{answers}', program,
             "--headless=new", "--no-sandbox", "--disable-gpu",
             "--remote-debugging-pipe", "--no-first-run",
             "--disable-background-networking", "--disable-dev-shm-usage",
             f"--user-data-dir={self.folder.name}", "about:blank"],
            pass_fds=(commands, answers), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self.folder.name})
        os.close(commands)
        os.close(answers)
        self._buffer = b""
        self._number = 0
        self._session = None
        self.events = []
        self._attach()

    def close(self):
        self._session = None
        try:
            self.call("Browser.close")
            self.process.wait(20)
        except (AssertionError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self._commands)
        os.close(self._answers)
        self.folder.cleanup()

    def _attach(self):
        target = self.call("Target.createTarget", url="about:blank")
        self._session = self.call("Target.attachToTarget", flatten=True,
                                  targetId=target["targetId"])["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def _message(self, end):
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._answers], [], [],
                                        max(0, end - time.monotonic()))
            assert ready, "Chromium does not answer"
            part = os.read(self._answers, 1 << 20)
            assert part, "Chromium ended"
            self._buffer += part
        text, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(text)

    def call(self, method, **parameters):
        """The result of a method; events that come before it are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + DEADLINE
        while True:
            answer = self._message(end)
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def evaluate(self, expression):
        """The value of a JavaScript expression, or of what it promises."""
        result = self.call("Runtime.evaluate", expression=expression,
                           awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def open(self, path, width=800, height=900, scale=1, dark=False):
        """Shows the file; all that it draws at first is there on return."""
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=scale, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"}])
        self.events = []
        self.call("Page.navigate", url=path.as_uri())
        end = time.monotonic() + DEADLINE
        while self.evaluate("document.readyState") != "complete":
            assert time.monotonic() < end, "the page does not load"
        self.settle()

    def settle(self):
        """Waits until what was asked for is drawn."""
        self.evaluate("new Promise(done => requestAnimationFrame(() =>"
                      " requestAnimationFrame(() => setTimeout(done))))")

    def press(self, key, code=0):
        text = {"text": key} if len(key) == 1 else {}
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key,
                      windowsVirtualKeyCode=code,
                      **(text if kind == "keyDown" else {}))
        self.settle()

    def mouse(self, kind, x, y, **parameters):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **parameters)
        self.settle()

    def screenshot(self):
        """The window's pixels: height × width × 3."""
        png = base64.b64decode(
            self.call("Page.captureScreenshot", format="png")["data"])
        return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))

    def complaints(self):
        """What the page logged or threw."""
        return [event for event in self.events
                if event.get("method") in ("Runtime.consoleAPICalled",
                                           "Runtime.exceptionThrown",
                                           "Log.entryAdded")]

    def requests(self):
        """The addresses that were asked for, data: apart."""
        urls = [event["params"]["request"]["url"] for event in self.events
                if event.get("method") == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith("data:")]
