"""Lighthouse, as a phone and as a desktop, against a host that compresses, as all do."""

import json
import os
import subprocess

import pytest

from tests.site.conftest import chromium_of

PAGES = ["", "mlp/", "en/mlp/", "experiments/learning-rates/"]
SPEED = {"desktop": 100, "phone": 95}
TRIES = 3  # whatever else the machine does can only cost points: the best is nearest to the truth
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


@pytest.fixture(scope="module")
def scores(address, node_modules, playwright, tmp_path_factory):
    """Return a function that measures an address once: points by category, and the audits that cost some."""
    report = tmp_path_factory.mktemp("lighthouse") / "report.json"

    def measure(url, *options):
        command = ["node", node_modules / "lighthouse/cli/index.js", url, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--chrome-flags={FLAGS}", *options]
        env = {**os.environ, "CHROME_PATH": chromium_of(playwright)}
        process = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300)
        assert process.returncode == 0, process.stderr
        result = json.loads(report.read_text(encoding="utf-8"))
        points = {name: round(100 * category["score"]) for name, category in result["categories"].items()}
        audits = [name for name, audit in result["audits"].items() if audit["score"] is not None and audit["score"] < 1]
        return points, audits

    return measure


@pytest.mark.weekly
@pytest.mark.parametrize("device", SPEED)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_gets_full_points_and_is_fast(scores, address, page, device):
    speeds = []
    while len(speeds) < TRIES and max(speeds, default=0) < SPEED[device]:
        points, audits = scores(address + page, *(["--preset=desktop"] if device == "desktop" else []))
        speeds.append(points.pop("performance"))

    assert max(speeds) >= SPEED[device], (speeds, audits)
    assert points == dict.fromkeys(("accessibility", "best-practices", "seo"), 100), audits
