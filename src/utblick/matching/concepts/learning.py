"""Preschool, school, upper secondary and adult education."""

from utblick.matching.concepts.base import read

CONCEPTS = read("""
# preschool 1.0
sv: förskola, förskolor, barnomsorg, tidigt lärande, förskoleklass
en: preschool, pre-school, pre-primary, kindergarten, childcare, early childhood education, early childhood,
    ECEC, nursery
# school 0.9
sv: skola, skolor, grundskola, elev, elever, skolväsende, fritidshem, rektor
en: school, school education, primary school, compulsory school, pupils, primary education, schoolchildren,
    school leaders
# school-cooperation 1.0
sv: skolsamarbete, skolutbyte, elevutbyte, vänskola, klassutbyte, eTwinning, lärarutbyte
en: school cooperation, school partnership, school exchange, pupil exchange, pupil mobility, school
    partnerships, twinned schools, eTwinning, teacher exchange, teacher mobility, pupil mobilities
# youth-exchange 1.0
sv: ungdomsutbyte, ungdomsutbyten, utbyte för unga, ungdomsmobilitet, ungdomsutväxling
en: youth exchange, youth exchanges, exchange of young people, youth mobility, mobility of young people,
    youth participation activities, young volunteers
# upper-secondary 1.0
sv: gymnasium, gymnasieskola, gymnasial utbildning, gymnasieelev
en: upper secondary, secondary school, secondary education, high school, secondary schools
# vocational 0.8
sv: yrkesutbildning, yrkesprogram, lärlingsutbildning, lärling, yrkeshögskola, yrkesvux
en: vocational education, vocational training, VET, vocational school, apprenticeship, apprentices,
    work-based learning, vocational excellence
# adult-education 0.9
sv: vuxenutbildning, komvux, vuxnas lärande, sfi, svenska för invandrare, folkbildning, livslångt lärande
en: adult education, adult learning, adult learners, lifelong learning, continuing education, second chance
    education
# teachers 0.7
sv: lärare, pedagog, skolledare, lärarfortbildning, pedagogik
en: teachers, teacher training, teacher education, school staff, pedagogy, teaching staff, teaching
    practices
# basic-skills 0.8
sv: grundläggande färdigheter, läsförståelse, läskunnighet, matematik i skolan, skolresultat, baskunskaper
en: basic skills, literacy and numeracy, underachievement, PISA, reading skills, learning gap, educational
    outcomes, learning outcomes, educational attainment
# special-needs 0.9
sv: särskilt stöd, specialpedagogik, anpassad skola, anpassad grundskola, neuropsykiatrisk, npf
en: special needs education, special educational needs, inclusive education, learning disabilities,
    neurodiversity, autism
# early-leaving 0.9
sv: skolfrånvaro, studieavbrott, avhopp, problematisk skolfrånvaro
en: early school leaving, school dropout, school absence, early leaving, dropout, truancy
# digital-education 0.7
sv: digitalt lärande, digitalisering i skolan, läromedel, skärmtid
en: digital education, digital learning, edtech, e-learning, learning environments, digital tools in
    education, screen time, digital education content
# language-learning 0.6
sv: modersmål, språkundervisning, språkutveckling, flerspråkighet
en: language learning, multilingualism, mother tongue, language teaching, multilingual
# stem-education 0.6
sv: teknikundervisning, naturvetenskaplig undervisning, naturvetenskap i skolan
en: STEM education, science education, STEM skills
# citizenship-education 0.8
sv: medborgarkunskap, demokratifostran, demokratiutbildning, värdegrund
en: citizenship education, civic education, education for democracy, civic learning, democratic culture,
    democratic participation of students
# sustainability-education 0.7
sv: miljöundervisning, hållbarhetsutbildning, klimatutbildning, lärande för hållbar utveckling
en: environmental education, education for sustainability, climate education, ocean literacy, sustainability
    education, learning for sustainability
# school-health 0.9
sv: elevhälsa, skolhälsovård, skolmiljö, mobbning, trygghet i skolan
en: school health, school environment, bullying, cyberbullying, school nurse, well-being at school,
    anti-bullying
# school-meals 1.0
sv: skolmat, skolmåltid, offentliga måltider, måltidsverksamhet, kostenhet
en: school meals, public meals, school food, public canteens, public catering
# children 0.7
sv: barn, barns rättigheter, barnkonventionen, barnperspektiv, flickor, pojkar
en: children, child, children's rights, rights of the child, girls and boys, adolescents
# youth 0.7
sv: ungdom, unga, tonåring, unga vuxna, unga människor
en: youth, young people, young persons, teenagers, young adults, young generation
# study-guidance 0.8
sv: studievägledning, vägledning, syv, karriärvägledning
en: career guidance, study guidance, guidance counselling, educational guidance
# micro-credentials 0.3
sv: validering, mikromeriter, kvalifikationer
en: validation of skills, micro-credentials, recognition of qualifications, upskilling pathways, prior
    learning
# education 0.5
sv: utbildning, undervisning, lärande, utbildningssystem
en: education, education and training, training system, education system, educational, learning centres
# learning-mobility 0.7
sv: mobilitet i utbildning, praktik utomlands, utlandspraktik, internationella utbyten
en: learning mobility, mobility projects, study abroad, traineeships abroad, virtual exchange, mobility of
    learners
""")
