"""MkDocs hook: lets a page load the search, a quarter of a megabyte, when a reader turns to it, not before.

The theme does so only for pages opened as files; over http each first visit waits for all of it.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

# What the theme's script says, and what it shall say: the index is loaded when the search is used for the first time or
# its words are to be marked, the worker with the index.
CHANGES = {
    'location.protocol!=="file:"': "!1",
    'V("search.highlight")?': 'V("search.highlight")&&location.search.includes("h=")?',
    "t=new Worker(e)": "t=Object.assign(new EventTarget,{postMessage(m){if(!this.w){this.w=new Worker(e);"
    'this.w.addEventListener("message",v=>this.dispatchEvent(new MessageEvent("message",{data:v.data})))}'
    "this.w.postMessage(m)}})",
}


@event_priority(50)  # before the second language is built, which has a script of its own
def on_post_build(config: MkDocsConfig) -> None:
    """Change the theme's script, or say that it can't be done."""
    for path in Path(config.site_dir).glob("assets/javascripts/bundle.*.min.js"):
        path.write_text(deferred(path.read_text(encoding="utf-8")), encoding="utf-8")


def deferred(script: str) -> str:
    """Return the theme's script with a search that starts at its first use."""
    for old, new in CHANGES.items():
        if script.count(old) != 1:
            raise PluginError(f"hooks/search_on_demand.py does not fit this version of the theme: no single {old}")
        script = script.replace(old, new)
    return script
