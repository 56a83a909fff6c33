"""Words of Swedish bills, inquiries and memoranda: statutes, authorities and terms of law by concept, what lies outside
a municipality's tasks, and set phrases that say nothing. Our own judgement, as data; calls are not read with them."""

from __future__ import annotations

from utblick.matching.signs import Sign
from utblick.matching.tables import blocks, listed

TERMS_OF_LAW = tuple(
    (name, listed(body))
    for name, _, body in blocks("""
# preschool 1
förskolan, pedagogisk omsorg, förskollärare, allmän förskola, barngrupp, språkförskola
# school 1
skollagen, Skolverket, Skolinspektionen, friskola, fristående skola, fristående skolor, skolval, huvudman för skola,
skolhuvudman, kursplan, betyg, läroplan, skolform, skolplikt, timplan, nationella prov, grundskollärare,
fjärrundervisning, skolväsendet, läromedel, skolbibliotek, skolpeng, tilläggsbelopp, resursskola, konfessionella
inslag, lovskola, skolgång, elevers, fritidshem, tioårig grundskola, kunskapsbedömning, likvärdighet,
kunskapsresultat, kunskapskrav
# special-needs 1
anpassade skolformer, särskola, specialskola
# upper-secondary 1
gymnasial, gymnasieelever, introduktionsprogram, behörighet till gymnasiet, gymnasieskolan, gymnasieexamen,
aktivitetsansvar
# vocational 1
yrkesutbildning, yrkesämnen, lärlingsanställning
# adult-education 1
komvux, vuxenutbildningen, svenska för invandrare, folkhögskola, yrkesvux, sfi-undervisning
# teachers 1
lärarlegitimation, lärarutbildning, rektor, behöriga lärare, lärarassistent, professionsprogram, legitimerade lärare
# school-health 1
elevhälsan, kränkande behandling, studiero, trygghet och studiero
# children 1
barnombudsmannen, barnrätt, barnets bästa, barnets rättigheter
# child-welfare 1
LVU, familjehem, HVB, hem för vård eller boende, vårdnad, vårdnadshavare, faderskap, föräldraskap, adoption,
umgänge, familjerättslig, unga lagöverträdare, socialnämnd, placerade barn, barn som far illa, sexuella övergrepp
mot barn, föräldraskapsstöd, barn i skyddat boende, familjehemsvård, barnhus, unga som begår brott,
ungdomskriminalitet
# social-services 1
socialtjänstlagen, socialtjänsten, SoL, Socialstyrelsen, IVO, Inspektionen för vård och omsorg, biståndsbedömning,
stödboende, skyddat boende, budget- och skuldrådgivning, skuldsanering, tvångsvård av missbrukare, socialtjänstdata,
serveringstillstånd, alkoholtillsyn
# poverty 1
ekonomiskt bistånd, försörjningsstöd, minimiinkomst, bidragsberoende, aktivitetskrav, överskuldsättning,
barnfattigdom
# domestic-violence 1
hedersrelaterad, hedersbrott, barnäktenskap, könsstympning, våld mot kvinnor, våldsutsatta
# crime-victims 1
brottsoffer, brottsofferdirektivet
# addiction 1
LVM, missbruk, skadligt bruk, sprututbyte, spelmissbruk
# homelessness 1
hemlöshet, vräkning
# integration 1
etableringslagen, nyanländas etablering, nyanländ, bosättningslagen, anvisning till kommun, samhällsorientering,
etableringsjobb
# migration 1
asylsökande, flyktingmottagande, ensamkommande barn, mottagandelagen, eget boende, massflyktsdirektivet, mottagande
av asylsökande, boende för asylsökande, ensamkommande, flyktingmottagandet
# labour-market 1
arbetsmarknadspolitik, Arbetsförmedlingen, nystartsjobb, introduktionsjobb, lönebidrag, arbetsmarknadsutbildning,
ungdomsgaranti, långtidsarbetslösa, subventionerade anställningar, extratjänster, arbetsmarknadspolitiska,
samordningsförbund, globaliseringseffekter, Europeiska socialfonden
# skills 1
kompetensförsörjning, kompetens och livslångt lärande
# anti-racism 1
diskrimineringslagen, Diskrimineringsombudsmannen
# disability 1
LSS, lagen om stöd och service till vissa funktionshindrade, assistansersättning, personlig assistent,
Funktionsrätt, daglig verksamhet, personer med funktionsnedsättning, färdtjänst, bostadsanpassningsbidrag, god man,
förvaltarskap, överförmyndare, utsatta vuxna, ställföreträdare, bostad med särskild service, ledsagning, hjälpmedel,
funktionshinderspolitik, personlig assistans, merkostnadsersättning
# accessibility 1
tillgänglighetsdirektivet, tillgänglighet till digital offentlig service, webbtillgänglighet
# elderly-care 1
äldreomsorgslag, äldreomsorgen, hemtjänsten, särskilda boenden, avgifter enligt socialtjänstlagen, undersköterska,
fast omsorgskontakt, äldreboenden, vård och omsorg om äldre, omsorgen om äldre, palliativ vård, Lex Sarah, äldrelag,
äldreboende, omvårdnadspersonal, medicinsk kompetens i äldreomsorg, vård- och omsorgsstrategi, långtidsvård
# integrated-care 1
kommunal hälso- och sjukvård, hemsjukvård, primärvård, god och nära vård, medicinskt ansvarig, samverkan vid
utskrivning, sjuksköterska, patientjournal, sammanhållen vårddokumentation, hälsodata, vårddata, hälso- och
sjukvårdslagen, kommunalt hälso- och sjukvårdsansvar, utskrivning från sluten vård
# welfare-technology 1
e-hälsa, e-hälsoarbetet, välfärdsteknik, hälsodataområdet, digitala vårdtjänster
# public-health 1
Folkhälsomyndigheten, folkhälsopolitik, hälsoprogram, smittskydd, tobakslagen, alkohollagen, serveringstillstånd,
folkhälsopolitiskt, tobak, nikotin, rökfria miljöer, servering av alkohol, alkoholdrycker, alkoholservering,
gårdsförsäljning
# welfare 1
välfärden, insyn i välfärden, privata utförare, vinster i välfärden, välfärdssektorn
# working-life 1
arbetsmiljölagen, anställningsskydd, LAS, arbetstidslagen, lönetransparens, lönesättning, visselblåsare,
visselblåsning, rapporterar om överträdelser, rapporterar om missförhållanden, arbetsgivare, kollektivavtal,
lönediskriminering, medbestämmande, förtroendeman, offentliga arbetsgivare, offentlig anställning
# culture 1
Kulturrådet, kultursamverkansmodellen, kulturpolitisk, museilag, bibliotekslag, kulturskola, kulturföremål,
scenkonst, kulturpolitik, kulturskolor, filmpolitik
# cultural-heritage 1
Riksantikvarieämbetet, kulturmiljölagen, kulturhistorisk, byggnadsminne, fornlämningar, kyrkoantikvarisk
# library 1
bibliotekslagen, Kungliga biblioteket, biblioteksstrategi, läsning, läsnedsättning, talböcker
# museum 1
museilagen, museer, arkivverksamhet
# sport 1
Riksidrottsförbundet, idrottspolitik, idrottsrörelsen, idrottens, evenemang
# associations 1
civila samhället, statsbidrag till föreningar, demokrativillkor, trossamfund, ideella föreningar, ideella
organisationer, folkrörelser, civilsamhället, föreningsstöd
# youth-work 1
fritidskort, MUCF, ungdomspolitik, ungdomsorganisationer
# outdoor-recreation 1
allemansrätt, friluftsområden, terrängkörning
# minority-languages 1
minoritetslagen, språklagen, nationella minoritetsspråk, minoritetspolitik, samiska, teckenspråk, samiska folket,
konsultationsordning, Sametinget
# urban-planning 1
plan- och bygglagen, PBL, detaljplaneläggning, detaljplaner, översiktsplanering, planläggning, planprocess,
markanvisning, planering och byggande, Boverket, exploateringsavtal, riksintresse, fysisk planering, strandskydd,
tomträtt, expropriation, fastighetsbildning, regional planering, planlagstiftning, plangenomförande, bebyggelse,
lokalisering, bostadsplanering, plan- och byggområdet, plan- och bygglagstiftning
# building-permit 1
bygglov, lovpliktig, lovbefriade, lov, startbesked, attefallshus, byggsanktionsavgift, kontrollansvarig, byggregler,
plan- och byggförordningen, bygglovsbefriad, tekniska egenskapskrav, byggnadsverk, strandskydd, byggnaders
energiprestanda, rivningslov, marklov, tidsbegränsat lov, komplementbyggnad, byggnadsnämndens, funktionskontroll,
hissar, anmälningsplikt enligt plan- och bygglagen, byggområdet, byggkrav, tillfälliga boenden, anläggningsboenden,
byggnadsprodukter, byggproduktförordningen, byggregel
# construction 1
Boverkets byggregler, byggprodukter, byggherre, byggprocess, ombyggnad
# housing 1
bostadsförsörjningsansvar, bostadsbrist, bostadsbristen, bostadsbyggande, hyreslag, bruksvärde, upplåtelseformer,
hyresbostäder, allmännyttiga bostadsaktiebolag, hyresgäst, korttidsuthyrning, bosättning, hyresrätten,
hyressättning, andrahandsuthyrning, studentbostäder, investeringsstöd för hyresbostäder
# public-space 1
lekplatser, friyta, friytor, utemiljö, ordningslagen, allmän plats, grönytor, trygga bostadsområden, gröna och
trygga
# geodata 1
Lantmäteriet, geografisk information, Inspiredirektivet, geografisk miljöinformation, digitala detaljplaner, kart,
fastighetsregister, geodata, lantmäteri
# streets 1
väghållare, vägarbete, gaturenhållning, cykelvägar, parkeringsböter, flyttning av fordon, väglag, anläggningslagen,
trafikföreskrifter, enskilda vägar, arbete på väg, elsparkcyklar, gångbanor, parkering, gågata, gatumark
# traffic 1
trängselskatt, miljözoner, trafikförordningen, lokala trafikföreskrifter, självkörande fordon, automatiserad
körning, eldrivna enpersonsfordon, transportsystemet, trafikslagsövergripande
# road-safety 1
trafiksäkerhet, hastighetsgräns, oskyddade trafikanter
# public-transport 1
kollektivtrafiklag, resegarantier, taxi, skolskjuts, persontrafik, kollektivtrafikmyndighet, biljettsystem
# charging 1
laddinfrastruktur, laddning av elfordon, alternativa drivmedel, elektrifiering, elektrifieringspilot, laddstation
# heating 1
fjärrvärme, fjärrkyla, tappvarmvatten, individuell mätning
# energy-efficiency 1
energieffektivisering, energideklaration, energieffektiviseringsdirektivet, energiprestanda, energi- och
klimatrådgivning
# climate-plan 1
energi- och klimatrådgivning, kommunal energiplanering, klimatlag
# clean-energy 1
vindkraft, solceller, förnybartdirektivet, kommunalt veto, energiplan
# climate-mitigation 1
klimatmål, Miljömålsberedningen, klimatavtryck, klimatpolitisk, klimathandlingsplan, växthusgasutsläpp,
utsläppsminskningar, klimatomställning, Parisavtalet, klimatlag, social klimatfond
# climate-adaptation 1
klimatanpassningsstrategi, naturolyckor
# flooding 1
översvämningar, översvämningsrisker
# drinking-water 1
dricksvattendirektivet, vattentjänster, vattenskyddsområde, vattenförsörjning, dricksvatten
# wastewater 1
vattentjänstlagen, avloppsdirektivet, små avlopp, avloppsslam, avloppsrening, enskilda avlopp, fosforåtervinning
# water-quality 1
vattenförvaltning, ramdirektivet för vatten, miljökvalitetsnorm, grundvatten, grundvattendirektivet, vattenmiljö
# waste 1
avfallsförordningen, producentansvar, förpackningar, nedskräpning, avfallsområdet, avfallslag, sopor, deponi,
batterier, förpackningsavfall, hushållsavfall, matavfall, kommunalt avfall, insamling, avfallsförbränning
# circular-economy 1
cirkulära ekonomin, ekodesign, rätt att reparera, vara reparerad, reparation av varor, reparationstjänster
# marine-litter 1
engångsplast, plastprodukter, mikroplaster, plastpellets
# biodiversity 1
artskyddsförordningen, Skydd av arter
# nature-conservation 1
områdesskydd, biotopskydd, naturreservaten, restaurering av natur, miljömålet, nationalpark, vilthägn,
naturvårdsavtal
# invasive-species 1
främmande arter
# noise-air 1
luftkvalitetsdirektivet, bullerregler, trafikbuller, luftkvalitetsförordning, eldning
# pollution 1
industriutsläpp, kemikalier, farliga ämnen, utsläppsregister
# environmental-supervision 1
miljöbalken, miljötillsyn, miljöprövning, tillståndspliktig, tillstånds- och anmälningsplikt, anmälningsplikt,
miljöprövningsförordningen, Naturvårdsverket, livsmedelslag, livsmedelskontroll, strålskydd, tobakstillsyn,
fluorerade växthusgaser, industriutsläppsdirektiv, miljörapport, naturvårdsverkets, kemtvätt, smittskydd djur,
radon, köldmedier, hälsoskydd, miljöfarlig verksamhet, miljöinformation, miljösanktionsavgift, kontrollmyndigheter,
animaliska biprodukter, miljöbrott, miljösanktionsavgifter, användning av växtskyddsmedel, serveringsställen,
trängsel på serveringsställen, miljöansvar, ozonskiktet, miljöskada
# environmental-governance 1
Århuskonventionen, miljömål, miljöpolitik, miljöbedömning, Agenda 2030, generationsmål
# rural 1
landsbygden, landsbygdspolitik, strandnära, landsbygdsområden
# local-democracy 1
kommunallagen, kommunal demokrati, kommunalt självstyre, kommunindelning, kommunala befogenheter, kommunfullmäktige,
Sveriges Kommuner och Regioner, förtroendevald, kommunreform, kommunalförbund, avtalssamverkan, partistöd, kommunal
nämnd, hot mot förtroendevalda, lokal och regional demokrati, regionalt utvecklingsansvar, regionindelning
# public-administration 1
kommunalekonomisk, utjämning, statsbidrag till kommuner, kommunal redovisning, förvaltningslagen, offentlighets- och
sekretesslagen, offentlighetsprincipen, sekretess, dataskydd, dataskyddslag, dataskyddsförordning,
personuppgiftslag, arkivlag, allmänna handlingar, statlig närvaro, servicekontor, tillitsreform, tillitsbaserad,
kommuner och regioner, kommunala bolag, offentlig förvaltning, offentliga sektorns, kommunala tjänster,
kommunalskatt, kommunala angelägenheter, laglighetsprövning, folkbokföring, automatiserade beslut,
registerförfattning, offentlig verksamhet
# procurement 1
LOU, upphandlingslag, upphandlingsmyndigheten, lagen om valfrihetssystem, upphandlingsregler
# e-government 1
Digg, digital infrastruktur i offentlig sektor, e-legitimation, elektronisk identifiering, digital identitet,
e-fakturor, elektroniska fakturor, digitala årtiondet, digital förvaltning, digital kompass, digitala rättigheter,
digital post, artificiell intelligens, digital ingång, gemensam digital ingång, it-drift, datastrategi, digital
strategi
# open-data 1
öppna data, vidareutnyttjande, datastyrning, datastyrningsförordningen, dataförvaltning
# cybersecurity 1
NIS-direktivet, cybersäkerhetslag, cybersolidaritet, informationssäkerhetsklassning, cybersäkerhet
# preparedness 1
extraordinära händelser, MSB, civilt försvar, höjd beredskap, krisberedskap, civilskyddsmekanism, skyddsrum,
civilplikt, försörjningsberedskap, samhällets beredskap, rescEU, beredskapslager, krigsplacering, elberedskap, civil
beredskap, hemvärn
# crisis-management 1
extraordinära händelser i fredstid, Rakel, säker kommunikation
# rescue 1
lagen om skydd mot olyckor, räddningstjänsten, brandfarliga, skogsbränder, explosiva varor, sotning, alarmering,
brandskydd, kommunal räddningstjänst
# critical-infrastructure 1
kritiska entiteter, säkerhetsskyddslag, motståndskraft hos kritiska, säkerhetsskydd, utkontraktering, kritiska
enheter, kritiska verksamheter
# crime-prevention 1
kommuners ansvar för brottsförebyggande, brottsförebyggande arbete, ordningsvakter, kamerabevakning,
kameraövervakning
# radicalisation 1
våldsbejakande, terrorismbekämpning
# elections 1
vallagen, Valmyndigheten, folkomröstning, rösträtt, valbarhet, allmänna val, förtidsröstning, valsedlar,
röstmottagning, valsystem
# democracy 1
stadgan om de grundläggande rättigheterna, demokratiutredning, grundläggande rättigheterna
# citizen-participation 1
medborgarinitiativ, medborgarförslag
# regions 1
regionalt utvecklingsansvar, sammanhållningspolitik, strukturfonder, Eruf, regional tillväxt, regionala
utvecklingspolitiken
# business-development 1
lokalt näringsliv, näringslivsfrämjande, handelsområden, serveringstillstånd, turistnäring, servicelösningar,
kommersiell service
# broadband 1
bredbandsutbyggnad, gigabit
""")
)

NOT_MUNICIPAL = tuple(
    Sign(name, weight, listed(body))
    for name, weight, body in blocks("""
# tax 0.8
skatt, beskattning, mervärdesskatt, moms, punktskatt, energiskatt, skattereduktion, skattskyldig, skattetillägg,
Skatteverket, arbetsgivaravgift, inkomstskatt, skatteavdrag, förmånsvärde, kupongskatt, skattelättnad,
företagsbeskattning, växa-stöd, bilförmån, korttidsarbete
# finance 0.9
finansmarknad, finansiell, finansiella instrument, värdepapper, bank, kreditinstitut, försäkringsföretag, prospekt,
referensvärde, investerare, kapitaltäckning, betaltjänst, betalkonto, penningtvätt, kapitalmarknad, nödlidande lån,
Finansinspektionen, egna medel, fleråriga budgetramen, budgetram, EU:s budget, exportkredit, gräsrotsfinansiering,
euroområdet, riksbank, premiepension, fondbolag, kryptotillgångar, clearing, försäkringsförmedling
# companies 0.7
aktiebolag, aktieägare, revisor, bokföring, bolagsrätt, bolagsstämma, konkurrensrätt, immaterialrätt, patent,
varumärke, upphovsrätt, insolvens, fordringar, produktsäkerhet, typgodkännande, redovisningsregler, advokat,
notarie, företagshemligheter, årsredovisning
# justice 0.6
straff, straffrätt, straffskala, brottmål, åklagare, domstol, domare, rättegång, tvångsmedel, fängelse,
kriminalvård, polis, polissamarbete, brottsbekämpande, förverkande, Europol, Eurojust, Interpol, häkte, utlämning,
rättsintyg, kriminalisering, civilrättsliga, vapen, skjutvapen, Säkerhetspolisen, människosmuggling, rättshjälp,
överskottsinformation, hemlig avlyssning, underrättelse, signalspaning, nämndemän, skiljedom, åtal, barnpornografi,
narkotikahandel, narkotikabyrå, preskription
# borders 0.8
visering, viseringsfrihet, Schengen, gränskontroll, yttre gräns, utresa, inresa, utlänningsdata, uppehållstillstånd,
utlänningsärenden, pass, gränsförvaltning, medborgarskap, utvisning, återvändande, asylprocedur, Migrationsverket
# foreign 0.8
sanktioner, restriktiva åtgärder, tredjeland, bistånd till utvecklingsländer, utrikestjänsten, handelsavtal, tull,
export, utvidgning, västra Balkan, partnerskapsavtal, yttre åtgärder, frihandelsavtal, höga representanten
# defence 0.9
försvarsmakten, försvarsmateriel, ammunition, krigsmateriel, militär, totalförsvarets, cyberförsvar,
försvarsindustri
# agriculture 0.6
fiske, fiskemöjligheter, jakt, jaktförordning, jordbruksstöd, växtskyddsmedel, utsäde, djurhälsa, foder, gödsel,
vattenbruk, skogsodlingsmaterial, slakteri, spritdrycker, djurskydd, hästar, veterinär, ekologisk produktion,
jordbrukspolitik, husdjur, vilt
# transport-industry 0.7
sjöfart, fartyg, luftfart, flygplats, järnväg, höghastighetsjärnväg, banavgift, körkort, yrkestrafik,
fordonsbesiktning, vägtransporter, drönare, sjömän, vattenskoter, godstransporter, kombinerad transport, tunga
fordon, fordonsregister, lots, sjösäkerhet, sjöräddning, farleds, förarprov, taxitrafik, flygtrafik,
fartygssäkerhet, hamnstatskontroll, flaggstat, sjöarbetskonvention, kustbevakning, mobilitetspaket
# energy-market 0.5
elmarknad, elcertifikat, utsläppsrätter, kärnkraft, kärnbränsle, elavtal, elnät, naturgas, gasmarknad, råmaterial,
gruva, biodrivmedel, drivmedel, strålsäkerhet, slutförvar
# social-insurance 0.6
pension, ålderspension, tjänstepension, sjukpenning, föräldrapenning, VAB, bostadstillägg, socialförsäkring,
a-kassa, Försäkringskassan, studiemedel, studiestöd, studielån, Pensionsmyndigheten, socialförsäkringsbalken,
arbetslöshetsförsäkring, smittbärarpenning
# research-health 0.6
högskola, universitet, forskning, läkare, läkemedel, läkarexamen, specialistvård, patienträttighet, rymd,
superdator, halvledare, vaccin, tandvård, screening, etikprövning, medicinteknik, antimikrobiell, apotek,
organdonation, abort, biobank, examensordning, yrkeskvalifikationer, hälso- och sjukvårdspersonal, transplantation,
doktorand
# markets 0.4
inre marknaden, konsumentskydd, reklam, plattformar, onlineplattformar, industristrategi, televerksamhet,
postförordning, kommersiell radio, tv-sändning, statistik
""")
)

EMPTY_PHRASES = listed("""
transport, säkerställa, kostnad, rapport, export, import, Europa, kommunikation, gemensam, långtgående, kommande,
frågor som rör, fondförvaltning, statsförvaltning, förvaltning av, fri rörlighet, den fria rörligheten, konstatera,
omställningen av, omställning till, märkning och förpackning, val av, val mellan, fria val, medvetna val, gjorda
val, arbetsmarknadsdepartementet, finansdepartementet, försvarsdepartementet, justitiedepartementet,
kulturdepartementet, socialdepartementet, miljödepartementet, energidepartementet, näringsdepartementet,
näringslivsdepartementet, infrastrukturdepartementet, utbildningsdepartementet, utrikesdepartementet,
landsbygdsdepartementet, ökad trygghet för, social trygghet, gröna omställningen, digitala omställningen, hållbar
omställning, rättvis omställning, klimatomställningen, Europeiska ekonomiska och sociala kommittén, Europeiska
ekonomiska och social kommittén, ekonomiska och sociala kommittén, Regionkommittén, Europaparlamentets och rådets,
Europeiska unionens råd, remissvaren ska ha kommit in till, sista dag att svara på remissen, övriga yttranden,
Europeiska gemenskapens, en europeisk grön giv, gröna given, inre marknadens funktion, rådets förordning, fördraget
om, subsidiaritetsprincipen, proportionalitetsprincipen, i stort, ansvarig myndighet, regeringen välkomnar,
utvecklingen av, återhämtningsinstrument, konsekvensanalys, tullförvaltning
""")
