"""Lighthouse, as a phone and as a desktop, against a host that compresses, as all do."""

import json
import os
import shutil
import statistics
import subprocess

import pytest
from playwright.sync_api import sync_playwright

PAGES = ["", "mlp/", "en/mlp/", "experiments/learning-rates/"]
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


@pytest.fixture(scope="module")
def chromium():
    """The path of Debian's Chromium, or of the one that Playwright installed."""
    with sync_playwright() as playwright:
        return shutil.which("chromium") or playwright.chromium.executable_path


@pytest.fixture(scope="module")
def scores(address, node_modules, chromium, tmp_path_factory):
    """Return a function that measures an address once: points by category, and the audits that cost some."""
    report = tmp_path_factory.mktemp("lighthouse") / "report.json"

    def measure(url, *options):
        command = ["node", node_modules / "lighthouse/cli/index.js", url, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--chrome-flags={FLAGS}", *options]
        env = {**os.environ, "CHROME_PATH": chromium}
        process = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300)
        assert process.returncode == 0, process.stderr
        result = json.loads(report.read_text(encoding="utf-8"))
        points = {name: round(100 * category["score"]) for name, category in result["categories"].items()}
        audits = [name for name, audit in result["audits"].items() if audit["score"] is not None and audit["score"] < 1]
        return points, audits

    return measure


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_desktop_gives_full_points(scores, address, page):
    runs = [scores(address + page, "--preset=desktop") for _ in range(3)]
    points = {name: statistics.median(run[0][name] for run in runs) for name in runs[0][0]}

    assert points == dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 100), runs


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_phone_gives_full_points_and_at_least_95_for_speed(scores, address, page):
    runs = [scores(address + page) for _ in range(3)]
    points = {name: statistics.median(run[0][name] for run in runs) for name in runs[0][0]}

    assert points.pop("performance") >= 95, runs
    assert points == dict.fromkeys(("accessibility", "best-practices", "seo"), 100), runs
