"""Every MUST of the profile E-ARK CSIP 2.1 as an XPath on METS.xml that gives what is wrong: nothing, when it is held.

Requirements on parts that a package need not have, and that ours has not, are in `NOT_OURS`.
"""

from __future__ import annotations

from lxml import etree

NAMES = {
    "m": "http://www.loc.gov/METS/",
    "csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
    "xlink": "http://www.w3.org/1999/xlink",
}
SOFTWARE = "m:metsHdr/m:agent[@ROLE='CREATOR' and @TYPE='OTHER' and @OTHERTYPE='SOFTWARE']"
MAP = "m:structMap[@LABEL='CSIP']"


def _reference(first: int, place: str) -> dict[str, str]:
    """The nine demands on a reference to a metadata file (CSIP22–30, 36–44)."""
    demands = [
        "@LOCTYPE='URL'", "@xlink:type='simple'", "@xlink:href", "@MDTYPE", "@MIMETYPE", "@SIZE", "@CREATED",
        "string-length(@CHECKSUM)=64", "@CHECKSUMTYPE='SHA-256'",
    ]  # fmt: skip
    return {f"CSIP{first + number}": f"{place}[not({demand})]" for number, demand in enumerate(demands)}


def _division(name: str, first: int) -> dict[str, str]:
    """The demands on one division of the structural map: its ID, its label, and where it points."""
    place = f"{MAP}/m:div/m:div[@LABEL='{name}']"
    return {
        f"CSIP{first}": f"{place}[not(@ID)]",
        f"CSIP{first + 1}": f"self::*[not({place})]",
        f"CSIP{first + 2}": f"{place}[not(m:fptr)]",
    }


WRONG = {
    "CSIP1": "self::*[not(@OBJID)]",
    "CSIP2": "self::*[not(@TYPE='Mixed')]",
    "CSIP6": "self::*[not(@PROFILE)]",
    "CSIP117": "self::*[count(m:metsHdr)!=1]",
    "CSIP7": "m:metsHdr[not(@CREATEDATE)]",
    "CSIP9": "m:metsHdr[not(@csip:OAISPACKAGETYPE='SIP')]",
    "CSIP10": f"self::*[count({SOFTWARE})!=1]",
    "CSIP11": f"self::*[count({SOFTWARE})!=1]",
    "CSIP12": f"self::*[count({SOFTWARE})!=1]",
    "CSIP13": f"self::*[count({SOFTWARE})!=1]",
    "CSIP14": f"{SOFTWARE}[count(m:name)!=1]",
    "CSIP15": f"{SOFTWARE}[count(m:note)!=1]",
    "CSIP16": f"{SOFTWARE}[not(m:note/@csip:NOTETYPE='SOFTWARE VERSION')]",
    "CSIP18": "m:dmdSec[not(@ID) or @ID=preceding::*/@ID]",
    "CSIP19": "m:dmdSec[not(@CREATED)]",
    **_reference(22, "m:dmdSec/m:mdRef"),
    "CSIP33": "m:amdSec/m:digiprovMD[not(@ID) or @ID=preceding::*/@ID]",
    **_reference(36, "m:amdSec/m:digiprovMD/m:mdRef"),
    "CSIP59": "m:fileSec[not(@ID)]",
    "CSIP60": "m:fileSec[not(m:fileGrp[@USE='Documentation'])]",
    "CSIP113": "m:fileSec[not(m:fileGrp[@USE='Schemas'])]",
    "CSIP114": "m:fileSec[not(m:fileGrp[starts-with(@USE,'Representations')])]",
    "CSIP64": "m:fileSec/m:fileGrp[not(@USE)]",
    "CSIP65": "m:fileSec/m:fileGrp[not(@ID) or @ID=preceding::*/@ID]",
    "CSIP66": "m:fileSec/m:fileGrp[not(m:file)]",
    "CSIP67": "m:fileSec/m:fileGrp/m:file[not(@ID) or @ID=preceding::*/@ID]",
    "CSIP68": "m:fileSec/m:fileGrp/m:file[not(contains(@MIMETYPE,'/'))]",
    "CSIP69": "m:fileSec/m:fileGrp/m:file[not(@SIZE)]",
    "CSIP70": "m:fileSec/m:fileGrp/m:file[not(@CREATED)]",
    "CSIP71": "m:fileSec/m:fileGrp/m:file[string-length(@CHECKSUM)!=64]",
    "CSIP72": "m:fileSec/m:fileGrp/m:file[not(@CHECKSUMTYPE='SHA-256')]",
    "CSIP76": "m:fileSec/m:fileGrp/m:file[count(m:FLocat)!=1]",
    "CSIP77": "m:fileSec/m:fileGrp/m:file/m:FLocat[not(@LOCTYPE='URL')]",
    "CSIP78": "m:fileSec/m:fileGrp/m:file/m:FLocat[not(@xlink:type='simple')]",
    "CSIP79": "m:fileSec/m:fileGrp/m:file/m:FLocat[not(@xlink:href)]",
    "CSIP80": f"self::*[count({MAP})!=1]",
    "CSIP81": f"{MAP}[not(@TYPE='PHYSICAL')]",
    "CSIP82": f"self::*[not({MAP})]",
    "CSIP83": f"{MAP}[not(@ID)]",
    "CSIP84": f"{MAP}[count(m:div)!=1]",
    "CSIP85": f"{MAP}/m:div[not(@ID)]",
    "CSIP88": f"{MAP}/m:div[count(m:div[@LABEL='Metadata'])!=1]",
    "CSIP89": f"{MAP}/m:div/m:div[@LABEL='Metadata'][not(@ID)]",
    "CSIP90": f"{MAP}/m:div[not(m:div[@LABEL='Metadata'])]",
    **_division("Documentation", 94),
    **_division("Schemas", 98),
    **_division("Representations", 102),
    "CSIP116": f"{MAP}//m:div[@LABEL='Documentation'][not(m:fptr/@FILEID=//m:fileGrp[@USE='Documentation']/@ID)]",
    "CSIP118": f"{MAP}//m:div[@LABEL='Schemas'][not(m:fptr/@FILEID=//m:fileGrp[@USE='Schemas']/@ID)]",
    "CSIP119": f"{MAP}//m:div[@LABEL='Representations'][not(m:fptr/@FILEID=//m:fileGrp[@USE='Representations']/@ID)]",
}
NOT_OURS = {
    **{f"CSIP{number}": "rights metadata (MAY): none" for number in (46, *range(49, 58))},
    **{f"CSIP{number}": "a METS of its own for a representation (SHOULD): none" for number in range(106, 113)},
}


def broken(mets: bytes) -> list[str]:
    """The demands that a METS.xml does not hold."""
    root = etree.fromstring(mets)
    return [name for name, wrong in WRONG.items() if root.xpath(wrong, namespaces=NAMES)]
