"""Bevakningsområden shipped for the usual nämnder, to start from and edit."""

from __future__ import annotations

from utblick.matching.fields import ConceptWeight, Term, WatchField


def _field(
    body: str,
    name: str,
    *,
    terms: str = "",
    core: str,
    near: str = "",
    negative: str = "",
    programmes: str = "",
    children_and_youth: bool = False,
    town_twinning: bool = False,
) -> WatchField:
    wanted = [ConceptWeight(key, 1.0) for key in core.split()] + [ConceptWeight(key, 0.4) for key in near.split()]
    return WatchField(
        body=body,
        name=name,
        terms=tuple(Term(word) for word in _listed(terms)),
        concepts=tuple(wanted),
        negative=_listed(negative),
        programmes=tuple(programmes.split()),
        children_and_youth=children_and_youth,
        town_twinning=town_twinning,
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


DEFAULT_FIELDS: tuple[WatchField, ...] = (
    _field(
        "KS",
        "Kommunstyrelsen: hela kommunen, digitalisering, beredskap, demokrati, näringsliv",
        terms="kommunledning, kommunövergripande, civilsamhällesdialog",
        core="""town-twinning international-municipal local-democracy citizen-participation e-government
            ai-administration public-administration procurement preparedness crisis-management
            cybersecurity smart-city digital-inclusion business-development tourism
            critical-infrastructure elections democracy cross-border eu-information
            crime-prevention radicalisation rescue""",
        near="""climate-plan european-identity remembrance disinformation open-data broadband regions mission
            rural innovation-local social-inclusion climate-adaptation gender-equality
            anti-racism security community coast housing environmental-governance working-life""",
        programmes="CERV DIGITAL UCPM INTERREG URBACT EUI",
        town_twinning=True,
    ),
    _field(
        "SHN",
        "Samhällsbyggnads- och hållbarhetsnämnden: plan, gata, park, vatten, avfall, klimat, miljö, energi, bostäder",
        core="""urban-planning neighbourhood new-european-bauhaus public-space architecture housing renovation
            construction public-buildings energy-efficiency heating energy-poverty
            energy-community climate-plan clean-energy mobility public-transport active-travel
            road-safety streets traffic charging logistics noise-air urban-nature land-soil
            coast city microgrid climate-adaptation climate-mitigation flooding heat
            drinking-water wastewater water-quality marine-litter waste circular-economy
            reuse-repair textiles food-waste biodiversity nature-conservation nature-restoration
            nature-based-solutions invasive-species pollinators forest pollution
            environmental-supervision environmental-governance consumption""",
        near="food-local rural smart-city mission innovation-local outdoor-recreation geodata tourism",
        programmes="LIFE INTERREG URBACT EUI CEF",
    ),
    _field(
        "AMSN",
        "Arbetsmarknads- och socialnämnden: arbete, integration, socialtjänst",
        terms="arbetsmarknadsenhet, ekonomiskt bistånd",
        core="""social-services child-welfare domestic-violence poverty social-inclusion homelessness addiction
            integration migration labour-market youth-employment skills social-economy
            crime-victims trafficking welfare roma""",
        near="""anti-racism gender-equality mental-health crime-prevention radicalisation children
            adult-education housing reuse-repair lgbtiq working-life""",
        programmes="ESF AMIF",
    ),
    _field(
        "BUN",
        "Barn- och utbildningsnämnden: förskola och grundskola",
        terms="modersmålsundervisning, fritidshem",
        core="""preschool school school-cooperation teachers basic-skills special-needs early-leaving
            digital-education language-learning school-health school-meals children
            stem-education sustainability-education citizenship-education education
            youth-exchange""",
        near="youth child-welfare media-literacy physical-activity mental-health learning-mobility healthy-lifestyle",
        negative="higher education, universities, doctoral",
        programmes="ERASMUS",
        children_and_youth=True,
    ),
    _field(
        "GVN",
        "Gymnasie- och vuxenutbildningsnämnden: gymnasium, yrkesutbildning, vuxenutbildning",
        core="""upper-secondary vocational adult-education study-guidance micro-credentials early-leaving
            learning-mobility youth-exchange school-cooperation education basic-skills teachers
            skills youth""",
        near="""school language-learning digital-education citizenship-education stem-education youth-employment
            sustainability-education media-literacy integration digital-inclusion""",
        negative="higher education, universities, doctoral",
        programmes="ERASMUS ESC",
        children_and_youth=True,
    ),
    _field(
        "KFN",
        "Kultur- och fritidsnämnden: kultur, bibliotek, idrott, fritid, unga",
        terms="kulturskola, folkbibliotek, fritidsgård, föreningsbidrag",
        core="""town-twinning culture cultural-school cultural-heritage museum library arts creative-sector
            festival sport physical-activity outdoor-recreation youth-work volunteering
            associations intercultural remembrance meeting-places media-literacy
            minority-languages youth-exchange film""",
        near="youth european-identity intergenerational tourism public-space children loneliness",
        programmes="CREA CERV ESC",
        children_and_youth=True,
        town_twinning=True,
    ),
    _field(
        "ÄON",
        "Äldre- och omsorgsnämnden: äldre, funktionsnedsättning, vård och omsorg",
        core="""elderly-care ageing dementia loneliness intergenerational carers integrated-care
            welfare-technology disability accessibility public-health mental-health
            healthy-lifestyle""",
        near="welfare social-services heat working-life physical-activity",
        programmes="EU4H ESF",
    ),
    _field(
        "BN",
        "Byggnadsnämnden: bygglov, tillsyn, karta",
        core="building-permit geodata architecture",
        near="urban-planning construction renovation public-space land-soil new-european-bauhaus cultural-heritage",
    ),
)
