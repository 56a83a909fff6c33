"""Archive packages (R5.3, G-40): whole, described, and by every demand of E-ARK CSIP and SIP 2.1."""

from __future__ import annotations

import hashlib
from urllib.parse import unquote

import pytest
from lxml import etree

from archive.csip_musts import NAMES, NOT_OURS, WRONG, broken
from two_authorities import SYSTEM
from utblick.archive.actions import add_rule, type_documents
from utblick.archive.packing import mets, rows
from utblick.archive.packing.package import SHEET
from utblick.archive.queries.packages import package_now
from utblick.cases import actions as cases
from utblick.cases.models import Matter, MatterDocument
from utblick.clock import recorded_at
from utblick.documents.actions import keep_upload

ERMS = "{https://DILCIS.eu/XML/ERMS}"
PREMIS = "{http://www.loc.gov/premis/v3}"


pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(scope="module")
def package(closed):
    return dict(package_now(closed, recorded_at()).files())


def test_mets_names_every_file_with_its_checksum(package):
    told = {unquote(path): (size, digest) for path, size, digest in mets.parts_of(package["METS.xml"])}
    assert told == {
        path: (len(content), hashlib.sha256(content).hexdigest())
        for path, content in package.items()
        if path != "METS.xml"
    }


def test_every_must_of_csip_is_held(package):
    assert broken(package["METS.xml"]) == []


def test_every_check_of_a_must_can_fail(package):
    """One attribute or element taken away at a time, of the first of each sort: each demand is broken by some."""
    whole = etree.fromstring(package["METS.xml"])
    tree, found, seen = whole.getroottree(), set(), set()
    for place in whole.iter():
        path = tree.getpath(place)
        sort = (place.tag, _parent(place), place.get("LABEL"), place.get("USE"))
        if sort in seen:
            continue
        seen.add(sort)
        for name in [None, *place.attrib]:
            broken_tree = etree.fromstring(package["METS.xml"])
            (struck,) = broken_tree.xpath(path)
            if name is not None:
                del struck.attrib[name]
            elif struck is not broken_tree:
                struck.getparent().remove(struck)
            found |= set(broken(etree.tostring(broken_tree)))
    assert set(WRONG) - found == set()


def _parent(place):
    above = place.getparent()
    return None if above is None else (above.tag, above.get("LABEL"))


@pytest.mark.shared
def test_the_musts_are_those_of_the_profile(shared):
    profile = etree.parse(shared / "data/eark/csip/E-ARK-CSIP-v2-1-0.xml")
    musts = {row.get("ID") for row in profile.iter("{*}requirement") if row.get("REQLEVEL") == "MUST"}
    assert len(musts) == 89
    assert musts == set(WRONG) | set(NOT_OURS)


@pytest.mark.shared
def test_mets_and_erms_hold_to_their_schemas(shared, package, tmp_path):
    """METS with the extensions of CSIP and SIP, ERMS 2.1.2 with its Schematron."""
    eark = shared / "data/eark"
    root = etree.fromstring(package["METS.xml"])
    _schema(eark / "csip/mets.xsd", eark / "csip/xlink.xsd", tmp_path).assertValid(root)
    allowed = etree.parse(eark / "csip/DILCISExtensionMETS.xsd")
    for name in ("CONTENTINFORMATIONTYPE", "OAISPACKAGETYPE", "NOTETYPE"):
        values = {found.get("value") for found in allowed.xpath(f"//*[@name='{name}']//*[local-name()='enumeration']")}
        used = set(root.xpath(f"//@csip:{name}", namespaces=NAMES))
        assert used and used <= values, name
    described = etree.fromstring(package["metadata/descriptive/erms.xml"])
    _schema(eark / "erms/ERMS_v2_1_2.xsd").assertValid(described)
    for rule in etree.parse(eark / "erms/erms_v2_1_2.sch").iter("{*}rule"):
        for place in described.xpath(f"//{rule.get('context')}"):
            assert place.xpath(rule.find("{*}assert").get("test")), rule.get("context")


XML_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:string"/></xs:schema>"""
LINK = """<xs:attributeGroup xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xlink="http://www.w3.org/1999/xlink" name="%(sort)sLink"><xs:attributeGroup ref="xlink:%(sort)sAttrs"/>
</xs:attributeGroup>"""
"""METS calls the attributes of a link by the names of the first xlink schema."""
IMPORT = "{http://www.w3.org/2001/XMLSchema}import"


def _schema(path, xlink=None, folder=None):
    """A schema, with what it imports read from beside it and from here, not from the network."""
    schema = etree.parse(path)
    for place in schema.iter(IMPORT):
        (folder / "xml.xsd").write_text(XML_SCHEMA, "utf-8")
        imported = etree.parse(xlink)
        for inner in imported.iter(IMPORT):
            inner.set("schemaLocation", "xml.xsd")
        for sort in ("simple", "locator", "arc", "extended", "resource", "title"):
            imported.getroot().append(etree.fromstring(LINK % {"sort": sort}))
        imported.write(folder / "xlink.xsd")
        place.set("schemaLocation", str(folder / "xlink.xsd"))
    return etree.XMLSchema(schema)


def test_erms_tells_the_matter_its_decision_and_its_twelve_documents(package, closed):
    described = etree.fromstring(package["metadata/descriptive/erms.xml"])
    matter = described.find(f".//{ERMS}aggregation")
    assert matter.findtext(f"{ERMS}objectId") == closed.reference
    assert matter.findtext(f"{ERMS}extraId") == "2026/KFN 0034"
    assert matter.findtext(f"{ERMS}title") == "Vänortsträff & körer"
    days = {day.get("dateType"): day.text[:10] for day in matter.find(f"{ERMS}dates")}
    assert days == {"opened": "2026-09-10", "closed": "2026-09-10"}
    assert [action.findtext(f"{ERMS}actionText") for action in matter.iter(f"{ERMS}action")] == [
        "§ 51, punkt 1: att söka bidrag till träffen",
        "§ 51, punkt 2: att ge förvaltningen i uppdrag att återkomma",
    ]
    records = matter.findall(f"{ERMS}record")
    handlingar = [record for record in records if record.get("systemIdentifier").startswith("document:")]
    assert len(handlingar) == 12
    assert handlingar[3].findtext(f".//{ERMS}name") == "Cēsis novads"
    paths = [appendix.get("path") for appendix in matter.iter(f"{ERMS}appendix")]
    assert set(paths) == {path for path in package if path.startswith("representations/")} - {SHEET}


def planned(closed):
    """The ERMS of the matter when two letters are to go, one document is kept, and the others have no type."""
    matter = Matter.objects.get(pk=closed.pk)
    letters, others = [list(matter.documents.filter(number__in=numbers)) for numbers in ((4, 5), (6,))]
    goes = add_rule(SYSTEM, name="Brev", classification="2.4", fate="disposed", years=2, basis="KFN 2026 § 12")
    stays = add_rule(SYSTEM, name="Avtal", classification="2.1", fate="kept", years=None, basis="KFN 2026 § 12")
    type_documents(SYSTEM, matter, dict.fromkeys(letters, goes) | dict.fromkeys(others, stays))
    described = etree.fromstring(dict(package_now(matter, recorded_at()).files())["metadata/descriptive/erms.xml"])
    return described, goes.first_day(matter.closed_on)


@pytest.mark.shared
def test_erms_with_a_plan_holds_to_its_schema(shared, closed):
    described, _due = planned(closed)
    _schema(shared / "data/eark/erms/ERMS_v2_1_2.xsd").assertValid(described)


def test_erms_tells_what_is_kept_and_what_goes_when(closed):
    """CITS ERMS: classification and disposal of each record, by the dokumenthanteringsplan (FGS Ärendehantering)."""
    described, first_day = planned(closed)
    assert [code.text for code in described.findall(f".//{ERMS}aggregation/{ERMS}classification")] == ["2.1", "2.4"]
    records = {record.findtext(f"{ERMS}runningNumber"): record for record in described.iter(f"{ERMS}record")}
    told = records["4"].find(f"{ERMS}disposal")
    assert (told.get("disposable"), told.findtext(f"{ERMS}disposalPeriod")) == ("true", "2 år")
    assert told.findtext(f"{ERMS}disposalMandate") == "KFN 2026 § 12"
    due = told.find(f".//{ERMS}disposalDate")
    assert (due.get("dateType"), due.text[:10]) == ("action_due", str(first_day))
    assert records["4"].find(f"{ERMS}classification").get("classificationCode") == "2.4"
    kept = records["6"].find(f"{ERMS}disposal")
    assert (kept.get("disposable"), kept.findtext(f"{ERMS}disposalAction")) == ("false", "bevaras")
    assert records["7"].find(f"{ERMS}disposal") is None


def test_premis_fixes_every_file_and_tells_the_history(package):
    """What CSIP32 demands: provenance in PREMIS, for the same files and checksums as METS."""
    described = etree.fromstring(package["metadata/preservation/premis.xml"])
    fixed = {
        found.findtext(f".//{PREMIS}objectIdentifierValue"): found.findtext(f".//{PREMIS}messageDigest")
        for found in described.iter(f"{PREMIS}object")
        if found.find(f".//{PREMIS}messageDigest") is not None
    }
    assert fixed == {
        path: hashlib.sha256(content).hexdigest()
        for path, content in package.items()
        if path.startswith("representations/") and path != SHEET
    }
    told = [event.findtext(f".//{PREMIS}eventDetail") for event in described.iter(f"{PREMIS}event")]
    assert {"Arkivpaketet gjordes.", "ärendet öppnades", "ärendet avslutades"} <= set(told)
    agents = {agent.findtext(f".//{PREMIS}agentName") for agent in described.iter(f"{PREMIS}agent")}
    linked = {found.text for found in described.iter(f"{PREMIS}linkingAgentIdentifierValue")}
    assert linked <= agents


def test_the_rows_hold_to_their_own_schema(package):
    schema = etree.XMLSchema(etree.fromstring(package["schemas/utblick-matter-rows.xsd"]))
    schema.assertValid(etree.fromstring(package["metadata/other/utblick-rows.xml"]))


def test_a_restriction_is_told_with_its_provision(closed):
    closed = Matter.objects.get(pk=closed.pk)
    cases.restrict_matter(SYSTEM, closed, provision="OSL 15:1", authority="KFN", decided_by="registrator")
    described = etree.fromstring(dict(package_now(closed, recorded_at()).files())["metadata/descriptive/erms.xml"])
    told = described.findall(f".//{ERMS}restriction")
    assert len(told) == len(described.findall(f".//{ERMS}record")) + 1
    assert {found.findtext(f"{ERMS}regulation") for found in told} == {"OSL 15:1"}


def test_a_draft_that_was_never_shared_stays_out(closed):
    """TF 2:12: what was never shared and not taken care of for archiving is no public record."""
    matter = cases.open_matter(SYSTEM, body_code="KFN", title="Utkast")
    told = {"title": "Minnesanteckning", "direction": "drawn_up"}
    draft = cases.add_document(SYSTEM, matter, keep_upload("m.txt", b"minns"), **told)
    cases.close_matter(SYSTEM, matter, not_kept=[draft])
    assert matter.documents.get().shared_at is None
    assert not [row for row in rows.rows_of(matter).rows if isinstance(row, MatterDocument)]
    assert broken(dict(package_now(matter, recorded_at()).files())["METS.xml"]) == []


@pytest.mark.one_database
def test_characters_that_xml_cannot_hold_come_back_in_the_rows(closed):
    closed = Matter.objects.get(pk=closed.pk)
    closed.title = "Vän\x01ort\ufffe ]]> \U0001f600"
    found = rows.MatterRows(closed, (closed,))
    (back,) = rows.from_xml(rows.as_xml(found))
    assert back.values() == closed.values()
