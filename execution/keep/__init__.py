"""What is kept of a run, under which fingerprint, and why it no longer serves."""
