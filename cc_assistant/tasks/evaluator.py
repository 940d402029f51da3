"""Measures the parts as they are put together: answers on judged questions, the retriever on test sets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.answering.answerer import Answerer
    from cc_assistant.domain.ports import Encoder, Progress
    from cc_assistant.domain.ranking import Ranking
    from cc_assistant.evaluation.ablation import AblationRow
    from cc_assistant.evaluation.beir import BeirReport
    from cc_assistant.evaluation.scoring import Report
    from cc_assistant.evaluation.understanding import UnderstandingReport
    from cc_assistant.interview.understanding import InterviewReader
    from cc_assistant.retrieval.shelf import Shelf
    from cc_assistant.retrieval.space import Space


class Evaluator:
    """Measures quality.

    Args:
        space: the index in use.
        shelf: looks passages up.
        encoder: the model in use, None for words only.
        answerer: answers questions.
        reader: understands answers in people's own words, None where no pack says how people put them.
        progress: hears how far it has come.
    """

    def __init__(
        self,
        *,
        space: Callable[[], Space],
        shelf: Callable[[], Shelf],
        encoder: Callable[[], Encoder | None],
        answerer: Callable[[], Answerer],
        reader: Callable[[], InterviewReader | None],
        progress: Progress | None,
    ) -> None:
        self._space = space
        self._shelf = shelf
        self._encoder = encoder
        self._answerer = answerer
        self._reader = reader
        self._progress = progress

    def judged(self, file: Path) -> Report:
        """Ask the judged questions of a file and score the answers.

        Raises:
            NotFound, InputError: the file is missing or not of the form.
        """
        from cc_assistant.evaluation.judged import read_judged
        from cc_assistant.evaluation.scoring import Scorer

        questions = read_judged(file)
        answerer = self._answerer()
        scorer = Scorer(
            lambda question, conversation: answerer.answer(question, conversation=conversation),
            self._shelf().passages,
            self._space().index.same_findings,
        )
        return scorer.score(questions, self._progress)

    def understanding(self, path: Path) -> dict[str, UnderstandingReport]:
        """Read judged descriptions and score the answers understood, by the name of their file.

        Args:
            path: a file of judged descriptions, or a folder of such files.

        Raises:
            NotFound, InputError: a file is missing or not of the form, or no pack says how people answer.
        """
        from cc_assistant.errors import NotFound
        from cc_assistant.evaluation.understanding import read_sets, score_understanding

        sets = read_sets(path)
        reader = self._reader()
        if reader is None:
            raise NotFound(
                "No pack says how people put their answers.",
                remedy="The pack that comes with the program does, in toolkit/option-words.yaml.",
            )
        return {
            name: score_understanding(
                descriptions,
                lambda text, today, asked: reader.understand(text, today=today, asked=asked),
                reader.free,
            )
            for name, descriptions in sets.items()
        }

    def ablation(self, file: Path) -> list[AblationRow]:
        """Rank the judged questions of a file again with signals left out.

        Raises:
            NotFound, InputError: the file is missing or not of the form.
        """
        from cc_assistant.evaluation.ablation import ablation
        from cc_assistant.evaluation.judged import read_judged

        space = self._space()
        return ablation(read_judged(file).questions, space.index.same_findings, self._rank_with)

    def _rank_with(self, question: str, signals: frozenset[str]) -> Ranking:
        from cc_assistant.retrieval.fusion import Weights
        from cc_assistant.retrieval.retriever import Retriever

        weights = Weights()._replace(**{name: 0.0 for name in Weights._fields if name not in signals})
        retriever = Retriever(self._space(), self._encoder(), perf_counter, weights=weights)
        return retriever.search(question, limit=100)

    def beir(self, folder: Path, *, sentences: bool) -> BeirReport:
        """Index a test set in the form of BEIR, rank its queries and score them; nothing of it is kept.

        Args:
            folder: the test set.
            sentences: whether sentences get vectors of their own; it takes about twice as long.

        Raises:
            NotFound, InputError: a file is missing or not of the form.
        """
        from cc_assistant.evaluation.beir import read_beir, score_beir
        from cc_assistant.retrieval.index.build import build_index
        from cc_assistant.retrieval.index.manifest import IndexSettings
        from cc_assistant.retrieval.index.opened import open_index
        from cc_assistant.retrieval.retriever import Retriever
        from cc_assistant.retrieval.space import Space

        test_set = read_beir(folder)
        encoder = self._encoder()
        with TemporaryDirectory(prefix="cc-assistant-") as scratch:
            build_index(
                test_set.library,
                Path(scratch),
                encoder,
                knowledge=test_set.fingerprint,
                now=datetime.now(UTC),
                settings=IndexSettings(unit_vectors=sentences),
                progress=self._progress,
            )
            with open_index(Path(scratch)) as index:
                retriever = Retriever(Space(index), encoder, perf_counter)

                def rank(query: str, limit: int) -> list[str]:
                    return [ranked.id for ranked in retriever.search(query, limit=limit).passages]

                return score_beir(test_set, rank, self._progress)
