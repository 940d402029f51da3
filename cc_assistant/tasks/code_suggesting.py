"""Suggestions of codes, put together: what they are learned from, how, and how good they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.coding.suggesting import Encode, Suggester
    from cc_assistant.domain.coding import CodeFrame, CodeRef, Coding
    from cc_assistant.domain.frame import CfirFrame, NptFrame
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.ports import Encoder, Progress
    from cc_assistant.domain.suggestion import Suggestion
    from cc_assistant.evaluation.suggestions import SuggestionReport

NEW_CODINGS = 10
"""So many more own codings, and suggestions are learned anew."""

_LAST_FRAME: CodeFrame = "own"
_SHIPPED_FRAMES: tuple[CodeFrame, ...] = ("cfir", "npt")
_FOLDS = 10


class CodeSuggesting:
    """Suggests codes for words.

    Args:
        frames: returns the coding frames.
        names: returns all codes that can be given in a pack, with their names; None: those of the frames.
        codings: returns what all coders of a pack coded.
        library: returns all that the packs hold: its coded passages are learned from.
        encoder: gives the model when it is first wanted, None without one.
        vectors: file for vectors of what is learned from; it need not exist.
    """

    def __init__(
        self,
        *,
        frames: Callable[[], tuple[CfirFrame | None, NptFrame | None]],
        names: Callable[[Path | None], CodeNames],
        codings: Callable[[Path], Sequence[Coding]],
        library: Callable[[], Library],
        encoder: Callable[[], Encoder | None],
        vectors: Path | None,
    ) -> None:
        self._frames = frames
        self._names = names
        self._codings = codings
        self._library = library
        self._encoder = encoder
        self._vectors = vectors
        self._learned: tuple[object, int, CodeNames, Suggester] | None = None

    def suggest(
        self, words: str, pack: Path | None = None, *, document: str = "", coder: str = ""
    ) -> dict[CodeFrame, tuple[Suggestion, ...]]:
        """Suggest codes of each frame for some words, with why, the likeliest first.

        What is learned from is read at the first call, and again when a good deal more was coded.

        Args:
            words: as they stand.
            pack: whose codings and own codes count too.
            document: that is being coded: what others gave it is not learned from, so that coders stay
                independent of one another.
            coder: id of who codes it.

        Raises:
            KnowledgeError: what is learned from cannot be read.
        """
        from cc_assistant.domain.coding import CodeFrame as Frame

        suggester = self._suggester(pack, document, coder)
        return {frame: found for frame in get_args(Frame) if (found := suggester.suggest(words, frame))}

    def definitions(self, pack: Path | None = None) -> dict[CodeRef, Sequence[str]]:
        """Return what is said of each code that can be given: name and definition first.

        Args:
            pack: whose own codes count too.
        """
        from cc_assistant.coding.examples import definitions_of

        own = {
            one.ref: (f"{one.full}: {one.definition}",)
            for one in self._names(pack).all
            if one.ref.frame == _LAST_FRAME and one.codable
        }
        return {**definitions_of(*self._frames()), **own}

    def quality(self, progress: Progress | None = None) -> SuggestionReport:
        """Measure suggestions on the coded passages of the library, each learned from other sources only.

        Args:
            progress: hears how far it has come.

        Raises:
            KnowledgeError: what is learned from cannot be read.
        """
        from cc_assistant.coding.examples import definitions_of, library_examples
        from cc_assistant.coding.suggesting import SHOWN, hits
        from cc_assistant.evaluation.suggestions import FrameScore, SuggestionReport

        source = {passage.id: passage.source for passage in self._library().passages}
        examples = library_examples(self._library().passages)
        groups = [source[one.label] for one in examples]
        definitions = definitions_of(*self._frames())
        encode = self._encode
        scores: list[FrameScore] = []
        for frame in _SHIPPED_FRAMES:
            shares: list[float] = []
            for learn in (True, False):
                if progress:
                    progress(f"measuring {frame}", len(scores) * 2 + len(shares), len(_SHIPPED_FRAMES) * 2)
                shares.append(hits(examples, groups, definitions, encode, frame, folds=_FOLDS, learn=learn))
            many = sum(any(code.frame == frame for code in one.codes) for one in examples)
            scores.append(FrameScore(frame=frame, excerpts=many, learned=shares[0], definitions=shares[1]))
        return SuggestionReport(
            suggested=SHOWN,
            folds=_FOLDS,
            sources=len(set(groups)),
            by_meaning=encode is not None,
            frames=tuple(scores),
        )

    def _suggester(self, pack: Path | None, document: str, coder: str) -> Suggester:
        from cc_assistant.coding.examples import library_examples, own_examples
        from cc_assistant.coding.suggesting import Suggester

        codings = [
            one
            for one in (self._codings(pack) if pack else ())
            if one.document != document or one.coder == coder
        ]
        names = self._names(pack)
        about = (pack, document, coder)
        if self._learned:
            before, many, known, suggester = self._learned
            if before == about and abs(len(codings) - many) < NEW_CODINGS and known.all == names.all:
                return suggester
        shipped = [one for one in self._library().passages if pack is None or one.pack != pack.name]
        examples = library_examples(shipped) + own_examples(codings)
        suggester = Suggester(examples, self.definitions(pack), self._encode)
        self._learned = (about, len(codings), names, suggester)
        return suggester

    @made_once
    def _encode(self) -> Encode | None:
        encoder = self._encoder()
        if encoder is None:
            return None
        from cc_assistant.retrieval.remembered import remembered

        return remembered(encoder, self._vectors)
