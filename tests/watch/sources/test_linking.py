"""Papers on one EU question put in one file, by their names alone."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path

import pytest

from utblick.watch.sources.g0v.source import G0v, page_title, read_page
from utblick.watch.sources.identifiers import identifiers_in
from utblick.watch.sources.linking import Group, link, linking_names
from utblick.watch.sources.riksdagen.source import Riksdagen
from utblick.watch.sources.stages import ParsedStage, Stage, Where, gathered, named

LABELS = Path(__file__).resolve().parents[1] / "labels" / "dossier_links.csv"


def paper(reference: str, stage: Stage, number: str = "", **places: str) -> ParsedStage:
    told = [named(Where.NUMBER, *identifiers_in(number))]
    told += [named(Where(place), *identifiers_in(text)) for place, text in places.items()]
    return ParsedStage("prov", reference, stage, reference, identifiers=gathered(*told))


def files(*papers: ParsedStage) -> list[list[str]]:
    return sorted([member.paper.reference for member in group.members] for group in link(papers))


MEMORANDUM = paper("fpm", Stage.MEMORANDUM, "2031/32:FPM51", summary="COM(2031) 447")
PROPOSAL = paper("celex", Stage.PROPOSAL, "52031PC0447")
IN_RIKSDAG = paper("kom", Stage.PROPOSAL, "COM(2031) 447", relation="2030/0206(COD) 2031/32:FPM51")
PROCEDURE = paper("ep", Stage.PARLIAMENT, "2030/0206(COD)")
ACT = paper("act", Stage.ADOPTED_ACT, "32032R0009", relation="52031PC0447")
REMISS = paper("remiss", Stage.REFERRAL, title="Remiss av COM(2031) 447")


def test_a_question_is_one_file_from_proposal_to_act() -> None:
    papers = [MEMORANDUM, PROPOSAL, IN_RIKSDAG, PROCEDURE, ACT, REMISS]
    assert files(*papers) == [["fpm", "celex", "kom", "ep", "act", "remiss"]]
    assert files(*reversed(papers)) == [["remiss", "act", "ep", "kom", "celex", "fpm"]]


def test_every_link_says_where_it_came_from() -> None:
    (group,) = link([REMISS, PROPOSAL])
    assert [(str(name.identifier), name.where) for member in group.members for name in member.through] == [
        ("COM(2031) 447", Where.TITLE),
        ("COM(2031) 447", Where.NUMBER),
    ]
    assert [str(name) for name in group.identifiers] == ["COM(2031) 447"]


def test_a_number_only_mentioned_links_nothing() -> None:
    assert files(PROPOSAL, paper("nyhet", Stage.OTHER, body="COM(2031) 447")) == [["celex"], ["nyhet"]]


def test_a_memorandum_on_three_proposals_is_in_three_files_that_remain_three() -> None:
    package = paper("paket", Stage.MEMORANDUM, "2031/32:FPM9", summary="COM(2031) 1, 2 och 3")
    proposals = [
        paper(f"kom{number}", Stage.PROPOSAL, f"COM(2031) {number}", relation="2031/32:FPM9") for number in (1, 2, 3)
    ]
    assert files(package, *proposals) == [["paket", "kom1"], ["paket", "kom2"], ["paket", "kom3"]]


def test_the_swedish_way_is_one_file_too() -> None:
    inquiry = paper("sou", Stage.INQUIRY_REPORT, "SOU 2031:4")
    remiss = paper("remiss", Stage.REFERRAL, title="Remiss av SOU 2031:4", summary="S2031/460")
    draft = paper("lagrad", Stage.LEGISLATION_COUNCIL, "S2031/00460/FS")
    assert files(inquiry, remiss, draft) == [["sou", "remiss", "lagrad"]]


def test_a_reference_number_of_an_agenda_links_nothing() -> None:
    """One number covers a whole season of meetings."""
    agendas = [paper(f"dagordning{number}", Stage.AGENDA, "Ku2031/02403") for number in (1, 2)]
    assert files(*agendas) == [["dagordning1"], ["dagordning2"]]
    assert linking_names(agendas[0]) == ()


def test_a_remiss_of_two_inquiries_is_with_both_and_joins_neither() -> None:
    inquiries = [paper(f"sou{number}", Stage.INQUIRY_REPORT, f"SOU 2031:{number}") for number in (7, 8)]
    both = paper("remiss", Stage.REFERRAL, title="Remiss av SOU 2031:7 och SOU 2031:8")
    assert files(*inquiries, both) == [["sou7", "remiss"], ["sou8", "remiss"]]


def test_nothing_is_linked_without_names() -> None:
    assert files(paper("a", Stage.OTHER), paper("b", Stage.OTHER)) == [["a"], ["b"]]
    assert link([]) == []


def recorded(folder: Path) -> list[ParsedStage]:
    """Every recorded paper of the government and the Riksdag, the remisser with their pages."""
    source = G0v()
    papers: list[ParsedStage] = []
    for path in sorted(folder.glob("regeringen_g0vse/**/*.json")):
        papers += source.parse(path.read_bytes()).stages
    for path in sorted(folder.glob("riksdagen/**/*.json")):
        papers += Riksdagen().parse(path.read_bytes()).stages
    root = folder / "regeringen_g0vse"
    for path in sorted(root.glob("remisser/**/*.md")):
        body = path.read_bytes()
        year, month = path.parts[-3:-1]
        url = "/" + str(path.relative_to(root))[:-3]
        record = {
            "title": page_title(read_page(body)),
            "url": url,
            "types": ["2099"],
            "published": f"{year}-{month}-01",
        }
        papers += [source.parse_page(stage, body) for stage in source.parse(json.dumps([record]).encode()).stages]
    return papers


def name_of(stage: ParsedStage) -> str:
    return f"{stage.source}:{stage.reference}"


def pairs(group: Group) -> set[tuple[str, str]]:
    members = [name_of(member.paper) for member in group.members]
    return {(min(pair), max(pair)) for pair in combinations(members, 2)}


@pytest.mark.shared
def test_recorded_papers_are_linked_as_a_person_links_them(shared: Path) -> None:
    """Must show 2: precision 100 % on the pairs that were read and judged."""
    papers = recorded(shared / "data" / "law")
    groups = link(papers)
    found = {pair for group in groups for pair in pairs(group)}
    found |= {(name_of(paper), str(name.identifier)) for paper in papers for name in linking_names(paper)}
    judged = {
        (row["paper"], row["other"]): row["same"] == "yes"
        for row in csv.DictReader(LABELS.read_text(encoding="utf-8").splitlines())
    }
    linked = [pair for pair in judged if pair in found]
    wrong = [pair for pair in linked if not judged[pair]]
    missed = [pair for pair, same in judged.items() if same and pair not in found]
    print(f"{len(papers)} papers, {sum(len(group.members) > 1 for group in groups)} files of several; "
          f"{len(linked)} judged pairs linked, {len(wrong)} wrong, {len(missed)} missed")  # fmt: skip
    assert len(linked) >= 200
    assert wrong == []
    assert missed == []
