"""Social services, labour market, integration, elderly, disability, equality and public health."""

from utblick.matching.concepts.base import read

CONCEPTS = read("""
# social-services 1.0
sv: socialtjänst, socialt arbete, socialtjänsten, individ- och familjeomsorg, socialsekreterare
en: social services, social work, social workers, social care, social welfare services, social service
    providers, community-based services
# child-welfare 1.0
sv: barnavård, familjehem, orosanmälan, barnskydd, familjerätt, placerade barn, föräldrastöd
en: child welfare, child protection, foster care, alternative care, family support, parenting support,
    violence against children, child abuse
# domestic-violence 0.9
sv: våld i nära relationer, mäns våld mot kvinnor, hedersrelaterat våld, könsbaserat våld, kvinnojour
en: domestic violence, gender-based violence, violence against women, intimate partner violence,
    honour-related violence
# poverty 0.8
sv: fattigdom, barnfattigdom, ekonomiskt bistånd, försörjningsstöd, utsatthet
en: poverty, child poverty, social assistance, deprivation, material deprivation, minimum income, child
    guarantee
# social-inclusion 0.8
sv: social inkludering, delaktighet, utanförskap, social hållbarhet, social sammanhållning, utsatta grupper
en: social inclusion, social exclusion, social cohesion, vulnerable groups, marginalised communities,
    disadvantaged groups, marginalised groups, vulnerable people, at risk of exclusion
# homelessness 1.0
sv: hemlöshet, bostad först, hemlösa, vräkning
en: homelessness, homeless, housing first, housing-led, rough sleeping, eviction, housing exclusion
# addiction 0.7
sv: missbruk, beroendevård, narkotika, drogförebyggande, spelberoende
en: addiction, substance abuse, drug use, drug prevention, harm reduction, alcohol, gambling, substance use
# integration 1.0
sv: integration, etablering, nyanlända, inkludering av migranter, språkintroduktion
en: integration of migrants, migrant integration, newly arrived, newcomers, inclusion of migrants,
    integration of third-country nationals, integration of refugees, refugee integration
# migration 0.5
sv: migration, flykting, asyl, flyktingmottagning, ensamkommande, asylsökande
en: migration, refugees, asylum seekers, asylum, reception conditions, unaccompanied minors, migrants,
    displaced persons, third-country nationals
# labour-market 0.8
sv: arbetsmarknad, arbetsmarknadsinsats, sysselsättning, arbetslöshet, jobbskapande, arbetslösa
en: labour market inclusion, employment services, unemployment, unemployed, labour market integration,
    jobseekers, job seekers, work integration, active labour market
# youth-employment 0.9
sv: ungdomsarbetslöshet, uvas, unga som varken arbetar eller studerar, sommarjobb
en: NEET, youth employment, youth unemployment, young people not in employment, youth guarantee
# skills 0.5
sv: kompetensförsörjning, kompetensutveckling, omskolning, omställning
en: upskilling, reskilling, skills development, skills gaps, skills partnership, pact for skills, green
    skills, competence development
# social-economy 0.6
sv: social ekonomi, socialt företagande, arbetsintegrerande, socialt företag
en: social economy, social enterprises, social entrepreneurship, social innovation
# gender-equality 0.5
sv: jämställdhet, jämlikhet, jämställd
en: gender equality, gender mainstreaming, gender equal, equality between women and men
# lgbtiq 0.5
sv: hbtqi, hbtq, regnbåge
en: LGBTIQ, LGBTI, LGBTQ, sexual orientation
# anti-racism 0.6
sv: rasism, antirasism, diskriminering, antisemitism, hatbrott, islamofobi
en: racism, anti-racism, discrimination, antisemitism, hate crime, hate speech, xenophobia, intolerance,
    anti-gypsyism
# roma 0.7
sv: romer, romsk inkludering
en: Roma, Roma inclusion, Roma communities
# disability 0.9
sv: funktionsnedsättning, funktionshinder, LSS, personlig assistans, funktionsrätt
en: disability, disabilities, persons with disabilities, independent living, people with disabilities,
    deinstitutionalisation
# accessibility 0.7
sv: tillgänglighet, universell utformning, tillgänglig för alla
en: universal design, design for all, accessible for all, barrier-free, accessibility for persons, web
    accessibility, accessible services, physical accessibility, accessible public
# elderly-care 1.0
sv: äldreomsorg, äldreboende, särskilt boende, hemtjänst, äldrevård, omsorg om äldre
en: elderly care, care for older people, long-term care, home care, nursing homes, care homes, older adults
    care, residential care, eldercare, care services
# ageing 0.8
sv: äldre, åldrande, seniorer, åldersvänlig, pensionärer
en: older people, older persons, older adults, elderly, age-friendly, healthy ageing, ageing population,
    active ageing, demographic ageing, ageing societies, senior citizens
# dementia 0.7
sv: demensvård, demenssjukdom, personer med demens, vid demens, kognitiv svikt
en: dementia, Alzheimer, cognitive decline, neurodegenerative
# loneliness 0.9
sv: ensamhet, social isolering, ofrivillig ensamhet
en: loneliness, social isolation
# intergenerational 0.9
sv: generationsmöten, mellan generationer, generationsöverskridande
en: intergenerational, between generations, multigenerational, generations together
# carers 0.7
sv: anhöriga, anhörigstöd, omsorgspersonal, undersköterska
en: informal carers, caregivers, carers, care workers, care workforce, family carers
# integrated-care 0.7
sv: nära vård, samordnad vård, vård och omsorg, hemsjukvård, kommunal hälso- och sjukvård
en: integrated care, community care, health and social care, primary care, person-centred care, health and
    care services, community health
# welfare-technology 0.8
sv: välfärdsteknik, trygghetslarm, digital omsorg, e-hälsa
en: assistive technology, assistive technologies, telecare, e-health, independent living technology, digital
    health services
# public-health 0.7
sv: folkhälsa, hälsofrämjande, hälsoförebyggande, jämlik hälsa, förebyggande arbete
en: public health, health promotion, health prevention, disease prevention, health inequalities, well-being
    and health, health and well-being, health literacy, determinants of health
# mental-health 0.7
sv: psykisk hälsa, psykisk ohälsa, suicidprevention, självmord
en: mental health, psychosocial support, suicide prevention, mental well-being, psychological well-being
# healthy-lifestyle 0.5
sv: hälsosamma levnadsvanor, övervikt, fetma, matvanor
en: healthy lifestyles, obesity, healthy diets, nutrition, overweight, lifestyle interventions, behavioural
    interventions
# welfare 0.5
sv: välfärd, välfärdstjänster, socialpolitik
en: welfare services, welfare state, social protection, essential services, social policy, social rights
# crime-victims 0.6
sv: brottsoffer, stöd till brottsoffer, avhoppare
en: victim support, victims of crime, victims' rights
# trafficking 0.5
sv: människohandel, prostitution
en: trafficking in human beings, human trafficking, sexual exploitation
# working-life 0.3
sv: arbetsmiljö, arbetsliv, personalförsörjning, arbetsvillkor
en: working conditions, occupational health, workplace, public sector workforce, recruitment of staff
""")
