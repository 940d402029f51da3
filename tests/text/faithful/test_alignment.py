"""Places of two texts are matched by the words around them."""

from __future__ import annotations

from cc_assistant.text.faithful.alignment import around, form, match, sentences, share_near
from cc_assistant.text.faithful.kinship import kin
from cc_assistant.text.faithful.reading import read
from cc_assistant.text.tokens import stem


def test_near_words_count_more_than_far_ones() -> None:
    words = read("Trained volunteers visited lonely tenants")
    weights = dict(around(words, 2))
    assert weights[form(words[1])] == weights[form(words[3])] == 1
    assert weights[form(words[0])] == 0.5


def test_words_beyond_a_comma_are_further_off() -> None:
    words = read("Visits fell, costs rose")
    assert dict(around(words, 1))[form(words[2])] == 0.5


def test_a_match_tells_how_much_and_where() -> None:
    words = read("Trained volunteers visited tenants")
    found = match(around(words, 2), read("Tenants liked the volunteers"))
    assert 0.5 < found.share < 1
    assert found.at == (0, 3)
    assert match((), words).share == 0


def test_what_stands_in_another_clause_is_not_near() -> None:
    words = read("Volunteers visited lonely tenants, but the managers of the service did not approve")
    near = around(words, 1)
    denial = next(at for at, word in enumerate(words) if word.word == "not")
    assert share_near(near, words, denial, 7) < 0.25
    assert share_near(near, words, 2, 7) > 0.5


def test_sentences_are_read_apart() -> None:
    assert [len(words) for words in sentences("Visits fell. Costs rose again.")] == [2, 3]


def test_words_that_are_put_for_one_another_are_kin() -> None:
    assert kin(stem("began")) == kin(stem("started"))
    assert kin("museum") == "museum"
