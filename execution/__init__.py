"""The engine: runs the cells of Markdown pages and shows what they really printed.

Data flow: `read` finds the cells of a page, `fingerprint` names what can change their outputs, `cache` keeps executed
notebooks under that name, `execute` runs what is missing in a `worker` process, `render` turns outputs into HTML.
`session` ties these together for many pages; `extension` is the Markdown extension, `__main__` the command line.
"""
