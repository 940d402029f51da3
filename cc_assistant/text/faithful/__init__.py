"""Whether a sentence says what the words it cites say: figures, denials, directions, names, quotes, cover.

Each module finds one kind of fault by rules, without a model, and says it in words for people.
"""
