"""Passes over the built folder. Each reads `site.json` and the HTML there, and knows no site builder."""
