"""Tables of coded words: evidence tables, matrices, codes that stand together, shares of passages."""
