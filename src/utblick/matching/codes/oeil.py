"""Subjects of the European Parliament's Legislative Observatory. A code that has no row means what the nearest code
above it means ("4.40.03" → "4.40")."""

from utblick.matching.codes.base import read

SUBJECTS = read(
    """
1.10; democracy:0.5; grundläggande rättigheter; fundamental rights
1.20.01; elections; politiska rättigheter och val; political rights and elections
1.20.05; public-administration:0.4; insyn i handlingar; access to documents
1.20.09; public-administration:0.35; dataskydd; data protection
2; business-development:0.15; inre marknaden; single market
2.10.02; procurement; offentlig upphandling; public procurement
2.50, 2.70, 5; outside:0.8; ekonomi, skatter och kapital; economy, taxation and capital
2.60; outside:0.4; konkurrens; competition
3.10, 3.15; outside:0.4; jordbruk och fiske; agriculture and fisheries
3.10.04.02, 3.10.11; nature-conservation:0.2 forest:0.4; skog; forests
3.20; mobility:0.25; transportpolitik; transport
3.20.01, 3.20.03, 3.20.04; outside:0.6; luft- och sjöfart; air and water transport
3.20.06; road-safety:0.6 traffic:0.3; trafiksäkerhet; road safety
3.20.08; mobility public-transport; stadstrafik; urban transport
3.30.06; e-government:0.3 digital-inclusion:0.3; informationsteknik; information technology
3.30.07; cybersecurity; cybersäkerhet; cyber security
3.30.08; media-literacy:0.4 disinformation:0.4; press och medier; press and media
3.30.25; e-government:0.25; internet; internet
3.40, 3.45; business-development:0.2; industri och företag; industry and enterprise
3.45.05; business-development; företagspolitik; enterprise policy
3.50; outside:0.5; forskning och rymd; research and space
3.60; clean-energy:0.4; energipolitik; energy
3.60.01, 3.60.02, 3.60.04; outside:0.7; fossil energi och kärnenergi; fossil and nuclear energy
3.60.08; energy-efficiency; energieffektivitet; energy efficiency
3.70; environmental-governance:0.5; miljöpolitik; environment
3.70.01; biodiversity nature-conservation; natur och biologisk mångfald; nature and biodiversity
3.70.02, 3.70.07; noise-air; luft och buller; air and noise
3.70.03; climate-mitigation; klimatpolitik; climate policy
3.70.04; water-quality drinking-water:0.5 wastewater:0.5; vatten; water
3.70.06; land-soil; mark; soil
3.70.10; environmental-supervision pollution:0.4; industriutsläpp; industrial pollution
3.70.11; preparedness flooding:0.5; naturkatastrofer; natural disasters
3.70.12; waste circular-economy:0.5; avfall; waste
3.70.13; pollution; farliga ämnen; dangerous substances
3.70.17; consumption:0.4 circular-economy:0.4; miljömärkning; ecolabels
3.70.20; environmental-governance; hållbar utveckling; sustainable development
4; social-inclusion:0.2; sammanhållning; cohesion
4.10; social-inclusion:0.4; socialpolitik; social policy
4.10.02; child-welfare:0.5; familjepolitik; family policy
4.10.03; children child-welfare; skydd av barn; child protection
4.10.04, 4.10.09; gender-equality; jämställdhet; gender equality
4.10.05; poverty social-inclusion; fattigdom och inkludering; poverty and inclusion
4.10.06; disability accessibility:0.5; personer med funktionsnedsättning; people with disabilities
4.10.07; ageing elderly-care; äldre; the elderly
4.10.08; anti-racism; likabehandling; equal treatment
4.10.10; welfare:0.5; socialt skydd; social protection
4.10.12; housing; bostadspolitik; housing
4.10.13; sport; idrott; sport
4.10.15; labour-market social-inclusion; Europeiska socialfonden; the European Social Fund
4.10.16; associations; föreningsliv; associations
4.10.25; crime-prevention social-services:0.4; sociala problem; social problems
4.15; labour-market:0.4 working-life:0.3; sysselsättning; employment
4.15.02, 4.15.05; labour-market; sysselsättningspolitik; employment policy
4.15.08; working-life:0.5 gender-equality:0.5; lika lön; equal pay
4.20; public-health:0.5; folkhälsa; public health
4.20.01, 4.20.02, 4.20.04; outside:0.5; sjukdomar och läkemedel; diseases and medicines
4.20.03; addiction; missbruk; drugs and alcohol
4.20.06; integrated-care:0.5; hälso- och sjukvård; health services
4.30; preparedness rescue:0.5; civilskydd; civil protection
4.40; education; utbildning; education
4.40.03; school preschool; skola och förskola; school and early childhood
4.40.04; outside:0.4; högre utbildning; higher education
4.40.06; teachers school:0.5; lärare och elever; teachers and pupils
4.40.08; language-learning; språk; languages
4.40.10; youth youth-exchange:0.4; unga; youth
4.40.15; vocational; yrkesutbildning; vocational training
4.45; culture; kultur; culture
4.45.06; cultural-heritage; kulturarv; cultural heritage
4.45.08; arts library:0.4 culture:0.5; konst och litteratur; arts and reading
4.45.10; outside:0.4; upphovsrätt; copyright
4.50; tourism; turism; tourism
4.60; consumption:0.2; konsumentskydd; consumer protection
4.70; regions; regionalpolitik; regional policy
4.70.04; urban-planning city; stadspolitik; urban policy
4.70.05; cross-border; regionalt samarbete; regional cooperation
6, 8.20; outside:0.7; yttre förbindelser; external relations
7.10; migration:0.4; fri rörlighet och tredjelandsmedborgare; third-country nationals
7.10.02, 7.10.04; outside:0.8; gränser och viseringar; borders and visas
7.10.06; migration:0.5 integration:0.3; asyl; asylum
7.30; outside:0.5; polis och tull; police and customs
7.30.08; anti-racism; mot rasism; against racism
7.30.09; crime-prevention; allmän säkerhet; public security
7.30.20; radicalisation; mot terrorism; against terrorism
7.30.30; crime-prevention:0.3; mot brott; against crime
7.40; outside:0.6; rättsligt samarbete; judicial cooperation
8.30, 8.40, 8.60, 8.70; outside:0.6; EU:s fördrag, institutioner och budget; treaties, institutions and budget
""",
    usual=0.7,
)
