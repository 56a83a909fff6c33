"""Countries by ISO 3166-1 alpha-2 code, in Swedish and English."""

from __future__ import annotations

from utblick.values import Text, sort_key

_TABLE = """
AD Andorra|Andorra
AE Förenade Arabemiraten|United Arab Emirates
AF Afghanistan|Afghanistan
AG Antigua och Barbuda|Antigua and Barbuda
AL Albanien|Albania
AM Armenien|Armenia
AO Angola|Angola
AR Argentina|Argentina
AT Österrike|Austria
AU Australien|Australia
AX Åland|Åland Islands
AZ Azerbajdzjan|Azerbaijan
BA Bosnien och Hercegovina|Bosnia and Herzegovina
BB Barbados|Barbados
BD Bangladesh|Bangladesh
BE Belgien|Belgium
BF Burkina Faso|Burkina Faso
BG Bulgarien|Bulgaria
BH Bahrain|Bahrain
BI Burundi|Burundi
BJ Benin|Benin
BN Brunei|Brunei
BO Bolivia|Bolivia
BR Brasilien|Brazil
BS Bahamas|Bahamas
BT Bhutan|Bhutan
BW Botswana|Botswana
BY Belarus|Belarus
BZ Belize|Belize
CA Kanada|Canada
CD Kongo-Kinshasa|Democratic Republic of the Congo
CF Centralafrikanska republiken|Central African Republic
CG Kongo-Brazzaville|Republic of the Congo
CH Schweiz|Switzerland
CI Elfenbenskusten|Côte d’Ivoire
CL Chile|Chile
CM Kamerun|Cameroon
CN Kina|China
CO Colombia|Colombia
CR Costa Rica|Costa Rica
CU Kuba|Cuba
CV Kap Verde|Cabo Verde
CY Cypern|Cyprus
CZ Tjeckien|Czechia
DE Tyskland|Germany
DJ Djibouti|Djibouti
DK Danmark|Denmark
DM Dominica|Dominica
DO Dominikanska republiken|Dominican Republic
DZ Algeriet|Algeria
EC Ecuador|Ecuador
EE Estland|Estonia
EG Egypten|Egypt
ER Eritrea|Eritrea
ES Spanien|Spain
ET Etiopien|Ethiopia
FI Finland|Finland
FJ Fiji|Fiji
FM Mikronesien|Micronesia
FO Färöarna|Faroe Islands
FR Frankrike|France
GA Gabon|Gabon
GB Storbritannien|United Kingdom
GD Grenada|Grenada
GE Georgien|Georgia
GH Ghana|Ghana
GL Grönland|Greenland
GM Gambia|Gambia
GN Guinea|Guinea
GQ Ekvatorialguinea|Equatorial Guinea
GR Grekland|Greece
GT Guatemala|Guatemala
GW Guinea-Bissau|Guinea-Bissau
GY Guyana|Guyana
HK Hongkong|Hong Kong
HN Honduras|Honduras
HR Kroatien|Croatia
HT Haiti|Haiti
HU Ungern|Hungary
ID Indonesien|Indonesia
IE Irland|Ireland
IL Israel|Israel
IN Indien|India
IQ Irak|Iraq
IR Iran|Iran
IS Island|Iceland
IT Italien|Italy
JM Jamaica|Jamaica
JO Jordanien|Jordan
JP Japan|Japan
KE Kenya|Kenya
KG Kirgizistan|Kyrgyzstan
KH Kambodja|Cambodia
KI Kiribati|Kiribati
KM Komorerna|Comoros
KN Saint Kitts och Nevis|Saint Kitts and Nevis
KP Nordkorea|North Korea
KR Sydkorea|South Korea
KW Kuwait|Kuwait
KZ Kazakstan|Kazakhstan
LA Laos|Laos
LB Libanon|Lebanon
LC Saint Lucia|Saint Lucia
LI Liechtenstein|Liechtenstein
LK Sri Lanka|Sri Lanka
LR Liberia|Liberia
LS Lesotho|Lesotho
LT Litauen|Lithuania
LU Luxemburg|Luxembourg
LV Lettland|Latvia
LY Libyen|Libya
MA Marocko|Morocco
MC Monaco|Monaco
MD Moldavien|Moldova
ME Montenegro|Montenegro
MG Madagaskar|Madagascar
MH Marshallöarna|Marshall Islands
MK Nordmakedonien|North Macedonia
ML Mali|Mali
MM Myanmar|Myanmar
MN Mongoliet|Mongolia
MR Mauretanien|Mauritania
MT Malta|Malta
MU Mauritius|Mauritius
MV Maldiverna|Maldives
MW Malawi|Malawi
MX Mexiko|Mexico
MY Malaysia|Malaysia
MZ Moçambique|Mozambique
NA Namibia|Namibia
NE Niger|Niger
NG Nigeria|Nigeria
NI Nicaragua|Nicaragua
NL Nederländerna|Netherlands
NO Norge|Norway
NP Nepal|Nepal
NR Nauru|Nauru
NZ Nya Zeeland|New Zealand
OM Oman|Oman
PA Panama|Panama
PE Peru|Peru
PG Papua Nya Guinea|Papua New Guinea
PH Filippinerna|Philippines
PK Pakistan|Pakistan
PL Polen|Poland
PS Palestina|Palestine
PT Portugal|Portugal
PW Palau|Palau
PY Paraguay|Paraguay
QA Qatar|Qatar
RO Rumänien|Romania
RS Serbien|Serbia
RU Ryssland|Russia
RW Rwanda|Rwanda
SA Saudiarabien|Saudi Arabia
SB Salomonöarna|Solomon Islands
SC Seychellerna|Seychelles
SD Sudan|Sudan
SE Sverige|Sweden
SG Singapore|Singapore
SI Slovenien|Slovenia
SK Slovakien|Slovakia
SL Sierra Leone|Sierra Leone
SM San Marino|San Marino
SN Senegal|Senegal
SO Somalia|Somalia
SR Surinam|Suriname
SS Sydsudan|South Sudan
ST São Tomé och Príncipe|São Tomé and Príncipe
SV El Salvador|El Salvador
SY Syrien|Syria
SZ Eswatini|Eswatini
TD Tchad|Chad
TG Togo|Togo
TH Thailand|Thailand
TJ Tadzjikistan|Tajikistan
TL Östtimor|Timor-Leste
TM Turkmenistan|Turkmenistan
TN Tunisien|Tunisia
TO Tonga|Tonga
TR Turkiet|Türkiye
TT Trinidad och Tobago|Trinidad and Tobago
TV Tuvalu|Tuvalu
TW Taiwan|Taiwan
TZ Tanzania|Tanzania
UA Ukraina|Ukraine
UG Uganda|Uganda
US USA|United States
UY Uruguay|Uruguay
UZ Uzbekistan|Uzbekistan
VA Vatikanstaten|Vatican City
VC Saint Vincent och Grenadinerna|Saint Vincent and the Grenadines
VE Venezuela|Venezuela
VN Vietnam|Vietnam
VU Vanuatu|Vanuatu
WS Samoa|Samoa
XK Kosovo|Kosovo
YE Jemen|Yemen
ZA Sydafrika|South Africa
ZM Zambia|Zambia
ZW Zimbabwe|Zimbabwe
"""


def _read(line: str) -> tuple[str, Text]:
    code, names = line.split(" ", 1)
    return code, Text(*names.split("|"))


COUNTRIES: dict[str, Text] = dict(_read(line) for line in _TABLE.strip().splitlines())


EUROPEAN_UNION = frozenset({
    "AT", "AX", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""The member states of the Union; Åland has a code of its own."""


def country_name(code: str) -> Text:
    """The country of a code; the code itself when it is not in the table."""
    return COUNTRIES.get(code, Text(code, code))


def choices(language: str) -> list[tuple[str, str]]:
    """(code, name) in the language's own order."""
    named = [(code, name.in_language(language)) for code, name in COUNTRIES.items()]
    return sorted(named, key=lambda pair: sort_key(pair[1]))
