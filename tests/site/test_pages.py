"""The pages, read as files: links, sizes, markup, and what has to stand on them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from justhtml import JustHTML

from cc_assistant.site.checking import LARGEST_PAGE, check_site, target_of
from cc_assistant.site.pages import NAVIGATION
from cc_assistant.site.places import spread
from cc_assistant.site.templating import relative
from cc_assistant.tasks.site_builder import SiteBuilder
from cc_assistant.text.checklist_words import STRENGTH
from tests.interview.shipped import shipped_library
from tests.site.conftest import TODAY

LIBRARY = shipped_library()


def words_of(file: Path) -> str:
    """What a page says, without its marks."""
    text = re.sub(r"<[^>]+>", "", file.read_text(encoding="utf-8"))
    for mark, sign in (("&#34;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(mark, sign)
    return text


def test_no_link_is_broken_and_nothing_is_loaded_from_elsewhere(website: Path) -> None:
    report = check_site(website, browser=False)
    assert not report.faults
    assert report.pages > 500
    assert report.largest[1] <= LARGEST_PAGE


def test_every_page_is_valid_html(website: Path) -> None:
    for file in sorted(website.rglob("*.html")):
        assert not JustHTML(file.read_text(encoding="utf-8"), collect_errors=True).errors, file


def test_every_recommendation_has_a_page_with_all_of_it(website: Path) -> None:
    assert LIBRARY.toolkit
    links = {link.recommendation: link for link in LIBRARY.evidence_links}
    for one in LIBRARY.toolkit.recommendations:
        said = words_of(website / "advice" / f"{one.id.removeprefix('rec-')}.html")
        link = links[one.id]
        told = [one.title, one.rationale, *one.steps, one.done_when, STRENGTH[link.strength], link.basis]
        told += [bearing.because for bearing in (*link.supports, *link.qualifies)]
        told += [LIBRARY.passage_by_id[bearing.excerpt].claim or "" for bearing in link.qualifies]
        assert all(part in said for part in told), one.id


def test_every_excerpt_stands_exactly_as_stored_with_its_locator(website: Path) -> None:
    for source in LIBRARY.sources:
        page = words_of(website / "evidence" / f"{source.id}.html")
        assert source.title in page
        for passage in LIBRARY.passages:
            if passage.source == source.id:
                assert passage.claim and passage.claim in page
                assert passage.text in page
                assert passage.locator in page


def test_every_sentence_of_a_portrait_leads_to_what_it_rests_on(website: Path) -> None:
    for portrait in LIBRARY.portraits:
        page = (website / "portraits" / f"{portrait.case}.html").read_text(encoding="utf-8")
        said = words_of(website / "portraits" / f"{portrait.case}.html")
        for sentence in (*portrait.opening, *portrait.maintenance, *portrait.what_got_in_the_way):
            assert sentence.text in said
            for excerpt in sentence.excerpts:
                assert f"../evidence/{excerpt.rpartition('-')[0]}.html#{excerpt}" in page


def test_constructs_tell_what_they_mean_and_what_is_known_of_them(website: Path) -> None:
    assert LIBRARY.cfir
    assert LIBRARY.npt
    for one in LIBRARY.cfir.constructs:
        said = words_of(website / "frames" / f"cfir-{one.id.replace('.', '-')}.html")
        assert one.definition in said
        assert one.barrier in said
    for component in LIBRARY.npt.components:
        said = words_of(website / "frames" / f"npt-{component.id.replace('.', '-')}.html")
        assert component.ask in said
    for name in ("heatmap.svg", "heatmap.dark.svg"):
        assert "<svg" in (website / "frames" / name).read_text(encoding="utf-8")


def test_every_word_of_the_glossary_is_explained(website: Path) -> None:
    assert LIBRARY.glossary
    said = "".join(words_of(file) for file in (website / "glossary").glob("*.html"))
    assert all(term.definition in said for term in LIBRARY.glossary.terms)


def test_how_much_was_read_is_said_without_noughts(website: Path) -> None:
    said = words_of(website / "evidence" / "index.html")
    assert "Of 0 sources" not in said
    assert "No source was read in full." in said


def test_a_host_shows_what_it_brings(website: Path) -> None:
    said = words_of(website / "advice" / "host-gp-network.html")
    brought, _, others = said.partition("Whatever the host")
    assert "Because of this host" in brought
    assert "More pressing with this host" in brought
    assert "Name one person with time to lead the set-up" in others


def test_every_part_is_reached_from_every_page(website: Path) -> None:
    page = website / "evidence" / "fixsen2021.html"
    for _, target, _ in NAVIGATION:
        assert f'href="{relative(target, "evidence/fixsen2021.html")}"' in page.read_text(encoding="utf-8")


def test_the_same_knowledge_on_the_same_day_makes_the_same_files(
    builder: SiteBuilder, website: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    builder.build(again, TODAY)
    files = sorted(path.relative_to(website) for path in website.rglob("*") if path.is_file())
    assert all((website / name).read_bytes() == (again / name).read_bytes() for name in files)
    assert len(files) == sum(path.is_file() for path in again.rglob("*"))


BROKEN = (
    ("about.html", 'href="methods.html"', 'href="method.html"', "which is not there"),
    ("methods.html", "</main>", '<a href="licence.html#no">x</a></main>', "a place that is not there"),
    ("limits.html", "</main>", '<img src="https://example.org/x.png" alt="">', "would load https://example"),
    ("licence.html", "</main>", '<p onclick="x()">x</p></main>', "has 'onclick' at a <p>"),
    ("search.html", "</main>", "<script>x()</script></main>", "has a <script> of its own"),
    ("interview.html", "</main>", '<p style="color:red">x</p></main>', "has 'style' at a <p>"),
    ("themes/index.html", '<meta name="description"', '<meta name="other"', "has no description"),
    ("frames/index.html", "</main>", "<h1>x</h1></main>", "has 2 headings of the first level"),
    ("glossary/index.html", "</main>", "x" * LARGEST_PAGE + "</main>", f"{LARGEST_PAGE:,} is the most"),
    ("own/site.css", "*, *::before", '@import "https://example.org/x.css";\n*, *::before', "would be loaded"),
)


@pytest.fixture(scope="module")
def faults(website: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """What is found in a website in which all that can be wrong is wrong."""
    folder = tmp_path_factory.mktemp("broken") / "website"
    shutil.copytree(website, folder)
    for page, old, instead, _ in BROKEN:
        text = (folder / page).read_text(encoding="utf-8")
        assert old in text
        (folder / page).write_text(text.replace(old, instead, 1), encoding="utf-8")
    (folder / "evidence" / "sources-a-f.html").unlink()
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    return [(fault.file, fault.message) for fault in check_site(folder, browser=False).faults]


@pytest.mark.parametrize(("page", "told"), [(page, told) for page, _, _, told in BROKEN])
def test_what_is_wrong_is_found(faults: list[tuple[str, str]], page: str, told: str) -> None:
    assert [message for file, message in faults if file == page and told in message]


def test_a_missing_and_a_strange_file_are_found(faults: list[tuple[str, str]]) -> None:
    assert ("evidence/sources-a-f.html", "is missing") in faults
    assert ("notes.txt", "is not part of the website") in faults


def test_links_are_counted_from_the_page() -> None:
    assert relative("index.html", "advice/x.html") == "../index.html"
    assert relative("advice/y.html#a", "advice/x.html") == "y.html#a"
    assert relative("advice/x.html#a", "advice/x.html") == "#a"
    assert target_of("../a%20b.html#c", "x/y.html") == ("a b.html", "c")
    assert target_of("https://example.org/", "x.html") is None


def test_names_are_spread_by_their_first_letters() -> None:
    names = ["“Zoo” club", "beta", "Álvaro", "alpha", "Gamma"]
    assert list(spread(names, 2)) == [
        ("a", ["alpha", "Álvaro"]),
        ("b-g", ["beta", "Gamma"]),
        ("z", ["“Zoo” club"]),
    ]
