"""Which packs are confidential, and where their passages may be sent."""

import shutil
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.errors import InputError, NotFound, UsageError
from cc_assistant.services import Services

SERVER = "https://llm.example.org/v1"


@pytest.fixture
def services(home: Path, tmp_path: Path) -> Services:
    file = tmp_path / "p3.txt"
    file.write_text("I had nowhere to park at the surgery, and that went on for years.\n")
    services = Services()
    services.importing.import_files([file], "Our interviews")
    services.forget()
    return services


def test_a_pack_of_ones_own_is_confidential_until_it_is_made_public(services: Services) -> None:
    assert services.packs.confidential() == {"our-interviews"}
    assert services.packs.set_sensitivity("our-interviews", "public").title == "Our interviews"
    assert services.packs.confidential() == frozenset()
    assert Services().packs.policy().may_send("our-interviews", SERVER)


def test_a_document_that_is_confidential_by_itself_makes_its_pack_so(services: Services) -> None:
    services.packs.allow("our-interviews", SERVER)
    services.packs.set_sensitivity("our-interviews", "public")
    services.importing.say("p3", details={"sensitivity": "confidential"})
    services.forget()
    assert services.packs.confidential() == {"our-interviews"}
    assert not services.packs.policy().may_send("our-interviews", SERVER)
    with pytest.raises(UsageError, match=r"confidential by themselves: p3\."):
        services.packs.set_sensitivity("our-interviews", "public")
    services.importing.say("p3", details={"sensitivity": "public"})
    assert services.packs.set_sensitivity("our-interviews", "public").sensitivity == "public"


def test_a_yes_is_kept_for_one_pack_and_one_address_until_it_is_taken_back(services: Services) -> None:
    assert not services.packs.policy().may_send("our-interviews", SERVER)
    services.packs.allow("Our interviews", SERVER)
    policy = Services().packs.policy()
    assert policy.may_send("our-interviews", SERVER)
    assert not policy.may_send("our-interviews", "https://other.example.org")
    assert [yes.address for yes in services.packs.revoke("our-interviews")] == ["https://llm.example.org:443"]
    assert not services.packs.policy().may_send("our-interviews", SERVER)


def test_made_confidential_again_a_pack_has_to_be_asked_for_again(services: Services) -> None:
    services.packs.allow("our-interviews", SERVER)
    services.packs.set_sensitivity("our-interviews", "public")
    services.packs.set_sensitivity("our-interviews", "confidential")
    assert not services.packs.policy().may_send("our-interviews", SERVER)


def test_a_yes_does_not_pass_to_a_new_pack_of_the_same_name(services: Services) -> None:
    services.packs.allow("our-interviews", SERVER)
    folder = paths.user_packs() / "our-interviews"
    kept = folder.rename(folder.parents[1] / "kept")
    Services().packs.policy()
    shutil.move(kept, folder)
    assert not Services().packs.policy().may_send("our-interviews", SERVER)


def test_a_pack_whose_manifest_is_damaged_is_not_sent(services: Services) -> None:
    services.packs.set_sensitivity("our-interviews", "public")
    (paths.user_packs() / "our-interviews" / "pack.yaml").write_text("sensitivity: [\n")
    assert not services.packs.policy().may_send("our-interviews", SERVER)


def test_what_cannot_be_read_forbids_and_says_what_to_do(services: Services) -> None:
    paths.consents().write_text("{")
    with pytest.raises(InputError, match="Remove it"):
        services.packs.policy()


def test_errors_name_what_is_there(services: Services) -> None:
    with pytest.raises(NotFound, match="Did you mean our-interviews"):
        services.packs.allow("our-interview", SERVER)
    with pytest.raises(UsageError, match="no address"):
        services.packs.allow("our-interviews", "https://")
    with pytest.raises(UsageError, match="packs folder"):
        services.packs.set_sensitivity("connected-communities", "confidential")
