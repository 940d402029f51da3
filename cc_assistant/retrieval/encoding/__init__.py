"""Encoding: from texts to vectors.

`open_encoder` (in `choice`) gives the encoder that the settings ask for. The reference is
sentence-transformers; the model is exported once to ONNX, checked against the reference, and from then
on runs without it.
"""
