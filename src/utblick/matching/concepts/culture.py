"""Culture, libraries, sport, leisure, youth work, twin towns and remembrance."""

from utblick.matching.concepts.base import read

CONCEPTS = read("""
# town-twinning 1.0
sv: vänort, vänorter, vänortssamarbete, vänortsavtal, vänortsutbyte, vänortsträff, vänkommun, systerstad
en: town twinning, town-twinning, twin town, twin towns, twinned towns, twinned municipalities, sister city,
    sister cities, networks of towns, twinning of towns, partner towns
# culture 0.6
sv: kultur, kulturliv, kulturverksamhet, kulturpolitik, kulturhus, kulturförvaltning
en: culture, cultural, cultural activities, cultural participation, cultural life, cultural policy, cultural
    centre
# cultural-school 1.0
sv: kulturskola, musikskola, estetisk verksamhet, kulturskolan
en: music school, culture school, arts education, community arts school, cultural education
# cultural-heritage 0.5
sv: kulturarv, kulturmiljö, hembygd, fornminnen, kulturhistoria
en: cultural heritage, heritage sites, historic buildings, built heritage, local history, intangible
    heritage, historic centres
# museum 0.7
sv: museum, museer, konsthall, arkiv
en: museum, museums, galleries, GLAM, memory institutions, exhibition
# library 1.0
sv: bibliotek, folkbibliotek, läsfrämjande, läslust
en: library, libraries, public library, reading promotion, literacy programmes
# arts 0.5
sv: konst, konstnär, offentlig konst, scenkonst, musik, teater, dans
en: arts, artists, performing arts, theatre, music, public art, visual arts, dance, orchestra, choir
# creative-sector 0.3
sv: kulturella och kreativa näringar, kreativa näringar
en: cultural and creative sectors, cultural and creative industries, creative industries, creative sectors,
    creative economy
# festival 0.5
sv: festival, evenemang, stadsfest, kulturfestival
en: festival, festivals, cultural events
# film 0.2
sv: film, bio, biograf
en: film, cinema, cinemas, audiovisual
# sport 0.9
sv: idrott, sport, idrottsanläggning, föreningsidrott, simhall, idrottsförening
en: sport, sports, grassroots sport, sport facilities, sport clubs, sports organisations, sporting
# physical-activity 0.8
sv: fysisk aktivitet, motion, rörelse, rörelseglädje
en: physical activity, active lifestyles, physical inactivity, exercise programmes
# outdoor-recreation 0.7
sv: friluftsliv, rekreation, vandringsled, naturupplevelse, badplats, motionsspår
en: outdoor recreation, recreational areas, hiking, trails, trail, access to nature, leisure, recreation
# youth-work 1.0
sv: ungdomsgård, fritidsgård, fritidsverksamhet, ungdomsverksamhet, fritidsledare, ungdomsråd
en: youth work, youth workers, youth centre, youth council, youth club, out-of-school activities, youth
    organisations
# volunteering 0.6
sv: volontär, frivillig, ideellt engagemang, volontärarbete, solidaritetskåren
en: volunteering, volunteers, solidarity corps, volunteer, solidarity projects
# associations 0.5
sv: föreningsliv, förening, civilsamhälle, ideell sektor, folkrörelse
en: voluntary organisations, non-profit organisations, civil society organisations, community organisations,
    grassroots, local associations
# intercultural 0.7
sv: interkulturell, mångfald, kulturmöte, interkulturell dialog
en: intercultural, cultural diversity, intercultural dialogue, mutual understanding, interreligious dialogue
# remembrance 0.7
sv: europeisk hågkomst, minneskultur, förintelsen, historiska minnen, minnesarbete
en: European remembrance, remembrance, historical memory, Holocaust, culture of remembrance
# european-identity 0.6
sv: europeisk identitet, EU-kunskap, unionsmedborgarskap
en: European identity, sense of belonging, EU citizenship, European values, union values, added value of the
    EU
# media-literacy 0.6
sv: mediekunnighet, källkritik, medie- och informationskunnighet
en: media literacy, information literacy, digital and media literacy, critical thinking
# minority-languages 0.5
sv: minoritetsspråk, nationella minoriteter, finskt förvaltningsområde, samisk
en: minority languages, national minorities, linguistic diversity, minority communities
# meeting-places 0.8
sv: mötesplats, mötesplatser, allaktivitetshus, medborgarhus
en: community centres, meeting places, community hub, social hubs, third places
""")
