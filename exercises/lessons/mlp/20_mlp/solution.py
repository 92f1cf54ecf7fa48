from snippets.mlp import mlp
