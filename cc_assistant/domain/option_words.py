"""How people say the answers to the questionnaire in their own words (`option-words.yaml`).

How a phrase is written stands in `text/phrases.py`, what the parts mean at the top of the file itself.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictInt, StrictStr

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import Names

Stance = Literal["have", "partly", "planned", "none", "unknown"]
"""How something stands with a service: there, half there, to come, not there, or nobody knows."""

Turn = Literal["not", "maybe", "wish", "elsewhere", "past", "rather", "sooner"]
"""What takes the words that follow back: denied, doubtful, only wished for, about others, over.

``rather`` takes back what was said before it ("no, actually"); ``sooner`` closes what another turn opened.
"""


class OptionCues(Frozen):
    """How people say one option.

    Attributes:
        option: its id.
        says: phrases that are enough by themselves.
        there: phrases that count only where the sentence is about the question, or answers it.
        like: sentences as people say it; what was understood is compared with them by meaning.
    """

    option: StrictInt | StrictStr
    says: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    like: tuple[str, ...] = ()


class QuestionCues(Frozen):
    """How people speak of one question.

    Attributes:
        question: its id.
        labels: phrases that stand for it before a colon, as in a form ("employer: the council").
        names: phrases that name what is asked for: how it stands is an answer, and so is "don't know".
        about: other phrases that show that a sentence is about it.
        stances: what it means if the thing named is there, half there, to come or not there.
        hopes: whether what people wish for is an answer ("we hope to reach carers").
        blocks: phrases that look like an answer and are none.
        gives_way: questions that have the first claim to words that both could mean.
        amounts: phrases with the number that is the answer; periods are counted in months.
        options: its options; an option may be missing where nobody says it so that it can be told.
    """

    question: Annotated[str, Names("question")]
    labels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    stances: dict[Stance, StrictInt | StrictStr] = Field(default_factory=dict)
    hopes: bool = False
    blocks: tuple[str, ...] = ()
    gives_way: tuple[Annotated[str, Names("question")], ...] = ()
    amounts: tuple[str, ...] = ()
    options: tuple[OptionCues, ...] = ()


class OptionWords(Frozen):
    """All of the file.

    Attributes:
        words: lists of phrases that others take up by their name in braces.
        stances: how people say how something stands.
        turns: how people take something back.
        questions: how people speak of each question.
    """

    version: int
    words: dict[str, tuple[str, ...]]
    stances: dict[Stance, tuple[str, ...]]
    turns: dict[Turn, tuple[str, ...]]
    questions: tuple[QuestionCues, ...]
