"""Climate, water, waste, circular economy, nature and food."""

from utblick.matching.concepts.base import read

CONCEPTS = read("""
# climate-adaptation 0.9
sv: klimatanpassning, klimatanpassa, klimatsäkring, klimatresiliens
en: climate adaptation, climate change adaptation, adaptation to climate change, climate resilience,
    adaptation solutions, local adaptation, adaptation strategies, climate resilient, climate-resilient,
    adaptation plans, climate proofing
# climate-mitigation 0.4
sv: klimat, klimatomställning, utsläppsminskning, klimatneutralitet, koldioxidbudget
en: climate mitigation, climate change mitigation, climate action, climate neutrality, emission reductions,
    just transition, green transition, climate governance, decarbonisation of cities
# flooding 0.9
sv: översvämning, skyfall, dagvatten, stigande havsnivåer, ras och skred, erosion
en: flooding, floods, stormwater, urban drainage, cloudburst, sea level rise, coastal erosion, landslides,
    sustainable drainage, rainwater
# heat 0.7
sv: värmebölja, värmestress, värmeöar
en: heatwaves, heat stress, urban heat, extreme heat, heat island
# drinking-water 0.8
sv: dricksvatten, vattenförsörjning, vattenskydd, vattenverk
en: drinking water, water supply, water utilities, water resilience, water infrastructure, water
    infrastructures, water scarcity, water efficiency, water management, water-smart, water cycle, urban
    water, water services
# wastewater 0.9
sv: avlopp, avloppsvatten, reningsverk, spillvatten, vatten och avlopp, VA
en: wastewater, sewage, wastewater treatment, sanitation, sewer, water reuse, urban wastewater
# water-quality 0.6
sv: vattenkvalitet, sjöar, vattendrag, vattenvård, övergödning, kustvatten
en: water quality, lakes and rivers, lakes, rivers, eutrophication, freshwater, water bodies, nutrient
    pollution, aquatic pollution, coastal waters
# marine-litter 0.6
sv: marint skräp, nedskräpning, mikroplast
en: marine litter, littering, microplastics, plastic pollution, plastic litter
# waste 0.9
sv: avfall, avfallshantering, återvinning, sopsortering, matavfall, avfallsförebyggande
en: waste management, municipal waste, waste collection, waste prevention, separate collection, biowaste,
    household waste, bio-waste, waste sorting, recycling centres, landfill
# circular-economy 0.7
sv: cirkulär ekonomi, cirkulär, resurseffektivitet, cirkulär omställning
en: circular economy, circularity, circular cities, circular solutions, circular systemic solutions,
    circular business, resource efficiency, circular economy models
# reuse-repair 0.8
sv: återbruk, återanvändning, reparation, delningsekonomi, andrahand
en: reuse, repair, second-hand, sharing economy, refurbishment, repair cafes, prepare for reuse, product
    lifetimes
# textiles 0.7
sv: textil, textilinsamling, kläder
en: textile collection, used textiles, textile waste, textile reuse, clothing
# food-waste 0.8
sv: matsvinn, minskat matsvinn
en: food waste, food loss
# food-local 0.6
sv: livsmedelsstrategi, lokal mat, stadsodling, livsmedelsförsörjning, närodlat, kost
en: local food, urban food, food procurement, urban farming, city-region food, short food supply chains,
    food environments, food systems transformation in cities, food security of households, urban
    agriculture, community gardens
# biodiversity 0.6
sv: biologisk mångfald, arter, artskydd, naturvärden
en: biodiversity, species protection, biodiversity loss, species and habitats, natural capital, biodiversity
    strategy
# nature-conservation 0.8
sv: naturvård, naturreservat, naturskydd, skyddad natur, Natura 2000
en: nature conservation, protected areas, Natura 2000, nature protection, habitat conservation, conservation
    of nature, nature reserves
# nature-restoration 0.8
sv: restaurering av natur, våtmark, våtmarker, ekosystem, naturrestaurering
en: nature restoration, ecosystem restoration, wetlands, restoration of ecosystems, river restoration,
    habitat restoration, restoring ecosystems, nature restoration regulation
# nature-based-solutions 0.8
sv: naturbaserade lösningar, ekosystemtjänster
en: nature-based solutions, ecosystem services, nature based, nature-positive
# invasive-species 0.7
sv: invasiva arter, invasiva främmande arter, jätteloka
en: invasive alien species, invasive species
# pollinators 0.6
sv: pollinatörer, pollinering, insekter, bin
en: pollinators, insect decline, wild pollinators
# forest 0.3
sv: skog, skogsbruk, skogsvård, tätortsnära skog
en: forests, forest management, wildfire, wildfires, forest fires
# pollution 0.4
sv: föroreningar, nollutsläpp, miljögifter, miljöfarlig
en: zero pollution, pollution prevention, hazardous chemicals, PFAS, contaminants, pollution reduction
# environmental-supervision 0.9
sv: miljötillsyn, hälsoskydd, miljöbalken, livsmedelskontroll, miljöinspektör
en: environmental inspection, environmental compliance, environmental monitoring by authorities, health
    protection, environmental enforcement
# environmental-governance 0.5
sv: miljöstyrning, miljömål, hållbar utveckling, agenda 2030
en: environmental governance, sustainable development goals, sustainability governance, environmental
    policy, 2030 agenda, environmental legislation, environmental awareness
# consumption 0.5
sv: hållbar konsumtion, konsumtion, beteendeförändring
en: sustainable consumption, behavioural change, behaviour change, sustainable lifestyles, consumer
    behaviour
""")
