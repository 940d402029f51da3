"""Terms and places are found in any form, and put into the library's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.glossary import Glossary, OtherPlace, Place, Subject, Term
from cc_assistant.retrieval.lexicon import Lexicon, singular
from cc_assistant.retrieval.preferred import preferred_forms


def term(ident: str, name: str, *synonyms: str, expand: bool = True, country: tuple[str, ...] = ()) -> Term:
    return Term(
        id=ident, term=name, definition="-", synonyms=synonyms, expand=expand, country=country or ("England",)
    )


def place(ident: str, name: str, *within: str, also: tuple[str, ...] = ()) -> Place:
    return Place(id=ident, place=name, kind="place", within=within, also=also)


GLOSSARY = Glossary(
    terms=(
        term("link-worker", "link worker", "community connector", "connector", "SPLW"),
        term("ed", "emergency department", "casualty", "A&E"),
        term("coach", "coach (in Derby)", "LAC", expand=False),
        term("clinic", "hospital", country=("United States",)),
        term("op-recept", "op Recept", country=("Netherlands",)),
        term("surgery", "GP surgery", country=("United Kingdom",)),
    ),
    places=(
        place("united-kingdom", "United Kingdom", also=("UK", "U.K.")),
        place("england", "England", "united-kingdom"),
        place("north", "North of England", "england", "united-kingdom", also=("the North",)),
        place("north-east", "North East England", "north", "england", also=("North East",)),
        place("united-states", "United States", also=("US",)),
        place("nsw", "New South Wales"),
    ),
    elsewhere=(
        OtherPlace(name="Norway", also=("Norwegian",)),
        OtherPlace(name="Reading", capital_only=True, unless=("Reading Well",)),
        OtherPlace(name="South Wales"),
        OtherPlace(name="Cork"),
        OtherPlace(name="West Cork"),
    ),
)
LEXICON = Lexicon(GLOSSARY, {"link-worker": "link worker", "ed": "emergency department"})


def named(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    return [(mention.id, text[mention.start : mention.end]) for mention in lexicon.find(text)]


@pytest.mark.parametrize("text", ["casualty", "Casualty", "emergency departments", "A&E", "a & e"])
def test_every_form_of_a_term_is_the_same_term(text: str) -> None:
    assert [ident for ident, _ in named(text)] == ["ed"]


def test_a_mention_knows_where_it_stands() -> None:
    assert named("Two Connectors (one in casualty).") == [("link-worker", "Connectors"), ("ed", "casualty")]


def test_the_longest_form_wins() -> None:
    assert named("a community connector") == [("link-worker", "community connector")]
    assert named("North East England") == [("north-east", "North East England")]


def test_the_north_east_is_not_the_north() -> None:
    assert named("in the North East") == [("north-east", "North East")]
    assert named("in the North") == [("north", "the North")]
    assert named("a UK connector") == [("united-kingdom", "UK"), ("link-worker", "connector")]


def test_short_forms_count_in_capitals_only() -> None:
    assert named("LACs and SPLWs in the US") == [
        ("coach", "LACs"),
        ("link-worker", "SPLWs"),
        ("united-states", "US"),
    ]
    assert named("tell us about a lac") == []
    assert named("in the U.K.") == [("united-kingdom", "U.K")]


def test_what_tells_two_terms_apart_need_not_be_said() -> None:
    assert named("a coach") == [("coach", "coach")]


def test_concepts_are_what_may_be_expanded() -> None:
    assert LEXICON.concepts("A coach and a connector in casualty, not a connector at home") == [
        "link-worker",
        "ed",
        "link-worker",
    ]


def test_a_question_is_put_into_the_words_of_the_library() -> None:
    assert LEXICON.canonical("Putting a connector in casualty?") == (
        "putting a link worker in emergency department"
    )


def test_a_question_without_concepts_stays_as_it_is() -> None:
    assert LEXICON.canonical("What about a coach, in the UK?") == "What about a coach, in the UK?"


def test_a_word_of_one_country_brings_that_country_to_mind_unless_it_is_british() -> None:
    assert LEXICON.home("clinic") == "united-states"
    assert LEXICON.home("ed") is None
    assert LEXICON.home("surgery") is None
    assert LEXICON.home("op-recept") is None, "the library has no such place"


def test_a_place_holds_all_that_lies_in_it() -> None:
    assert LEXICON.inside("united-kingdom") == {"united-kingdom", "england", "north"}
    assert LEXICON.inside("nsw") == {"nsw"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("How much is a link worker paid in Norway?", ("Norway",)),
        ("a Norwegian scheme", ("Norway",)),
        ("groups in Reading", ("Reading",)),
        ("a reading group", ()),
        ("Reading helps", ()),
        ("do Reading Well lists help", ()),
        ("valleys of South Wales", ("South Wales",)),
        ("carers in New South Wales", ()),
        ("New South Wales and South Wales", ("South Wales",)),
        ("West Cork", ("West Cork",)),
        ("carers in England", ()),
        ("", ()),
    ],
)
def test_places_that_the_library_is_not_about_are_told(text: str, places: tuple[str, ...]) -> None:
    assert LEXICON.elsewhere(text) == places


def test_several_places_elsewhere_are_named_in_their_order() -> None:
    places = tuple(OtherPlace(name=name) for name in ("Oslo", "Bergen", "Norway", "Turku"))
    several = Lexicon(GLOSSARY.model_copy(update={"elsewhere": places}))
    assert several.elsewhere("Turku, Bergen, Oslo or elsewhere in Norway?") == (
        "Turku",
        "Bergen",
        "Oslo",
        "Norway",
    )


def test_the_preferred_form_is_the_one_used_most() -> None:
    chosen = preferred_forms(GLOSSARY, ["Casualty was full.", "Casualty staff", "The emergency department"])
    assert chosen["ed"] == "casualty"


def test_where_no_text_uses_a_term_its_words_decide() -> None:
    chosen = preferred_forms(GLOSSARY, ["The community spoke of its community groups and of a connector hub"])
    assert chosen["link-worker"] == "connector"
    chosen = preferred_forms(GLOSSARY, ["link the worker", "Each worker made a link"])
    assert chosen["link-worker"] == "link worker"


def test_only_terms_that_may_be_expanded_have_a_preferred_form() -> None:
    assert set(preferred_forms(GLOSSARY, [])) == {"link-worker", "ed", "clinic", "op-recept", "surgery"}


@pytest.mark.parametrize(
    ("many", "one"),
    [("connectors", "connector"), ("charities", "charity"), ("process", "process"), ("us", "us")],
)
def test_a_plural_meets_its_singular(many: str, one: str) -> None:
    assert singular(many) == one


ABOUT = Lexicon(
    GLOSSARY.model_copy(
        update={
            "subjects": (
                Subject(name="cancer", also=("tumour",)),
                Subject(name="breast cancer"),
                Subject(name="pay", also=("connector pay", "wages")),
            )
        }
    )
)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Tumours and wages", [("cancer", "Tumours"), ("pay", "wages")]),
        ("breast cancer", [("breast cancer", "breast cancer")]),
        ("cancer, cancers and a tumour", [("cancer", "cancer")]),
        ("Is connector pay low?", [("pay", "connector pay")]),
        ("nothing of the kind", []),
        ("", []),
    ],
)
def test_what_a_question_is_about_is_told(text: str, subjects: list[tuple[str, str]]) -> None:
    assert [(subject.name, words) for subject, words in ABOUT.subjects(text)] == subjects


def test_what_stands_inside_a_known_term_is_no_subject_beside_it() -> None:
    terms = (term("cancer-nurse", "cancer nurse"),)
    lexicon = Lexicon(Glossary(terms=terms, subjects=(Subject(name="cancer"), Subject(name="pay"))))
    text = "What pay for a cancer nurse?"
    assert [subject.name for subject, _ in lexicon.subjects(text, lexicon.find(text))] == ["pay"]


def test_an_empty_lexicon_finds_nothing() -> None:
    empty = Lexicon(Glossary())
    assert empty.find("link worker") == []
    assert empty.elsewhere("Norway") == ()
    assert empty.canonical("link worker") == "link worker"


def test_the_shipped_lexicon_knows_the_words_of_the_field(lexicon: Lexicon) -> None:
    assert (
        lexicon.canonical("putting a connector in casualty")
        == "putting a link worker in emergency department"
    )
    assert named("LAC in Derby", lexicon) == [("local-area-coordination", "LAC"), ("derby", "Derby")]
    assert lexicon.home("medicaid") == "united-states"
    assert "glasgow" in lexicon.inside("scotland")
    assert lexicon.elsewhere("Norway and New South Wales") == ("Norway",)


WORDS = st.sampled_from(
    ["the", "North", "East", "UK", "connector", "A&E", "a", "e", "Reading", "US", "x", "-", ","]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
def test_mentions_stand_in_order_and_never_overlap(text: str) -> None:
    at = 0
    for mention in LEXICON.find(text):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end
    assert LEXICON.concepts(LEXICON.canonical(text)) == LEXICON.concepts(text)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_shipped_lexicon_takes_any_text(lexicon: Lexicon, text: str) -> None:
    assert isinstance(lexicon.canonical(text), str)
    assert isinstance(lexicon.elsewhere(text), tuple)
