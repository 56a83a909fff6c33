"""The government's subject categories and ministries. The codes and Swedish names are its own; what they mean to a
municipality is our judgement."""

from utblick.matching.codes.base import read

SUBJECTS = read(
    """
1276; school preschool education teachers upper-secondary:0.5; Barn- och ungdomsutbildning; Education of children
1278; adult-education vocational upper-secondary:0.4 education:0.4 skills:0.4; Utbildning för vuxna; Adult education
2694, 2697, 2698, 2699; school education teachers basic-skills:0.4; Skola; School
2727; stem-education school:0.5; STEM-strategin; The STEM strategy
2283; adult-education associations:0.4; Folkbildning; Popular education
2246; youth youth-work; Ungdomspolitik; Youth policy
1220, 2684; children child-welfare:0.5; Barnets rättigheter; Rights of the child
1268; social-services child-welfare:0.5 welfare:0.5; Socialtjänst; Social services
1230; child-welfare social-services:0.4; Familjerätt; Family law
1223; disability accessibility; Funktionshinder; Disability
2656; elderly-care ageing; Äldreomsorg; Care of older people
2711; loneliness; Ofrivillig ensamhet; Loneliness
1233, 2693; integrated-care:0.35 public-health:0.3; Hälso- och sjukvård; Health care
2655; public-health healthy-lifestyle:0.4; Folkhälsa; Public health
2747; mental-health public-health:0.3; Psykiatri och psykisk hälsa; Mental health
2497; public-health:0.3; Agenda 2030, hälsa; Agenda 2030, health
2671; domestic-violence crime-victims:0.4; Våld i nära relationer och hedersvåld; Domestic violence
1237; integration labour-market:0.3; Integration; Integration
2661; integration migration; Migration och integration; Migration and integration
1249; migration:0.35; Migration och asyl; Migration and asylum
2669; integration labour-market; Utrikes födda kvinnor i jobb; Foreign-born women in work
2460; social-inclusion poverty:0.4; Arbete mot utanförskap; Against exclusion
1213; labour-market:0.5 skills:0.3 youth-employment:0.3; Arbetsmarknad; Labour market
2096, 2529; working-life:0.5; Arbetsrätt och arbetsmiljö; Labour law and work environment
2804; working-life:0.5 gender-equality:0.5; Lönetransparensdirektivet; The pay transparency directive
1239; gender-equality; Jämställdhet; Gender equality
2403; lgbtiq; Hbtqi-personers rättigheter; Rights of LGBTIQ persons
2344; anti-racism; Mot rasism och hatbrott; Against racism and hate crime
2539; minority-languages; Nationella minoriteter; National minorities
2666; anti-racism:0.5 remembrance:0.5; Samling för judiskt liv; Jewish life
1242; culture cultural-heritage:0.5 arts:0.5 library:0.3; Kultur; Culture
1218, 2766; associations sport youth-work:0.3; Civila samhället och idrott; Civil society and sport
1248; media-literacy:0.2; Medier; Media
1217; housing urban-planning building-permit:0.5; Bostäder och samhällsplanering; Housing and planning
1252; climate-mitigation:0.5 environmental-governance:0.5 nature-conservation:0.3 environmental-supervision:0.3; \
Miljö och klimat; Environment and climate
2691, 2746; climate-mitigation climate-plan:0.4; Klimat och energi; Climate and energy
2512, 2672; climate-mitigation; Klimat; Climate
2511; consumption circular-economy:0.4; Hållbar konsumtion; Sustainable consumption
2513; water-quality:0.5; Hav och marina resurser; Oceans
2514; biodiversity nature-restoration:0.4; Ekosystem; Ecosystems
2293; environmental-governance; Agenda 2030; Agenda 2030
2428; drinking-water; Vattenförsörjning och torka; Water supply and drought
2797; environmental-supervision; Reformerad miljöprövning; Reformed environmental permits
1226; clean-energy:0.5 energy-efficiency:0.3; Energi; Energy
2602; energy-efficiency; Energieffektivisering; Energy efficiency
2504; clean-energy:0.5 energy-poverty:0.3; Hållbar energi; Sustainable energy
2601, 2603; energy-poverty:0.4 energy-efficiency:0.3; Energikrisen; The energy crisis
1274, 2389; mobility:0.35 public-transport:0.35 traffic:0.3; Transporter och infrastruktur; Transport
1238, 2787, 2790; e-government:0.5 digital-inclusion:0.4; Digitaliseringspolitik; Digital policy
2781; cybersecurity; Cybersäkerhet; Cyber security
1241, 2695; preparedness crisis-management:0.5; Krisberedskap; Crisis preparedness
2248, 2703; preparedness; Civilt försvar; Civil defence
2730; preparedness drinking-water:0.5 food-local:0.4; Livsmedels- och dricksvattenberedskap; Food and water preparedness
1264, 2709; radicalisation crime-prevention:0.3; Bekämpning av terrorism; Counter-terrorism
2690, 2708, 2710; crime-prevention; Kriminalitet; Crime
1219, 2380; democracy citizen-participation:0.3; Demokrati och mänskliga rättigheter; Democracy and human rights
2803; elections disinformation; Valpåverkan; Interference in elections
2092; local-democracy public-administration; Kommuner och regioner; Municipalities and regions
1260; public-administration:0.3; Statlig förvaltning; State administration
1224; democracy:0.3 public-administration:0.3; Grundlagar och integritet; Constitution and privacy
2194; procurement; Offentlig upphandling; Public procurement
1262; regions business-development:0.4; Regional utveckling; Regional development
1257, 2704, 2734; business-development:0.35; Näringspolitik; Business policy
1243; rural:0.4 food-local:0.3; Landsbygd, livsmedel och areella näringar; Rural affairs
2270; food-local; Livsmedelsstrategin; The food strategy
2282; innovation-local:0.3; Innovation; Innovation
2226; cross-border; EU:s Östersjöstrategi; The Baltic Sea strategy
1231, 2717; outside:0.9; Finansmarknad; Financial markets
1232, 2212, 2689; outside:0.5; Ekonomisk politik; Economic policy
1234; outside:0.6; Bolag med statligt ägande; State-owned companies
1235; outside:0.7; Handelspolitik och främjande; Trade policy
1263; outside:0.4; Rättsväsendet; Justice
1267; outside:0.7; Skatt och tull; Tax and customs
1269, 2461, 2729; outside:0.4; Socialförsäkringar; Social insurance
1277, 2701; outside:0.6; Högskola, forskning och rymd; Universities, research and space
2750; outside:0.9; Rymden; Space
1279, 1215, 2391, 2751; outside:0.7; Utrikespolitik; Foreign policy
2247, 2593, 2670, 2744, 2771; outside:0.8; Militärt försvar; Military defence
2205; outside:0.7; Internationellt rättsligt samarbete; Judicial cooperation
2533, 2731; outside:0.5; Life science; Life science
2788; outside:0.9; Kärnkraftsfinansiering; Financing of nuclear power
""",
    usual=0.7,
)

DEPARTMENTS = read(
    """
1284, Arbetsmarknadsdepartementet, A-dep; labour-market:0.3 working-life:0.25 integration:0.2; \
Arbetsmarknadsdepartementet; Ministry of Employment
1285, Finansdepartementet, Fi-dep; outside:0.3; Finansdepartementet; Ministry of Finance
1286, Försvarsdepartementet, Fö-dep; outside:0.3; Försvarsdepartementet; Ministry of Defence
1287, Justitiedepartementet, Ju-dep; outside:0.3; Justitiedepartementet; Ministry of Justice
1288, Kulturdepartementet, Ku-dep; culture:0.3; Kulturdepartementet; Ministry of Culture
1291, Klimat- och näringslivsdepartementet, KN-dep; climate-mitigation:0.15 business-development:0.15; \
Klimat- och näringslivsdepartementet; Ministry of Climate and Enterprise
Miljödepartementet, Miljö- och energidepartementet, M-dep; environmental-supervision:0.25 nature-conservation:0.2; \
Miljödepartementet; Ministry of the Environment
1292, Socialdepartementet, S-dep; social-services:0.2 elderly-care:0.2; Socialdepartementet; Ministry of Social Affairs
1294, Utbildningsdepartementet, U-dep; education:0.3 school:0.25; Utbildningsdepartementet; Ministry of Education
1295, Utrikesdepartementet, UD; outside:0.6; Utrikesdepartementet; Ministry for Foreign Affairs
2425, Landsbygds- och infrastrukturdepartementet, LI-dep; rural:0.15 mobility:0.15; \
Landsbygds- och infrastrukturdepartementet; Ministry of Rural Affairs and Infrastructure
Infrastrukturdepartementet, I-dep; mobility:0.15; Infrastrukturdepartementet; Ministry of Infrastructure
Näringsdepartementet, N-dep; business-development:0.15; Näringsdepartementet; Ministry of Enterprise
""",
    usual=0.2,
)
