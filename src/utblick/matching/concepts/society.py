"""Democracy, administration, digital services, preparedness, safety, business and the world around."""

from utblick.matching.concepts.base import read

CONCEPTS = read("""
# local-democracy 1.0
sv: lokaldemokrati, demokrati, kommunalt självstyre, förtroendevalda, lokalpolitik
en: local democracy, local government, local governance, elected representatives, mayors, municipal
    councils, local elections, local self-government, local policy-making, local politicians
# citizen-participation 0.9
sv: medborgardialog, medborgardeltagande, delaktighet i beslut, medborgarbudget, brukarinflytande
en: citizen participation, citizen engagement, civic engagement, participatory, deliberative, citizens'
    assemblies, public participation, democratic participation, co-creation with citizens, participatory
    budgeting, community engagement, co-governance, citizens' engagement, active citizenship, participatory
    processes, citizen involvement
# elections 0.4
sv: val, valdeltagande, valnämnd, valrörelse
en: elections, voter turnout, electoral processes, electoral integrity, voting, inclusive electoral
# disinformation 0.3
sv: desinformation, informationspåverkan, påverkansoperationer, propaganda
en: disinformation, information manipulation, foreign interference, information integrity
# democracy 0.4
sv: demokratiutveckling, grundläggande rättigheter, mänskliga rättigheter
en: democracy, fundamental rights, human rights, rule of law, democratic resilience, democratic
    institutions, equality and rights
# e-government 0.8
sv: e-förvaltning, e-tjänst, digital förvaltning, digitala tjänster, förvaltningsutveckling
en: e-government, eGovernment, digital public services, digital government, public administration
    modernisation, govtech, once-only, digital services for citizens, public sector innovation, public
    sector digitalisation, connected public administrations
# ai-administration 0.7
sv: AI i offentlig förvaltning, AI i kommuner
en: AI in public administration, AI in the public sector, AI for local, public sector AI, AI for public
    services
# public-administration 0.7
sv: förvaltning, offentlig sektor, offentlig förvaltning, offentlig verksamhet, tjänsteman
en: public administration, public administrations, public sector, civil service, public services, civil
    servants, public service delivery, administrative capacity
# open-data 0.4
sv: öppna data, datadelning, interoperabilitet, öppen källkod
en: open data, interoperability of public services, data sharing for cities, public sector information, open
    government
# cybersecurity 0.4
sv: cybersäkerhet, informationssäkerhet, it-säkerhet
en: cybersecurity, cyber resilience, cyber threats, information security, NIS2
# digital-inclusion 0.8
sv: digital delaktighet, digitalt utanförskap, digital kompetens
en: digital inclusion, digital divide, digital literacy, digital skills, digital competences, digital
    exclusion
# smart-city 0.8
sv: smarta städer, smart stad, sakernas internet i staden
en: smart city, smart communities, urban digital twin, city data, smart and sustainable cities, internet of
    things in cities
# broadband 0.3
sv: bredband, fiber, uppkoppling
en: broadband, connectivity in rural areas, public wifi, local connectivity
# procurement 0.8
sv: upphandling, offentlig upphandling, innovationsupphandling, inköp
en: public procurement, innovation procurement, green public procurement, public procurers, pre-commercial
    procurement, public buyers, procurement of innovation, procurement of innovative solutions, sustainable
    procurement
# preparedness 0.8
sv: beredskap, krisberedskap, totalförsvar, civil beredskap, hemberedskap, civilt försvar
en: preparedness, civil preparedness, emergency preparedness, disaster preparedness, disaster risk, risk
    awareness, population preparedness, disaster risk reduction, disaster resilience, disaster risk
    management, early warning
# crisis-management 0.8
sv: krishantering, krisledning, kriskommunikation, krisledningsnämnd
en: crisis management, disaster management, emergency response, crisis communication, emergency management,
    disaster response, crisis decision
# rescue 0.6
sv: räddningstjänst, brandförsvar, brandskydd, räddning
en: first responders, fire brigades, rescue services, firefighters, civil protection, fire safety, emergency
    services
# critical-infrastructure 0.5
sv: samhällsviktig verksamhet, försörjningstrygghet, kritisk infrastruktur
en: critical infrastructure, critical entities, essential supplies, security of supply of public services,
    critical infrastructures
# crime-prevention 0.7
sv: brottsförebyggande, trygghet, trygghetsskapande, gängkriminalitet, otrygghet
en: crime prevention, urban security, community policing, safety in public spaces, juvenile delinquency,
    feeling of safety, protection of public spaces, youth crime, security of public spaces
# radicalisation 0.7
sv: våldsbejakande extremism, radikalisering, extremism
en: radicalisation, violent extremism, polarisation, polarised
# security 0.2
sv: säkerhet, terrorism
en: terrorism, organised crime, corruption
# business-development 0.5
sv: näringsliv, näringslivsutveckling, företagande, lokalt näringsliv, etableringar
en: local economy, local business, business support, entrepreneurship, local entrepreneurs, local economic
    development, regional development, local development
# tourism 0.6
sv: turism, besöksnäring, hållbar turism, destinationsutveckling
en: tourism, sustainable tourism, visitors, cultural tourism, destination management, tourist destinations,
    tourism destinations
# cross-border 0.5
sv: gränsöverskridande samarbete, gränsregional, mellankommunalt samarbete, Östersjösamarbete
en: cross-border cooperation, interregional cooperation, territorial cooperation, transnational cooperation,
    Baltic Sea region, exchange of good practices, peer learning, macro-regional
# international-municipal 0.9
sv: kommunalt partnerskap, kommunala partnerskap, internationellt samarbete, kommunsamarbete,
    Ukrainasamarbete
en: municipal partnership, decentralised cooperation, city diplomacy, city-to-city, municipal cooperation,
    international municipal cooperation, partnerships between municipalities
# eu-information 0.6
sv: Europa Direkt, EU-information
en: Europe Direct, EU information, communicating Europe
# innovation-local 0.5
sv: innovation i offentlig sektor, testbädd, samverkan, policylabb
en: living lab, living labs, test beds in cities, urban living labs, policy labs, demonstration in cities,
    regulatory sandboxes, open innovation in public services
# mission 0.5
sv: EU-uppdrag, EU:s uppdrag
en: EU mission, cities mission, mission adaptation, mission charter, climate-neutral and smart cities, EU
    missions
# community 0.6
sv: lokalsamhälle, lokalt engagemang, bygemenskap, gemenskap
en: local communities, local community, community-led, community-based, communities and citizens, resilient
    communities, inhabitants, residents, local residents, inclusive communities
# regions 0.5
sv: region, regioner, regional utveckling
en: regions and local, regional authorities, regions and communities, regional and local, cities and
    regions, local and regional, regions and cities
""")
