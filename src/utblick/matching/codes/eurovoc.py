"""EuroVoc, the thesaurus of the Publications Office of the European Union: its numbers are its own; what they mean to a
municipality is our judgement. A descriptor says more than the microthesaurus (group) it stands in."""

from utblick.matching.codes.base import read

DESCRIPTORS = read(
    """
630, 679, 1133; preschool; förskola; pre-school
793; school; grundskola; primary education
799; upper-secondary; gymnasieutbildning; secondary education
1074, 2284; vocational; yrkesutbildning; vocational training
674; adult-education; vuxenutbildning; adult education
777; teachers; lärare; teachers
682; special-needs; specialundervisning; special education
783; language-learning; språkundervisning; language teaching
1927; school-health school; skolmiljö; school environment
280, 778, 2467, 3968; education school:0.4; utbildning; education
779; digital-education; distansundervisning; distance learning
1950; learning-mobility; utbyten för studerande; student mobility
1528, 6215; youth; unga; youth
758, 3916; children; barn; children
3919; child-welfare children:0.5; skydd av barn; child protection
117, 540, 2501; child-welfare:0.4; familj; family
2333, 3324; ageing; äldre; older people
6233; elderly-care; äldreomsorg; care for the elderly
3369; elderly-care; hemtjänst; home care
1231, 5636; disability accessibility:0.5; personer med funktionsnedsättning; disabled persons
1004, 4143; social-services; socialtjänst; social services
2281, c_525f45d9; poverty energy-poverty:0.4; fattigdom; poverty
1469, 2873; social-inclusion; social integration; social integration
3352; homelessness; hemlösa; homeless persons
1462; integration; integration av migranter; integration of migrants
1302, 2986, 3320, 5597; migration:0.5; migration; migration
6557, c_e0543dcb; domestic-violence; våld i hemmet; domestic violence
4475, 1162; addiction; missbruk; addiction
2468, 3515, 4700, 5974; labour-market; sysselsättning; employment
5978; youth-employment; ungdomsarbetslöshet; youth unemployment
687; working-life:0.5 gender-equality:0.5; lika lön; equal pay
317, 2459; culture; kultur; culture
2278; cultural-heritage; kulturarv; cultural heritage
4865; library; bibliotek; libraries
2022; museum; museum; museums
2688, 2810; arts; konst; arts
853, 4245, c_d6ede0c7; sport; idrott; sport
4470; tourism; turism; tourism
2944, 3330; associations volunteering:0.5; föreningar; associations
5323; town-twinning; vänorter; twinning
1690, 2496, 4787, 4850; housing; bostäder; housing
515, 2691, 3281, 3376, 4619, c_d59e7560; urban-planning city:0.5; stadsplanering; town planning
3134; building-permit construction:0.5; byggregler; building regulations
4831; construction energy-efficiency:0.4; byggnader; buildings
4834; public-buildings; offentliga byggnader; public buildings
4630, 5433; urban-planning land-soil:0.5; markanvändning; land use
4531, 4541, 6849; public-transport mobility; stadstrafik; urban transport
4047; road-safety; trafiksäkerhet; road safety
2385; active-travel; cykelbanor; cycle tracks
4656; charging; elfordon; electric vehicles
343, 1158, 2947, 4141, c_3bcff3bb; waste; avfall; waste
c_fa0acac6; food-waste; matsvinn; food waste
c_1138d9d2; circular-economy; cirkulär ekonomi; circular economy
607, 476; drinking-water; dricksvatten; drinking water
4485; wastewater; vattenrening; water treatment
609, 2530, 3144, c_98d1408a; water-quality; vattenvård; water management
600; outdoor-recreation water-quality:0.5; badvatten; bathing water
2522, 2526, 2527, 5048; noise-air; luft och buller; air and noise
2534, 2842; land-soil; mark; soil
3457, 4801; nature-conservation; skyddad natur; protected areas
5463; biodiversity; biologisk mångfald; biodiversity
c_3212cc75; invasive-species; invasiva arter; invasive species
c_838aa925; nature-based-solutions; naturbaserade lösningar; nature-based solutions
434743, 5482; climate-mitigation; klimat; climate change
434786; climate-adaptation; klimatanpassning; adaptation to climate change
1440; flooding; översvämning; floods
642, 6700; energy-efficiency; energieffektivitet; energy efficiency
5503; heating; uppvärmning; heating
754; clean-energy; förnybar energi; renewable energy
177, 3139, 3140; environmental-supervision:0.5 pollution:0.4; miljöövervakning; environmental monitoring
1442; environmental-supervision; livsmedelstillsyn; food inspection
27, 68, 5501, 6034, 1017; local-democracy public-administration:0.5; kommuner; local government
77, 4136; public-administration; offentlig förvaltning; public administration
6894; e-government; elektronisk förvaltning; electronic government
c_4c7717f3; procurement; offentlig upphandling; public procurement
453, 2492, 2828, 5181; public-administration:0.35; information och dataskydd; information and data protection
c_5ea6e5c4; open-data; öppna data; open data
437655, 7939; digital-inclusion; digital kompetens; digital literacy
c_04ae3ba8; cybersecurity; informationssäkerhet; information security
548, 695, 699, 2268; elections; val; elections
381, 8423; democracy citizen-participation:0.4; demokrati; democracy
3057; preparedness; civilförsvar; civil defence
881, 3076; preparedness:0.5; katastrofhjälp; disaster relief
4045; crime-prevention; allmän säkerhet; public safety
c_3a9ccfe3; radicalisation; radikalisering; radicalisation
1542; rural; landsbygdsutveckling; rural development
226; cross-border; gränsöverskridande samarbete; cross-border cooperation
3885, 2479; public-health; folkhälsa; public health
5878; mental-health; psykisk hälsa; mental health
3913; gender-equality; jämställdhet; gender equality
2881, 3908, 458; anti-racism; mot diskriminering; against discrimination
4695; crime-victims; brottsoffer; victims of crime
5933; trafficking; människohandel; trafficking in human beings
5701; minority-languages; minoritetsspråk; minority languages
3082, c_5f90006e; social-economy; social ekonomi; social economy
2470, 2825, 5585; environmental-governance; miljöpolitik; environmental policy
""",
    usual=0.75,
)

GROUPS = read(
    """
0416; elections:0.5; val; elections
0431; crime-prevention:0.25; allmän säkerhet; public safety
0436; public-administration local-democracy:0.25; offentlig förvaltning; public service
0811; preparedness:0.2 cross-border:0.2; samarbete; cooperation
1016; european-identity:0.3; europeisk integration; European construction
1216, 1221; outside:0.35; straffrätt och domstolar; criminal law and justice
1236; democracy; rättigheter och friheter; rights and freedoms
1606; environmental-governance:0.2; ekonomisk politik; economic policy
1616; regions rural:0.3 urban-planning:0.2; regioner; regions
2006, 2011, 2016, 2021; outside:0.6; handel och tull; trade and tariffs
2406, 2411, 2416, 2421, 2426, 2431; outside:0.7; finansväsen; finance
2436, 2441, 2446; outside:0.5; budget och skatt; budget and taxation
2806; child-welfare:0.3 children:0.3; familj; family
2811; migration integration:0.3; migration; migration
2816; ageing:0.25 children:0.25; befolkning; population
2821, 2826; social-inclusion social-services:0.3; samhällsfrågor; social affairs
2831; culture cultural-heritage:0.3; kultur; culture
2836; social-services:0.35 elderly-care:0.25 welfare:0.4; socialt skydd; social protection
2841; public-health integrated-care:0.25; hälsa; health
2846; urban-planning housing; byggande och stadsplanering; construction and town planning
3206, 3211, 3216; education school; utbildning; education
3221; library:0.3 museum:0.2; dokumentation; documentation
3226; media-literacy:0.2; kommunikation; communications
3231, 3236; e-government:0.3 digital-inclusion:0.25; informationsteknik; information technology
3606; outside:0.4; naturvetenskap; sciences
4011, 4016, 4026, 4031; outside:0.4; företag; companies
4406, 4411; labour-market skills:0.25; arbetsmarknad; labour market
4416, 4421, 4426; working-life; arbetsliv; working life
4806, 4811; mobility:0.35 public-transport:0.25; transport; transport
4816; mobility:0.25 road-safety:0.25; landtransport; land transport
4821, 4826; outside:0.6; sjö- och luftfart; sea and air transport
5206; environmental-governance; miljöpolitik; environmental policy
5211; nature-conservation biodiversity:0.35; naturmiljö; natural environment
5216; pollution waste:0.25; miljöförstöring; deterioration of the environment
5606, 5611, 5616, 5626, 5631, 5641; outside:0.4; jordbruk och fiske; agriculture and fisheries
5636; forest; skog; forestry
6411, 6406, 6416; outside:0.3; teknik och forskning; technology and research
6606; clean-energy:0.4 energy-efficiency:0.3; energipolitik; energy policy
6611, 6616, 6621; outside:0.5; kol, olja och kärnkraft; coal, oil and nuclear
6626; clean-energy; mjuk energi; soft energy
6811, 6816, 6821, 6826, 6841; outside:0.5; industri; industry
6831; construction; byggsektorn; building industry
""",
    usual=0.45,
)
