"""Firefox and WebKitGTK, driven without a package of their own: both speak the W3C's WebDriver, Firefox its BiDi form.

A tab opens addresses, evaluates JavaScript, presses keys and clicks, as a reader would; what must not happen
(other hosts, failed requests, messages of the console) Firefox collects in `problems`.
"""

import asyncio
import json
import os
import re
import shutil
import subprocess
import threading
import time
import urllib.request
from collections import deque
from pathlib import Path

from tornado.websocket import websocket_connect

FIREFOX = "firefox-esr", "firefox"
BROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"  # the one that WebKitWebDriver starts
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
KEYS |= {"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
QUIET = {  # what a Firefox with an empty profile would ask the network for, and its own pages
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "extensions.update.enabled": False,
    "accessibility.typeaheadfind.flashBar": 0,
}
CENTRE = """(() => {
  const found = [...document.querySelectorAll(%s)].find(e => e.checkVisibility({visibilityProperty: true}))
  if (!found) return null
  const middle = ({left, top, width, height}) => [left + width / 2, top + height / 2]
  const hit = document.elementFromPoint(...middle(found.getClientRects()[0]))
  if (!found.contains(hit)) found.scrollIntoView({block: "center", behavior: "instant"}) // else the page stays
  const [x, y] = middle(found.getClientRects()[0])
  return [x, y, x >= 0 && x < innerWidth && y >= 0 && y < innerHeight]
})()"""

# Firefox says so of a formula that it draws before all of it is there; test_html.py counts the children.
HALF_READ = "Invalid markup: Incorrect number of children"


class Tab:
    """What both browsers do alike; a subclass says how JavaScript, actions and addresses get there."""

    def __init__(self):
        self.problems = []

    def wait(self, condition, seconds=60):
        """Wait until a JavaScript expression is true; while one page follows another, it may be an error."""
        end = time.monotonic() + seconds
        while not self.run(f"(() => {{ try {{ return !!({condition}) }} catch {{ return false }} }})()"):
            assert time.monotonic() < end, condition
            time.sleep(0.05)

    def wait_until_drawn(self):
        """Wait for the page's second frame: observers of sizes were told in the first, after `load`, too."""
        self.wait("""window.drawn || void requestAnimationFrame(() =>
          requestAnimationFrame(() => { window.drawn = true }))""")

    def press(self, *keys):
        """Press and release keys, one after the other; a text is pressed letter by letter."""
        letters = [KEYS[key] if key in KEYS else letter for key in keys for letter in ([key] if key in KEYS else key)]
        actions = [{"type": kind, "value": letter} for letter in letters for kind in ("keyDown", "keyUp")]
        self.act([{"type": "key", "id": "keyboard", "actions": actions}])

    def click(self, selector):
        """Click the middle of the first element that a selector names and that can be seen, once it stands still."""
        find, last = CENTRE % json.dumps(selector), None
        end = time.monotonic() + 60
        while not (place := self.run(find)) or place != last or not place[2]:  # a drawer may still be on its way
            assert time.monotonic() < end, f"{selector} does not come to rest in the window: {place}"
            last = place
            time.sleep(0.05)
        x, y, _ = place
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y)}]
        moves += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self.act([{"type": "pointer", "id": "mouse", "actions": moves}])


class Firefox(Tab):
    """A tab of Firefox, by WebDriver BiDi."""

    def __init__(self, path, profile, settings=()):
        super().__init__()
        settings = QUIET | dict(settings)
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
        (profile / "user.js").write_text("\n".join(lines))
        command = [path, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile)]
        env = {**os.environ, "HOME": str(profile), "MOZ_REMOTE_ALLOW_SYSTEM_ACCESS": "0"}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=env)
        said = iter(self.process.stderr.readline, "")
        address = next(found[1] for line in said if (found := re.search(r"BiDi listening on (ws://\S+)", line)))
        self.listener = threading.Thread(target=deque, args=(said, 0))  # a full pipe would stop the browser
        self.listener.start()
        self.loop, self.number = asyncio.new_event_loop(), 0
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)  # Playwright may have this one's loop
        self.thread.start()
        self.socket = self._wait_for(self._connect(f"{address}/session"))
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded", "network.responseCompleted", "network.fetchError"])
        self.context = self.ask("browsingContext.create", type="tab")["context"]

    def _wait_for(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(timeout=120)

    async def _connect(self, address):
        return await websocket_connect(address, max_message_size=2**28)

    def ask(self, method, **params):
        """Send a command; return its result. Events that come in between are looked at."""
        self.number += 1
        return self._wait_for(self._ask(self.number, method, params))

    async def _ask(self, number, method, params):
        await self.socket.write_message(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(await self.socket.read_message())).get("id") != number:
            self._look_at(answer.get("method"), answer.get("params", {}))
        assert answer["type"] == "success", answer
        return answer["result"]

    def _look_at(self, event, params):
        url = params.get("request", {}).get("url", "")
        if event == "log.entryAdded" and params["level"] in ("error", "warn"):
            if HALF_READ not in params["text"]:
                self.problems.append(params["text"])
        elif url.endswith("/favicon.ico"):
            pass  # Firefox asks for it by itself when it leaves a page before it knows the icon of that
        elif event == "network.responseCompleted" and params["response"]["status"] >= 400:
            self.problems.append(f"{params['response']['status']} {url}")
        elif url.startswith("http") and not url.startswith("http://127.0.0.1:"):
            self.problems.append(url)

    def size(self, width, height):
        """Set the size of the page's window."""
        viewport = {"width": width, "height": height}
        self.ask("browsingContext.setViewport", context=self.context, viewport=viewport)

    def go(self, url):
        """Open an address and wait until it is loaded and drawn."""
        self.wait("document.readyState === 'complete'")  # a page left while it loads: the end of the next may get lost
        self.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")
        self.wait("document.readyState === 'complete'")  # seen once: told to be complete, it had no body yet
        self.wait_until_drawn()

    def back(self):
        """Go back to the page before."""
        self.ask("browsingContext.traverseHistory", context=self.context, delta=-1)

    def run(self, expression):
        """Return the value of a JavaScript expression that is JSON."""
        target, code = {"context": self.context}, f"JSON.stringify({expression}) ?? 'null'"
        result = self.ask("script.evaluate", expression=code, target=target, awaitPromise=False)
        assert result["type"] == "success", result["exceptionDetails"]["text"]
        return json.loads(result["result"]["value"])

    def act(self, actions):
        """Do what a keyboard or a mouse does."""
        self.ask("input.performActions", context=self.context, actions=actions)

    def close(self):
        """End the browser."""
        self.loop.call_soon_threadsafe(self.socket.close)
        self.process.terminate()
        self.process.wait(60)
        self.listener.join(timeout=60)
        self.process.stderr.close()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(timeout=60)
        self.loop.close()


class WebKit(Tab):
    """A tab of WebKitGTK's MiniBrowser in a virtual screen, by WebDriver."""

    def __init__(self, path, home):
        super().__init__()
        env = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home), "XDG_DATA_HOME": str(home)}
        env |= {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "NO_AT_BRIDGE": "1", "GTK_A11Y": "none"}
        driver = [shutil.which("WebKitWebDriver"), "--host=127.0.0.1", "--port=0"]
        port = free_port()
        driver[-1] = f"--port={port}"
        command = [shutil.which("xvfb-run"), "-a", "--server-args=-screen 0 1600x1200x24", *driver]
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self.address = f"http://127.0.0.1:{port}/session"
        options = {"binary": path, "args": ["--automation"]}
        self._until_it_answers(port)
        session = self.ask("", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self.address += f"/{session['sessionId']}"

    def _until_it_answers(self, port, seconds=60):
        end = time.monotonic() + seconds
        while True:
            try:
                return urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=5).read()
            except OSError:
                assert time.monotonic() < end and self.process.poll() is None, "WebKitWebDriver does not answer"
                time.sleep(0.1)

    def ask(self, path, body=None, method="POST"):
        """Send a command; return its value."""
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()[:600]}") from None

    def size(self, width, height):
        """Set the size of the page's window, whose frame adds to it."""
        rect = {"width": width, "height": height}
        for _ in range(2):
            self.ask("/window/rect", {name: round(value) for name, value in rect.items()})
            time.sleep(0.3)
            inner = self.run("[innerWidth, innerHeight]")
            rect = {"width": rect["width"] + width - inner[0], "height": rect["height"] + height - inner[1]}

    def go(self, url):
        """Open an address and wait until it is loaded and drawn."""
        self.ask("/url", {"url": url})
        self.wait_until_drawn()

    def back(self):
        """Go back to the page before."""
        self.ask("/back")

    def run(self, expression):
        """Return the value of a JavaScript expression that is JSON."""
        return json.loads(
            self.ask("/execute/sync", {"script": f"return JSON.stringify({expression}) ?? 'null'", "args": []})
        )

    def act(self, actions):
        """Do what a keyboard or a mouse does."""
        self.ask("/actions", {"actions": actions})

    def close(self):
        """End the browser, its driver and its screen."""
        self.ask("", method="DELETE")
        os.killpg(self.process.pid, 15)
        self.process.wait(timeout=60)


def free_port():
    """Return a port that nobody listens to."""
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def firefox():
    """Return the path of the machine's Firefox, or None."""
    return next(filter(None, map(shutil.which, FIREFOX)), None)


def minibrowser():
    """Return the path of WebKitGTK's browser, or None where it, its driver or a virtual screen is missing."""
    paths = sorted(Path("/").glob(BROWSER.lstrip("/")))
    there = all(map(shutil.which, ("WebKitWebDriver", "xvfb-run")))
    return str(paths[-1]) if paths and there else None
