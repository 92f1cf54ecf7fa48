from snippets.mlp import init_params
