"""What people say, and what is understood of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.session import Value
from cc_assistant.interview.understanding import InterviewReader
from tests.interview.understanding.conftest import TODAY, Read

Reply = Callable[[str, str], Value | None]
STORY = (
    "We're a small charity covering two rural districts, one GP practice is on board, we open in April with"
    " two workers and £120k for 3 years. My main worry is that the surgeries send us people in crisis."
)


def test_a_few_sentences_fill_several_questions(understand: Read) -> None:
    answers = understand(STORY).answers()
    assert answers["host"] == "voluntary"
    assert answers["place"] == ("rural",)
    assert answers["referral_sources"] == ("gp",)
    assert answers["launch_date"] == "2027-04-01"
    assert answers["team_size"] == 2
    assert answers["funding_months"] == 36
    assert answers["worry"] == "the surgeries send us people in crisis"


def test_each_proposal_rests_on_the_very_words(understand: Read) -> None:
    for proposal in understand(STORY).proposals:
        assert STORY[proposal.start : proposal.end] == proposal.words


def test_what_no_question_has_a_place_for_is_kept(understand: Read) -> None:
    told = understand("We have no supervision. The kettle in the office is broken again, by the way.")
    assert told.unplaced == ("The kettle in the office is broken again, by the way.",)


def test_options_that_may_be_ticked_together_are_proposals_of_their_own(understand: Read) -> None:
    told = understand("Referrals come from GPs, the hospital and social workers.")
    values = [proposal.value for proposal in told.proposals if proposal.question == "referral_sources"]
    assert values == [("gp",), ("hospital",), ("social-care",)]


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("No supervision yet.", "supervision", "no"),
        ("There is supervision every month.", "supervision", "in-place"),
        ("Supervision is being arranged.", "supervision", "planned"),
        ("It is unclear whether there will be supervision.", "supervision", "dont-know"),
        ("We don't know who will host it.", "host", "dont-know"),
        ("Supervision? Not yet.", "supervision", "no"),
        ("We have a steering group but it has not met yet.", "governance", "planned"),
        ("We've got two workers, no, actually three.", "team_size", 3),
        ("Two full-time workers and one half-time worker.", "team_size", 2.5),
        ("We employ 1.5 fte.", "team_size", 1.5),
        ("The grant is for twenty-four months.", "funding_months", 24),
        ("Two and a half years' funding.", "funding_months", 30),
        ("We open in 6 weeks.", "launch_date", "2026-12-14"),
        ("Running since 2019.", "stage", "established"),
        ("We opened in June.", "stage", "running"),
        ("We open on 1/4/27 - no sorry, it's now 1 June 2027.", "launch_date", "2027-06-01"),
        ("The GPs are quite keen.", "referrer_engagement", 4),
        (
            "We had hoped to open in January but that's gone, now it's the start of May.",
            "launch_date",
            "2027-05-01",
        ),
        ("We open at Easter.", "launch_date", "2027-03-28"),
        ("The grant runs until the end of the financial year 2028.", "funding_months", 17),
        ("Money to 31/3/28, then? No plan.", "funding_months", 17),
        ("The award came, 30 months.", "funding_months", 30),
        ("Two jobs are advertised.", "team_size", 2),
        ("The money stretches to three workers.", "team_size", 3),
        ("Will anyone come? That's my worry, honestly.", "worry", "Will anyone come"),
    ],
)
def test_single_answers(understand: Read, text: str, question: str, value: Value) -> None:
    assert understand(text).answers().get(question) == value


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The service next door is run by the council.", "host"),
        ("The neighbouring borough employs ten link workers.", "team_size"),
        ("We don't use video.", "modes"),
        ("We used to see people at home.", "modes"),
        ("Perhaps one day we shall take hospital referrals.", "referral_sources"),
        ("I wish we had volunteers.", "volunteers"),
        ("What is the evidence that supervision helps?", "supervision"),
        ("My sister had a link worker who visited her at home.", "modes"),
        ("The deadline of the bid is 12 January.", "launch_date"),
        ("The adjoining county has a team of fourteen.", "team_size"),
        ("We had planned for five workers.", "team_size"),
        ("We've begun to chat about what comes after March.", "launch_date"),
    ],
)
def test_what_is_denied_past_wished_for_or_about_others_is_no_answer(
    understand: Read, text: str, question: str
) -> None:
    assert question not in understand(text).answers()


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("supervision", "a senior nurse does it every month", "in-place"),
        ("supervision", "Yes, it is in place", "in-place"),
        ("volunteers", "yes definitely", "yes"),
        ("leader", "not really", "no"),
        ("team_size", "about 4 and a half", 4.5),
        ("funding_months", "two and a half years", 30),
        ("funding_months", "no idea, ask the council", "dont-know"),
        ("host", "that's still up in the air I'm afraid", "dont-know"),
        ("host", "the council", "council"),
        ("launch_date", "six weeks from now if the builders finish", "2026-12-14"),
        ("support_length", "12 weeks max", "fixed"),
        ("worry", "nobody will come", "nobody will come"),
    ],
)
def test_a_reply_is_read_with_its_question(reply: Reply, question: str, text: str, value: Value) -> None:
    assert reply(question, text) == value


def test_what_is_known_already_is_not_proposed_again(understand: Read) -> None:
    told = understand("We are a small charity in a rural area.", host="voluntary", place=("rural", "town"))
    assert told.proposals == ()


def test_months_of_money_until_a_day_count_from_opening(understand: Read) -> None:
    told = understand("The grant runs until the end of March 2029.", launch_date="2027-04-01")
    assert told.answers()["funding_months"] == 24


def test_what_speaks_against_itself_is_a_guess(understand: Read) -> None:
    told = understand(
        "A registered charity employs them. There are 3 link workers, and we have 5 link workers."
    )
    sure = {proposal.question: proposal.sure for proposal in told.proposals}
    assert sure["host"]
    assert not sure["team_size"]
    assert told.proposals[-1].question == "team_size"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?!…",
        "a" * 5_000,
        "We have no plan. " * 290,
        "<b>We</b> {{ two }} [bold red]no steering group[/] ](http://example.org)" * 60,
        "我们是一个小慈善机构。" * 300,
        "مرحبا بكم في الخدمة " * 200,
        "\0\ufeff\u200b we open \r\n in April \x1b[31m",
        "no not " * 700,
    ],
)
def test_any_input_is_read_without_harm(understand: Read, text: str) -> None:
    told = understand(text)
    for proposal in told.proposals:
        assert text[proposal.start : proposal.end] == proposal.words
    assert all(piece in text for piece in told.unplaced)


_WORDS = st.lists(
    st.sampled_from(
        "we no not supervision charity rural GPs, keen but. two workers in April don't know? next door runs"
        " home – phone; £120k 3 years actually, sorry it's 1/4/27 the council employs nobody yet".split()
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(_WORDS, st.text(max_size=200)))
def test_spans_are_exact_and_answers_fit_their_questions(reader: InterviewReader, text: str) -> None:
    for asked in (None, "modes", "team_size"):
        told = reader.understand(text, today=TODAY, asked=asked)
        assert told == reader.understand(text, today=TODAY, asked=asked)
        for proposal in told.proposals:
            assert 0 <= proposal.start < proposal.end <= len(text)
            assert text[proposal.start : proposal.end] == proposal.words
        for piece in told.unplaced:
            assert piece in text
