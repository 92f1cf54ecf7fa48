from snippets.pipeline import evaluate as evaluate_classifier
