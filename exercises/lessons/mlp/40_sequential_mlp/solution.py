from snippets.mlp import sequential_mlp
