"""Lists of names are read from files that people write, and faults are told with their line."""

from pathlib import Path

import pytest

from cc_assistant.domain.pseudonym import Identifier, Proposal, Sighting
from cc_assistant.errors import InputError, NotFound
from cc_assistant.privacy.names_file import as_csv, as_yaml, read_names

NAMES = (
    Identifier(name="Anna Brown", also=("Anna", "Mrs Brown"), pseudonym="[Person 1]", decision="replace"),
    Identifier(name="Will", pseudonym="x: y", kind="other", decision="keep", any_case=True),
    Identifier(name="@anna", pseudonym="[Handle 1]", kind="handle", rule="name in social media"),
)


def written(tmp_path: Path, name: str, text: str) -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_written_as_yaml_is_read_back(tmp_path: Path) -> None:
    assert read_names(written(tmp_path, "n.yaml", as_yaml(NAMES))) == NAMES


def test_what_is_written_as_csv_is_read_back_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    seen = Sighting(document="p3", place="turn 2", before="=1+1 ", words="@anna", after="")
    table = as_csv([Proposal(identifier=one, count=2, sightings=(seen,)) for one in NAMES])
    assert "'@anna" in table
    read = read_names(written(tmp_path, "n.csv", table))
    assert [(n.name, n.also, n.pseudonym, n.kind, n.decision) for n in read] == [
        (n.name, n.also, n.pseudonym, n.kind, n.decision) for n in NAMES
    ]


def test_a_table_from_a_spreadsheet_needs_only_a_name(tmp_path: Path) -> None:
    read = read_names(written(tmp_path, "n.csv", "\ufeffName;Also\nAnna Brown;Anna|Annie\n"))
    assert read == (Identifier(name="Anna Brown", also=("Anna", "Annie"), decision="replace"),)


def test_a_name_to_a_line_with_forms_and_pseudonym(tmp_path: Path) -> None:
    read = read_names(written(tmp_path, "n.txt", "# ours\nAnna Brown | Anna = Clara\n\nHope Street\n"))
    assert [(n.name, n.also, n.pseudonym) for n in read] == [
        ("Anna Brown", ("Anna",), "Clara"),
        ("Hope Street", (), ""),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("n.yaml", "- name: [\n", "line 2: this is no YAML"),
        ("n.yaml", "name: Anna\n", "is no list of names"),
        ("n.yaml", "- becomes: Clara\n", "entry 1: there is no name"),
        ("n.yaml", "- {name: Anna, kind: dog}\n", "kind 'dog' is none"),
        ("n.csv", "a,b\n1,2\n", "no column 'name'"),
        ("n.csv", "name,decision\nAnna,perhaps\n", "row 1: decision 'perhaps' is none"),
    ],
)
def test_faults_are_named_with_their_place(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(InputError) as told:
        read_names(written(tmp_path, name, text))
    assert said in str(told.value)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_names(tmp_path / "none.txt")
    (tmp_path / "n.csv").write_bytes(b"name\nZo\xeb\n")
    with pytest.raises(InputError, match="UTF-8"):
        read_names(tmp_path / "n.csv")
