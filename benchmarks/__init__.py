"""Measurements of speed and memory; the results are kept beside the scripts that make them."""
