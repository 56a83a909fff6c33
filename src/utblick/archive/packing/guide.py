"""The package's own description, for whoever opens it in fifty years. Swedish and English: no page of the product."""

from utblick.cases.models import Matter

_TEXT = """{title}
{number} · {body}

PÅ SVENSKA
Paketet är ett arkivpaket enligt E-ARK CSIP och SIP 2.1 (FGS Paketstruktur 2.0). Det håller ett avslutat ärende.
METS.xml                              vad paketet innehåller, med kontrollsumma (SHA-256) för varje fil
metadata/descriptive/erms.xml         ärendet enligt CITS ERMS 2.1: handlingar, beslut, datum, sekretess
metadata/preservation/premis.xml      filerna och vad som har hänt med ärendet, enligt PREMIS 3
metadata/other/utblick-rows.xml       varje uppgift som den stod i Utblick, så att ärendet kan läsas in igen
schemas/utblick-matter-rows.xsd       hur den filen är uppbyggd
representations/rep1/data/            handlingarna, oförändrade
Utkast som aldrig delades är inte allmänna handlingar (TF 2:12) och finns inte med.
METS, ERMS och PREMIS beskrivs av Library of Congress och DILCIS Board; deras scheman ligger inte i paketet.

IN ENGLISH
An archive package by E-ARK CSIP and SIP 2.1 holding one closed matter of a Swedish authority.
METS.xml lists every file with its checksum; erms.xml describes the matter, premis.xml the files and their history.
utblick-rows.xml holds every value as it stood in Utblick, by which the matter can be read in again.
"""


def guide(matter: Matter) -> str:
    return _TEXT.format(
        title=" ".join(matter.title.split()), number=matter.case_number or matter.reference, body=matter.body.name
    )
