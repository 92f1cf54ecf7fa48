from snippets.pipeline import evaluate
