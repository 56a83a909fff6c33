"""Wordings that show for whom a call is, and what lies outside a municipality's tasks: own judgement, as data."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.matching.tables import blocks, listed


@dataclass(frozen=True, slots=True)
class Sign:
    """A group of wordings with one weight (0–1)."""

    id: str
    weight: float
    words: tuple[str, ...]


def _signs(table: str) -> tuple[Sign, ...]:
    return tuple(Sign(name, weight, listed(body)) for name, weight, body in blocks(table))


APPLICANTS = _signs("""
# municipality 1.0
municipality, municipalities, municipal, local authorities, local authority, local administrations, local
governments, local public authorities, city authorities, city administrations, kommun, kommuner,
kommunal, lokala myndigheter
# local-regional 1.0
regional and local authorities, local and regional authorities, regional or local authorities, local or
regional authorities, local and regional level, regional and local level, local and regional
governments, regional and local governments, regions and municipalities, regions and local authorities,
lokala och regionala myndigheter
# cities 1.0
cities, towns, urban authorities, city level, city councils, mayors, städer
# schools 0.7
schools, preschools, libraries, school leaders, skolor, bibliotek
# public-bodies 0.7
public authorities, public bodies, public administrations, public entities, public sector organisations,
public organisations, public institutions, competent authorities, public actors, offentliga
organisationer, offentliga aktörer, myndigheter
# public-buyers 0.7
public procurers, public buyers, contracting authorities, public procurement
# local-level 0.6
local level, local communities, neighbourhood, neighbourhoods, local context, local actors, local
stakeholders, local policymakers, community level, lokal nivå, urban, peri-urban
# public-services 0.75
public services, social services, care providers, service providers, emergency services, first responders,
planners, urban planners, public sector, teachers, social workers
# pilots 0.4
living lab, living labs, pilot sites, demonstration sites, pilot cities, end users, practitioners,
co-creation, co-design, participatory
# policy 0.1
policymakers, policy makers, decision makers, regional authorities, national authorities, regions,
decision-makers
# local 0.6
local, locally, lokal, lokala
# people 0.3
citizens, residents, inhabitants, civil society, families, households, vulnerable groups, citizen
""")

OUTSIDE = _signs("""
# defence 1.0
defence, military, weapon, ammunition, missile, armed forces, warfare, defence industry
# nuclear 1.0
nuclear, fusion energy, fission, radioactive, reactor, radiation protection
# space 0.8
satellite, spacecraft, launcher, galileo, in-orbit, space systems, Copernicus services, space missions
# quantum-chips 1.0
quantum, semiconductor, photonics, microelectronics, chips, graphene, nanomaterials, supercomputer,
exascale, HPC, qubit
# materials 0.8
advanced materials, alloys, steel, coatings, composites, critical raw materials, raw materials, metallurgy,
catalysts, electrolyte, mining, mineral, chemical industry, polymers
# manufacturing 1.0
manufacturing, factories, production lines, industrial processes, process industries, robotics, machinery,
industrial scale, industrial value chains, shipyards, energy-intensive industries, industrial production
# batteries-fuels 0.8
battery, batteries, electrolysers, fuel cells, biofuels, hydrogen production, photovoltaic modules, wind
turbines, powertrain, offshore wind, ocean energy, carbon capture, CCUS, geothermal reservoirs,
concentrated solar, CO2 storage, PV technologies, hydropower, hydrogen
# transport-industry 0.8
aircraft, aviation, airport, vessel, vessels, shipping, shipbuilding, maritime industry, inland navigation,
railway, rail systems, heavy-duty vehicles, automotive, drones, rolling stock, waterborne
# biomedicine 0.9
clinical trials, clinical trial, drug development, vaccine, vaccines, biomarkers, therapeutics, pathogen,
pathogens, antimicrobial, genomics, tumour, cancer, oncology, immunotherapy, stem cells, in vitro,
medicinal products, patients, rare diseases, medical devices, biotechnology, diagnostics, molecular
# agriculture 0.6
livestock, crop, crops, farmers, plant health, breeding, animal health, feed additives, pesticides,
fertilisers, aquaculture, fisheries, plant pests, farming systems, farm, agri-food
# research-system 0.7
research infrastructures, early career researchers, doctoral, postdoctoral, principal investigators,
frontier research, fellowships, European research area, researchers' careers, EOSC, research-performing
organisations, higher education institutions, universities, R&I ecosystems, widening countries
# deep-tech 0.7
foundation models, generative AI models, cloud computing, cryptography, 6G, data spaces, edge computing,
large language models, software engineering, AI models, internet of things platforms, cognitive
computing, algorithms
# finance-trade 0.6
venture capital, start-ups, scale-ups, investors, equity financing, capital markets, export, anti-fraud,
counterfeiting, taxation, euro area
# third-countries 1.0
Africa, African Union, Latin America, Caribbean, Western Balkans, sub-Saharan, developing countries, South
Mediterranean, partner countries, EU delegation, neighbourhood east
# police-border 0.7
law enforcement, border management, border surveillance, police authorities, forensic, border guards,
judicial cooperation, prosecutors, customs authorities
# earth-science 0.6
earth system models, earth observation, climate modelling, geological, atmospheric, Antarctica, Arctic,
ocean observation, deep sea, climate models, paleoclimate
# national-only 0.5
national contact points, member states' competent authorities, national agencies, designated bodies, named
beneficiaries, identified beneficiaries, trade unions, social partner organisations, grid operators,
transmission system operators, distribution system operators
# scholarly 0.8
understanding of the, better understanding, investigate, evidence base, comparative analysis, theoretical,
research gaps, knowledge gaps, scientific evidence, methodologies to assess, longitudinal, research should,
scientific understanding, research on, scientific knowledge, historical perspectives, analyse the impact,
assess the impact, fundamental research, interdisciplinary research, understanding the, understanding of,
understanding how, the impact of, the role of, contribution of, the causes of, the drivers of, research
methods, experiences of, the dynamics of
# modelling 0.4
modelling tools, digital twin, digital twins, datasets, sensors, software tools, monitoring technologies,
remote sensing, datasets and models, modelling tools, computational modelling, numerical models, simulation
models, simulation tools
# media-industry 0.7
film distribution, sales agents, video games, audiovisual works, VOD, news media, broadcasters
""")

# Phrases whose single words would mislead: nothing is found inside them.
MASKS = listed("""
state of the art, machine learning, deep learning, reinforcement learning, federated learning, cell
culture, cell cultures, safety culture, single market, random forest, data reuse, reuse of data, dna
repair, tissue repair, summer school, thin film, thin films, square metres, lessons learned, war
theatre, theatre of operations, research community, scientific community, research communities, user
community, user communities, European community, scientific communities, stakeholder communities,
business community, energy union, best practices, learning algorithms, battery housing, knowledge and
innovation community, knowledge and innovation communities, transfer learning, international cooperation
is encouraged, civil society organisations and industry, operating theatre, growth media, European
defence community, active learning, mission critical, EU neighbourhood, neighbourhood policy,
neighbourhood countries, European neighbourhood, neighbourhood east, innovation community, system
architecture, software architecture, reference architecture, data mining, software libraries, software
library, data architecture, local minimum, polarised light, cancer mission
""")
