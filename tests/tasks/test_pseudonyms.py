"""Names in a pack are found, reviewed, replaced everywhere, and put back with the key."""

import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.domain.coding import CodeRef
from cc_assistant.domain.pseudonym import Identifier
from cc_assistant.errors import Cancelled, CodingBusy, InputError, NotFound, UsageError
from cc_assistant.services import Services
from cc_assistant.settings import Settings

PACK = "our-interviews"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
TALK = """Interviewer: How did it begin?
Ottilie Quaddick: I was born on 3 March 1950, and my NHS number is 943 476 5919.
Interviewer: Who helped?
Ottilie Quaddick: Dr Tarrowby at Larkrise Street Surgery did. Tarrowby rang me on 07700 900123.
Ottilie Quaddick: He wrote to ottilie.b@example.org.
Ottilie Quaddick: I live in M13 9PL, Ottilie's place as they say. Nobody named the ward.
"""
SECRETS = (
    "Ottilie",
    "Quaddick",
    "Tarrowby",
    "943 476",
    "900123",
    "example.org",
    "9PL",
    "March 1950",
    "Larkrise Street",
)


@pytest.fixture
def services(home: Path, tmp_path: Path) -> Services:
    file = tmp_path / "brought" / "Ottilie Quaddick 2.txt"
    file.parent.mkdir()
    file.write_text(TALK)
    services = Services(Settings(model="none"))
    services.importing.import_files([file], PACK, form="transcript")
    return services


def everything(home: Path) -> dict[str, bytes]:
    return {str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()}


def accept_all(services: Services) -> None:
    found = [one.identifier for one in services.pseudonyms.find(PACK)]
    services.pseudonyms.keep(PACK, [name.model_copy(update={"decision": "replace"}) for name in found])


def code(services: Services, words: str, memo: str = "") -> str:
    folder = services.coding.pack(PACK)
    (document,) = services.coding.documents(folder)
    at = document.text.index(words)
    with services.coding.journal(folder, "AB") as journal:
        ref = CodeRef(frame="cfir", id="inner-setting.culture")
        return journal.code(document, at, at + len(words), [ref], NOW, memo=memo)[0].id


def test_likely_identifiers_are_proposed_with_their_place_and_nothing_is_replaced_yet(
    services: Services,
) -> None:
    before = services.coding.documents(services.coding.pack(PACK))
    found = {one.identifier.name: one for one in services.pseudonyms.find(PACK)}
    kinds = {name: one.identifier.kind for name, one in found.items()}
    assert kinds == {
        "Ottilie Quaddick": "person",
        "Dr Tarrowby": "person",
        "943 476 5919": "nhs-number",
        "07700 900123": "phone",
        "ottilie.b@example.org": "email",
        "M13 9PL": "postcode",
        "3 March 1950": "date-of-birth",
        "Larkrise Street Surgery": "gp-practice",
    }
    assert found["Dr Tarrowby"].identifier.also == ("Tarrowby",)
    assert (found["Dr Tarrowby"].count, found["Dr Tarrowby"].identifier.pseudonym) == (2, "[Person 2]")
    assert found["Ottilie Quaddick"].identifier.also == ("Ottilie",)
    assert "turn 4, Ottilie Quaddick" in found["Dr Tarrowby"].sightings[0].place
    assert all(one.identifier.decision == "open" for one in found.values())
    assert services.coding.documents(services.coding.pack(PACK)) == before


def test_after_replacing_no_file_of_the_program_but_the_key_holds_a_name(
    services: Services, home: Path
) -> None:
    services.keeper.build()
    services.answerer  # noqa: B018  (opened before, as in a running program)
    code(services, "Dr Tarrowby at Larkrise", memo="Dr Tarrowby again")
    state = {
        "asked": ["What did Dr Tarrowby do?"],
        "answers": [
            {"question": "x", "references": [{"source": "ottilie-quaddick-2"}], "quote": "Dr Tarrowby"},
            {"question": "y"},
        ],
        "baskets": {"Basket": ["ottilie-quaddick-2-001"]},
    }
    paths.app_state().write_text(json.dumps(state))
    accept_all(services)
    told = services.pseudonyms.apply(PACK)
    assert told.places == 9
    assert told.notes == ("1 answer of the conversation that quoted the pack went: ask again.",)
    for name, content in everything(home).items():
        if not name.startswith("data/keys/"):
            assert not [s for s in SECRETS if s.encode() in content or s.lower().encode() in content], name
            assert not any(
                secret.casefold() in name.casefold() for secret in ("ottilie", "quaddick", "tarrowby")
            ), name
    kept = json.loads(paths.app_state().read_text())
    assert kept["asked"] == ["What did [Person 2] do?"]
    assert (kept["answers"], kept["baskets"]) == ([{"question": "y"}], {"Basket": ["person-1-2-001"]})


def test_search_finds_the_pseudonym_and_never_the_name(services: Services) -> None:
    accept_all(services)
    services.pseudonyms.apply(PACK)
    services.forget()
    texts = [passage.text for passage in services.library.passages if passage.pack == PACK]
    assert any("[Person 2] at [GP practice 1] did. [Person 2] rang me" in text for text in texts)


def test_codings_stay_on_their_words_and_the_key_brings_all_back(services: Services, home: Path) -> None:
    ident = code(services, "Tarrowby at Larkrise Street Surgery did")
    before = everything(paths.user_packs())
    accept_all(services)
    services.pseudonyms.apply(PACK)
    folder = services.coding.pack(PACK)
    (document,) = services.coding.documents(folder)
    (coding,) = services.coding.codings(folder)
    assert coding.id == ident
    assert document.text[coding.start : coding.end] == coding.words == "[Person 2] at [GP practice 1] did"
    services.pseudonyms.undo(PACK)
    assert everything(paths.user_packs()) == before
    assert not services.pseudonyms.are_in(PACK)


def test_the_key_is_for_its_owner_only_and_apart_from_the_pack(services: Services) -> None:
    accept_all(services)
    services.pseudonyms.apply(PACK)
    held = services.pseudonyms.key_folder(PACK)
    assert paths.user_packs() not in held.folder.parents
    if os.name == "posix":
        assert stat.S_IMODE(held.folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in held.folder.iterdir()} == {0o600}


def test_with_the_key_moved_away_only_who_has_it_can_undo(services: Services, tmp_path: Path) -> None:
    before = everything(paths.user_packs())
    accept_all(services)
    services.pseudonyms.apply(PACK)
    held = services.pseudonyms.key_folder(PACK).folder
    away = held.rename(tmp_path / "safe")
    with pytest.raises(NotFound, match="--key"):
        services.pseudonyms.undo(PACK)
    assert services.pseudonyms.are_in(PACK)
    services.pseudonyms.undo(PACK, away)
    assert everything(paths.user_packs()) == before


def test_a_changed_list_is_applied_to_what_the_documents_said_at_first(services: Services) -> None:
    services.pseudonyms.add(PACK, [Identifier(name="Dr Tarrowby", also=("Tarrowby",), decision="replace")])
    services.pseudonyms.apply(PACK)
    services.pseudonyms.keep(
        PACK, [Identifier(name="Ottilie Quaddick", also=("Ottilie",), pseudonym="Clara", decision="replace")]
    )
    services.pseudonyms.apply(PACK)
    (document,) = services.coding.documents(services.coding.pack(PACK))
    assert "Dr Tarrowby at Larkrise" in document.text
    assert "Clara's place" in document.text
    assert [speaker.name for speaker in document.speakers] == ["Interviewer", "Clara"]


def test_a_new_coding_on_pseudonyms_marks_the_names_when_they_come_back(services: Services) -> None:
    accept_all(services)
    services.pseudonyms.apply(PACK)
    code(services, "[Person 2] rang me")
    services.pseudonyms.undo(PACK)
    (coding,) = services.coding.codings(services.coding.pack(PACK))
    assert coding.words == "Tarrowby rang me"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            [("Ottilie Quaddick", "X"), ("Dr Tarrowby", "x")],
            "'Ottilie Quaddick' and 'Dr Tarrowby' have the same pseudonym x",
        ),
        ([("Ottilie Quaddick", "Tarrowby's friend"), ("Tarrowby", "Z")], "holds the name 'Tarrowby'"),
        ([("Ottilie Quaddick", "Miss Ottilie Quaddick")], "holds the name 'Ottilie Quaddick'"),
    ],
)
def test_pseudonyms_that_do_not_go_together_are_named(
    services: Services, names: list[tuple[str, str]], said: str
) -> None:
    services.pseudonyms.keep(
        PACK, [Identifier(name=name, pseudonym=told, decision="replace") for name, told in names]
    )
    with pytest.raises(UsageError, match=said):
        services.pseudonyms.apply(PACK)


def test_while_somebody_codes_nothing_is_replaced(services: Services) -> None:
    code(services, "Nobody")
    accept_all(services)
    with (
        services.coding.journal(services.coding.pack(PACK), "AB"),
        pytest.raises(CodingBusy, match="ab is coding"),
    ):
        services.pseudonyms.apply(PACK)
    assert not services.pseudonyms.are_in(PACK)


def test_an_unknown_pack_and_a_list_that_cannot_be_read_are_told(services: Services) -> None:
    with pytest.raises(NotFound, match="Did you mean our-interviews"):
        services.pseudonyms.find("our-interview")
    services.pseudonyms.find(PACK)
    services.pseudonyms.key_folder(PACK).names_file.write_text("- name: [\n")
    with pytest.raises(InputError, match=r"names\.yaml, line"):
        services.pseudonyms.apply(PACK)


KILLED = """
import os, sys
from pathlib import Path
from cc_assistant.services import Services
from cc_assistant.settings import Settings
import cc_assistant.privacy.key_folder as keys, cc_assistant.tasks.pack_on_disk as pack_on_disk
moment = sys.argv[1]
rename, count = Path.rename, 0
def die(self, to):
    global count
    count += 1
    if moment == f"before rename {count}": os._exit(9)
    made = rename(self, to)
    if moment == f"after rename {count}": os._exit(9)
    return made
Path.rename = die
write = pack_on_disk.write_pack
def half(*args, **more):
    if moment == "before writing": os._exit(9)
    write(*args, **more)
    if moment == "after writing": os._exit(9)
pack_on_disk.write_pack = half
Services(Settings(model="none")).pseudonyms.apply("our-interviews")
"""


@pytest.mark.parametrize(
    ("moment", "replaced"),
    [
        ("before writing", False),
        ("after writing", False),
        ("before rename 1", False),
        ("after rename 1", True),
        ("after rename 2", True),
    ],
)
def test_a_kill_leaves_the_pack_as_it_was_or_wholly_replaced(
    services: Services, home: Path, moment: str, replaced: bool
) -> None:
    before = everything(paths.user_packs())
    accept_all(services)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", KILLED, moment], env=environment, check=False, timeout=60)
    assert done.returncode == 9
    again = Services(Settings(model="none"))
    assert again.knowledge.folders
    assert not list(paths.under_way().glob("*"))
    assert again.pseudonyms.are_in(PACK) is replaced
    if not replaced:
        assert everything(paths.user_packs()) == before
        again.pseudonyms.apply(PACK)
    again.pseudonyms.undo(PACK)
    assert everything(paths.user_packs()) == before


def test_what_is_imported_later_has_its_names_replaced_too(services: Services, tmp_path: Path) -> None:
    accept_all(services)
    services.pseudonyms.apply(PACK)
    other = tmp_path / "second.txt"
    other.write_text("Interviewer: Who came?\nBen: Dr Tarrowby came.\n")
    services.importing.import_files([other], PACK, form="transcript")
    texts = [document.text for document in services.coding.documents(services.coding.pack(PACK))]
    assert len(texts) == 2
    assert "[Person 2] came." in texts[1]
    services.pseudonyms.undo(PACK)
    texts = [document.text for document in services.coding.documents(services.coding.pack(PACK))]
    assert "Dr Tarrowby came." in texts[1]


def test_a_file_that_changed_is_imported_again_and_codings_keep_their_words(
    services: Services, tmp_path: Path
) -> None:
    code(services, "Tarrowby at Larkrise Street Surgery did")
    accept_all(services)
    services.pseudonyms.apply(PACK)
    file = tmp_path / "brought" / "Ottilie Quaddick 2.txt"
    file.write_text(TALK.replace("How did it begin?", "How did it all begin, Ottilie?"))
    report = services.importing.import_files([file], PACK, form="transcript")
    assert [one.outcome for one in report.files] == ["updated"]
    (document,) = services.coding.documents(services.coding.pack(PACK))
    (coding,) = services.coding.codings(services.coding.pack(PACK))
    assert "How did it all begin, [Person 1]?" in document.text
    assert document.text[coding.start : coding.end] == "[Person 2] at [GP practice 1] did" == coding.words
    assert services.pseudonyms.are_in(PACK)


def names_in(folder: Path, name: bytes) -> list[str]:
    return [path.name for path in sorted(folder.rglob("*")) if path.is_file() and name in path.read_bytes()]


def test_while_files_come_in_no_name_stands_in_the_pack_and_a_kill_leaves_it_as_it_was(
    services: Services, tmp_path: Path
) -> None:
    accept_all(services)
    services.pseudonyms.apply(PACK)
    before = everything(paths.user_packs())
    file = tmp_path / "brought" / "Ottilie Quaddick 2.txt"
    file.write_text(TALK.replace("How did it begin?", "How did it all begin, Ottilie?"))
    other = tmp_path / "second.txt"
    other.write_text("Interviewer: Who came?\nBen: Dr Tarrowby came.\n")
    stages = []

    def killed(stage: str, done: int, total: int) -> None:
        stages.append(stage)
        assert not names_in(paths.user_packs(), b"Tarrowby")
        if other.name in stage:
            raise MemoryError

    with pytest.raises(MemoryError):
        services.importing.import_files([file, other], PACK, form="transcript", progress=killed)
    assert other.name in stages[-1]
    assert everything(paths.user_packs()) == before
    assert not names_in(paths.under_way(), b"Tarrowby")


def test_an_import_that_is_stopped_keeps_what_came_in_with_its_names_replaced(
    services: Services, tmp_path: Path
) -> None:
    accept_all(services)
    services.pseudonyms.apply(PACK)
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Interviewer: Who came {name}?\nBen: Dr Tarrowby came.\n")

    def stop(stage: str, done: int, total: int) -> None:
        if "b.txt" in stage:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled, match=r"1 document is in the pack our-interviews"):
        services.importing.import_files(
            [tmp_path / "a.txt", tmp_path / "b.txt"], PACK, form="transcript", progress=stop
        )
    texts = [document.text for document in services.coding.documents(services.coding.pack(PACK))]
    assert any("[Person 2] came." in text for text in texts)
    assert not names_in(paths.user_packs(), b"Tarrowby")


def test_names_that_are_listed_at_the_import_are_never_written_into_the_pack(
    services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "third.txt"
    file.write_text("Interviewer: Who came?\nBen: Zebedee Plumley came.\n")

    def look(stage: str, done: int, total: int) -> None:
        assert not names_in(paths.user_packs(), b"Plumley")

    listed = Identifier(name="Zebedee Plumley", decision="replace")
    services.importing.import_files([file], "Other talks", form="transcript", names=[listed], progress=look)
    assert not names_in(paths.user_packs(), b"Plumley")
    assert services.pseudonyms.replaced
    assert services.pseudonyms.replaced.places == 1
    services.pseudonyms.undo("other-talks")
    assert names_in(paths.user_packs(), b"Plumley")
