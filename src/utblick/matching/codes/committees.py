"""Committees of the Riksdag (utskott), by their abbreviations in reports and document lists."""

from utblick.matching.codes.base import read

COMMITTEES = read(
    """
UbU; education:0.5 school:0.4; Utbildningsutskottet; Committee on Education
SoU; social-services:0.4 elderly-care:0.35 public-health:0.3 disability:0.3; Socialutskottet; Committee on Health
AU; labour-market:0.5 integration:0.3 working-life:0.3 gender-equality:0.3; Arbetsmarknadsutskottet; \
Committee on the Labour Market
CU; housing:0.4 urban-planning:0.35 building-permit:0.25; Civilutskottet; Committee on Civil Affairs
KU; democracy:0.4 local-democracy:0.3 public-administration:0.3; Konstitutionsutskottet; Committee on the Constitution
KrU; culture:0.6 sport:0.4 associations:0.4 library:0.3; Kulturutskottet; Committee on Cultural Affairs
MJU; environmental-governance:0.4 climate-mitigation:0.3 nature-conservation:0.3; Miljö- och jordbruksutskottet; \
Committee on Environment and Agriculture
TU; mobility:0.35 public-transport:0.3 road-safety:0.25; Trafikutskottet; Committee on Transport
NU; business-development:0.3 clean-energy:0.25; Näringsutskottet; Committee on Industry
FiU; outside:0.5; Finansutskottet; Committee on Finance
SkU; outside:0.7; Skatteutskottet; Committee on Taxation
JuU; outside:0.4; Justitieutskottet; Committee on Justice
SfU; outside:0.3; Socialförsäkringsutskottet; Committee on Social Insurance
UU; outside:0.7; Utrikesutskottet; Committee on Foreign Affairs
UFöU; outside:0.7; Sammansatta utrikes- och försvarsutskottet; Joint Committee on Foreign Affairs and Defence
FöU; preparedness:0.3; Försvarsutskottet; Committee on Defence
""",
    usual=0.4,
)
