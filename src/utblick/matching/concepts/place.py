"""Town planning, building, housing, streets, transport, energy in the municipality."""

from utblick.matching.concepts.base import read

CONCEPTS = read("""
# urban-planning 1.0
sv: stadsplanering, samhällsplanering, detaljplan, översiktsplan, stadsutveckling, samhällsbyggnad, fysisk
    planering
en: urban planning, spatial planning, city planning, town planning, urban development, urban design, urban
    regeneration, land use planning, urban renewal, land-use planning, territorial planning, urban
    transformation
# neighbourhood 0.9
sv: stadsdel, kvarter, bostadsområde, närmiljö, grannskap
en: neighbourhood, neighbourhoods, districts, residential areas, neighborhood, positive energy districts
# new-european-bauhaus 0.7
sv: nya europeiska Bauhaus
en: New European Bauhaus, NEB
# public-space 0.9
sv: offentlig plats, offentliga rum, torg, lekplats, gatumiljö, parkmiljö
en: public space, public spaces, playgrounds, placemaking, streetscape, open spaces, vacant spaces, vacant
    buildings, shared spaces
# architecture 0.5
sv: arkitektur, gestaltning, gestaltad livsmiljö
en: architecture, architectural, living environment, built environment
# housing 0.9
sv: bostad, bostäder, bostadsförsörjning, hyresrätt, allmännyttan, bostadsbolag
en: housing, social housing, affordable housing, public housing, rental housing, multi-apartment buildings,
    dwellings, housing associations, residential buildings
# building-permit 1.0
sv: bygglov, byggnadsnämnd, byggtillsyn, adressättning, lovgivning
en: building permit, building permits, permitting procedures, construction permits, building control
# geodata 0.6
sv: geodata, karta, kartläggning, digital tvilling, lantmäteri
en: geodata, local digital twin, cadastre, geographic information, local digital twins, urban data platform
# renovation 0.8
sv: renovering, energirenovering, ombyggnad, upprustning
en: renovation, building renovation, deep renovation, energy renovation, retrofitting, refurbishment of
    buildings, renovation wave, one-stop-shops
# construction 0.3
sv: byggande, byggmaterial, byggsektorn, träbyggande
en: construction sector, construction materials, sustainable construction, timber construction, construction
    and demolition
# public-buildings 1.0
sv: offentliga byggnader, kommunala fastigheter, fastighetsförvaltning, lokalförsörjning, skolbyggnad
en: public buildings, municipal buildings, public building stock, school buildings, buildings owned by
    public, public building
# energy-efficiency 0.7
sv: energieffektivisering, energieffektivitet, energibesparing
en: energy efficiency, energy saving, energy performance of buildings, energy savings, energy efficient
    buildings, thermal comfort
# heating 0.7
sv: fjärrvärme, uppvärmning, kylning, värmeplan, spillvärme
en: district heating, heating and cooling, heat planning, heat pumps, local heating and cooling plans,
    low-temperature heating
# energy-poverty 0.9
sv: energifattigdom
en: energy poverty, energy poor, household energy poverty, energy vulnerability
# energy-community 0.7
sv: energigemenskap, energigemenskaper, solceller på tak
en: energy communities, energy community, citizen energy, community energy, collective self-consumption,
    rooftop solar, prosumers, energy sharing
# climate-plan 1.0
sv: energiplan, klimatplan, klimatstrategi, klimatfärdplan, klimatneutral stad
en: climate-neutral cities, climate neutral cities, smart cities, climate action plan, sustainable energy
    and climate action, Covenant of Mayors, local climate plans, energy plan, climate neutrality of cities,
    net-zero cities, climate city contract, energy and climate plans
# clean-energy 0.3
sv: energiomställning, förnybar energi, ren energi
en: clean energy transition, energy transition, renewable energy, local energy, sustainable energy
    investments
# mobility 0.8
sv: mobilitet, hållbart resande, stadstrafik, resvanor, trafikplanering
en: urban mobility, sustainable mobility, mobility planning, shared mobility, sustainable urban mobility
    plans, mobility services, SUMP, inclusive mobility, mobility solutions, travel behaviour, modal shift,
    multimodal mobility, mobility for all, accessible mobility, rural mobility, everyday mobility, mobility
    options, mobility needs, mobility poverty, mobility patterns, mobility system, sustainable transport,
    transport and mobility, sustainable urban transport
# public-transport 0.8
sv: kollektivtrafik, buss, spårväg, resecentrum
en: public transport, public transportation, bus services, passenger transport, transport poverty,
    demand-responsive transport, mobility hubs, passenger hubs
# active-travel 1.0
sv: cykel, cykling, gångtrafik, cykelväg, gående
en: walking, active mobility, active travel, pedestrians, walkability, cycle paths, bicycle, walking and
    cycling, cycling and walking, cycling infrastructure, cyclists
# road-safety 0.8
sv: trafiksäkerhet, nollvisionen, skolväg, hastighet
en: road safety, vulnerable road users, vision zero, traffic safety, safe roads
# streets 0.9
sv: gata, gator, väghållning, parkering, snöröjning, belysning, gatuunderhåll
en: streets, street lighting, parking, road maintenance, municipal roads, kerbside
# traffic 0.5
sv: trafik, trängsel, trafikstyrning
en: traffic management, congestion, urban traffic, low-emission zones, urban access
# charging 0.5
sv: laddinfrastruktur, laddstolpe, elfordon
en: charging points, charging infrastructure, electric mobility, zero-emission vehicles, clean vehicles,
    recharging
# logistics 0.6
sv: citylogistik, samordnad varudistribution, godstransport
en: urban logistics, city logistics, last mile, urban freight, circular logistics
# noise-air 0.7
sv: luftkvalitet, buller, luftföroreningar, omgivningsbuller
en: air quality, noise pollution, urban air, ambient air, environmental noise
# urban-nature 0.9
sv: stadsgrönska, park, parker, stadsträd, grönytor, grönstruktur
en: urban nature, urban greening, green spaces, green infrastructure, urban trees, parks and gardens, urban
    ecosystems, urban forests, blue-green infrastructure, blue and green infrastructure, gardens
# land-soil 0.6
sv: markanvändning, markexploatering, hårdgjord yta, förorenad mark, sanering av mark
en: soil sealing, land take, brownfields, contaminated sites, urban soils, land degradation, brownfield,
    polluted soils, desealing
# rural 0.7
sv: landsbygd, landsbygdsutveckling, glesbygd, skärgård
en: rural areas, rural communities, rural development, remote areas, smart villages, rural-urban, villages,
    islands, peri-urban
# coast 0.6
sv: kust, kustkommun, småbåtshamn, hamn, skärgårdsmiljö
en: coastal communities, coastal areas, waterfront, small harbours, marinas, harbours, coastal regions,
    small ports, coastal zones
# city 0.9
sv: stad, städer, tätort, ort, stadsmiljö, stadskärna, centrumutveckling
en: cities, city, urban areas, towns, metropolitan, city centres, urban centres, urban communities, urban
    contexts, urban resilience, urban environment, urban challenges
# microgrid 0.3
sv: lokala elnät, effektbalans, energilager
en: local energy systems, demand flexibility, smart buildings, energy management in buildings
""")
