"""The bench: packs, journals, names of codes, suggestions that learn, decisions on disagreements."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.coding.codebook import with_code
from cc_assistant.coding.deciding import AGREED
from cc_assistant.domain.coding import Codebook, CodeRef
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.tasks.code_suggesting import NEW_CODINGS
from cc_assistant.tasks.coding_bench import CodingBench
from tests.coding.bench import bench, transcript
from tests.coding.test_agreeing import COST, CULTURE


@pytest.fixture
def desk(tmp_path: Path) -> CodingBench:
    return bench(tmp_path)


def code(desk: CodingBench, coder: str, words: str, *codes: CodeRef) -> None:
    pack = desk.pack("talks")
    document = desk.document(pack, "p3")
    start = document.text.index(words)
    with desk.journal(pack, coder) as journal:
        journal.code(document, start, start + len(words), codes, desk.now())


def test_a_pack_tells_its_documents_and_who_coded(desk: CodingBench) -> None:
    (pack,) = desk.packs()
    assert (pack.folder.name, pack.manifest.sensitivity, pack.documents) == ("talks", "confidential", 1)
    code(desk, "Beth Ó", "no office", COST)
    assert [(one.id, one.name) for one in desk.coders(pack.folder)] == [("beth-o", "Beth Ó")]
    assert [one.words for one in desk.codings(pack.folder)] == ["no office"]
    with pytest.raises(NotFound, match="no document 'p4'"):
        desk.document(pack.folder, "p4")


def test_nobody_codes_under_the_name_of_what_was_agreed(desk: CodingBench) -> None:
    with pytest.raises(UsageError, match="what coders agreed on"):
        desk.journal(desk.pack("talks"), " agreed ")


def test_a_code_is_found_by_reference_id_or_name_and_the_nearest_is_named(desk: CodingBench) -> None:
    pack = desk.pack("talks")
    book, _ = with_code(Codebook(), "Parking", description="Where people leave their car.")
    desk.keep_codebook(pack, book)
    names = desk.names(pack)
    assert names.find("cfir:inner-setting.culture") == CULTURE
    assert names.find("Parking") == CodeRef(frame="own", id="parking")
    with pytest.raises(NotFound, match="own:parking"):
        names.find("Prking")
    assert [one.name for one in names.matching("park")][:1] == ["Parking"]
    assert names.matching("culture")[0].path[0] != "Culture", "the domain stands before the name"


def test_suggestions_learn_when_a_good_deal_more_was_coded(desk: CodingBench) -> None:
    pack = desk.pack("talks")
    before = desk.suggesting.suggest("There was no desk in the office.", pack)
    assert {frame: len(found) for frame, found in before.items()} == {"cfir": 5, "npt": 5}
    assert before["cfir"][0].why.kind == "definition"
    many = transcript("p4", tuple(("p", f"There was no desk in office {n}.") for n in range(NEW_CODINGS)))
    from cc_assistant.knowledge.documents import write_document

    write_document(pack, many)
    with desk.journal(pack, "Ann") as journal:
        for unit in many.units:
            journal.code(many, unit.start, unit.end, [COST], desk.now())
    after = desk.suggesting.suggest("There was no desk in the office.", pack)
    assert after["cfir"][0].code == COST
    assert after["cfir"][0].why.label == "p4, ann"


def test_what_others_gave_the_document_at_hand_is_not_suggested(desk: CodingBench) -> None:
    pack = desk.pack("talks")
    code(desk, "Ann", "There was no office", COST)

    def whys(**at_work: str) -> set[str]:
        found = desk.suggesting.suggest("There was no office", pack, **at_work)
        return {one.why.label for some in found.values() for one in some}

    assert "p3, ann" in whys()
    assert "p3, ann" in whys(document="p3", coder="ann")
    assert "p3, ann" in whys(document="p4", coder="bea")
    assert "p3, ann" not in whys(document="p3", coder="bea")


def test_what_is_decided_stands_beside_what_the_coders_gave(desk: CodingBench) -> None:
    pack = desk.pack("talks")
    code(desk, "Ann", "There was no office", COST)
    code(desk, "Bea", "There was no office", CULTURE)
    report = desk.agreement(pack)
    (about,) = report.disagreements
    document = desk.document(pack, "p3")
    desk.decide(pack, document, about, [CULTURE])
    assert desk.decisions(pack).of(about) == (CULTURE,)
    assert [(one.coder, one.code) for one in desk.codings(pack)] == [
        (AGREED.id, CULTURE),
        ("bea", CULTURE),
        ("ann", COST),
    ]
    assert desk.agreement(pack) == report, "agreement is told of what they gave, not of what was decided"
    desk.decide(pack, document, about, [])
    assert desk.decisions(pack).of(about) == ()
    desk.decide(pack, document, about, None)
    assert desk.decisions(pack).of(about) is None
    assert {one.coder for one in desk.codings(pack)} == {"ann", "bea"}


def test_agreement_wants_two_who_coded(desk: CodingBench) -> None:
    pack = desk.pack("talks")
    with pytest.raises(UsageError, match="nobody coded"):
        desk.agreement(pack)
    code(desk, "Ann", "no office", COST)
    with pytest.raises(UsageError, match="only ann coded"):
        desk.agreement(pack)
    with pytest.raises(UsageError, match="Nobody called 'Zed'"):
        desk.agreement(pack, ["Ann", "Zed"])


def test_an_import_moves_the_codings_of_each_coder_as_a_step_of_theirs(desk: CodingBench) -> None:
    pack = desk.pack("talks")
    code(desk, "Ann", "no office", COST)
    code(desk, "Bea", "no desk", COST)
    held = desk.for_import(pack)
    before = held.of("p3")
    held.replace(
        before, [one.model_copy(update={"start": one.start + 2, "end": one.end + 2}) for one in before]
    )
    assert [one.start for one in held.of("p3")] == [one.start + 2 for one in before]
    with desk.journal(pack, "Ann") as journal:
        journal.undo(desk.now())
    assert [one.start for one in held.of("p3") if one.coder == "ann"] == [before[0].start]


def test_space_around_words_is_not_coded(desk: CodingBench) -> None:
    code(desk, "Ann", " no desk. ", COST)
    (coding,) = desk.codings(desk.pack("talks"))
    assert (
        desk.document(desk.pack("talks"), "p3").text[coding.start : coding.end] == coding.words == "no desk."
    )
