"""Topics of Have your say, by code (as the service delivers them) and by English name."""

from utblick.matching.codes.base import read

TOPICS = read(
    """
EDU, Education and training; education school:0.5 vocational:0.4; utbildning; education and training
YOUTH, Youth; youth youth-exchange:0.4 youth-work:0.4; unga; youth
CULT, Culture and media; culture cultural-heritage:0.5; kultur och medier; culture and media
SPORT, Sport; sport; idrott; sport
EMPL, Employment and social affairs; labour-market:0.5 social-inclusion:0.4 working-life:0.3; \
sysselsättning och socialpolitik; employment and social affairs
HEALTH, Public health; public-health:0.5 integrated-care:0.3; folkhälsa; public health
MIGR, Migration and asylum; migration:0.4 integration:0.3; migration och asyl; migration and asylum
ENV, Environment; environmental-governance:0.5 nature-conservation:0.3 waste:0.3 water-quality:0.25; miljö; environment
CLIMA, Climate action; climate-mitigation:0.5 climate-adaptation:0.3; klimat; climate action
ENER, Energy; clean-energy:0.5 energy-efficiency:0.4; energi; energy
TRANSP, Transport; mobility:0.35 public-transport:0.3; transport; transport
REGIO, Regional policy; regions cross-border:0.4 city:0.3; regionalpolitik; regional policy
AGRI, Agriculture and rural development; rural:0.35; jordbruk och landsbygd; agriculture and rural development
FOOD, Food safety; environmental-supervision:0.3 food-local:0.2; livsmedelssäkerhet; food safety
DIGITAL, Digital economy and society; e-government:0.4 digital-inclusion:0.4; digitalisering; digital economy
HOME, Home affairs; crime-prevention:0.25 migration:0.2; inrikes frågor; home affairs
ECHO, Humanitarian aid and civil protection; preparedness:0.5 rescue:0.4; civilskydd; civil protection
JUST, Justice and fundamental rights; democracy:0.35; rättsliga frågor; justice and fundamental rights
INST, Institutional affairs; democracy:0.3; institutionella frågor; institutional affairs
RESEARCH, Research and innovation; innovation-local:0.2; forskning; research and innovation
CONSUM, Consumers; consumption:0.2; konsumenter; consumers
SINGMARK, Single market, Business and industry; business-development:0.2; inre marknaden; single market
FINANCE, Banking and financial services; outside:0.9; finansiella tjänster; financial services
ECFIN, Economy, finance and the euro; outside:0.7; ekonomi och finans; economy and finance
COMP, Competition; outside:0.4; konkurrens; competition
TAX, Taxation; outside:0.7; skatter; taxation
CUST, Customs; outside:0.8; tull; customs
TRADE, Trade; outside:0.7; handel; trade
MARE, Maritime affairs and fisheries; outside:0.6; havsfrågor och fiske; maritime affairs and fisheries
CFSP, Foreign affairs and security policy; outside:0.8; utrikes- och säkerhetspolitik; foreign policy
ENLARG, EU enlargement, European neighbourhood policy; outside:0.7; utvidgning; enlargement
INTPA, International partnerships; outside:0.7; internationella partnerskap; international partnerships
STAT, Statistics; outside:0.6; statistik; statistics
BUDGET, Budget; outside:0.5; budget; budget
""",
    usual=0.6,
)
