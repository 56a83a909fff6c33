"""Sweden's 21 counties and 290 municipalities, and the areas that EU funds divide the country into (NUTS 2)."""

from __future__ import annotations

COUNTIES: dict[str, tuple[str, str, str, str]] = {
    "01": (
        "Stockholms län", "Stockholm County", "Region Stockholm",
        "Botkyrka, Danderyd, Ekerö, Haninge, Huddinge, Järfälla, Lidingö, Nacka, Norrtälje, Nykvarn, Nynäshamn, Salem, "
        "Sigtuna, Sollentuna, Solna, Stockholm, Sundbyberg, Södertälje, Tyresö, Täby, Upplands Väsby, Upplands-Bro, "
        "Vallentuna, Vaxholm, Värmdö, Österåker",
    ),
    "03": (
        "Uppsala län", "Uppsala County", "Region Uppsala",
        "Enköping, Heby, Håbo, Knivsta, Tierp, Uppsala, Älvkarleby, Östhammar",
    ),
    "04": (
        "Södermanlands län", "Södermanland County", "Region Sörmland",
        "Eskilstuna, Flen, Gnesta, Katrineholm, Nyköping, Oxelösund, Strängnäs, Trosa, Vingåker",
    ),
    "05": (
        "Östergötlands län", "Östergötland County", "Region Östergötland",
        "Boxholm, Finspång, Kinda, Linköping, Mjölby, Motala, Norrköping, Söderköping, Vadstena, Valdemarsvik, Ydre, "
        "Åtvidaberg, Ödeshög",
    ),
    "06": (
        "Jönköpings län", "Jönköping County", "Region Jönköpings län",
        "Aneby, Eksjö, Gislaved, Gnosjö, Habo, Jönköping, Mullsjö, Nässjö, Sävsjö, Tranås, Vaggeryd, Vetlanda, Värnamo",
    ),
    "07": (
        "Kronobergs län", "Kronoberg County", "Region Kronoberg",
        "Alvesta, Lessebo, Ljungby, Markaryd, Tingsryd, Uppvidinge, Växjö, Älmhult",
    ),
    "08": (
        "Kalmar län", "Kalmar County", "Region Kalmar län",
        "Borgholm, Emmaboda, Hultsfred, Högsby, Kalmar, Mönsterås, Mörbylånga, Nybro, Oskarshamn, Torsås, Vimmerby, "
        "Västervik",
    ),
    "09": ("Gotlands län", "Gotland County", "Region Gotland", "Gotland"),
    "10": (
        "Blekinge län", "Blekinge County", "Region Blekinge",
        "Karlshamn, Karlskrona, Olofström, Ronneby, Sölvesborg",
    ),
    "12": (
        "Skåne län", "Skåne County", "Region Skåne",
        "Bjuv, Bromölla, Burlöv, Båstad, Eslöv, Helsingborg, Hässleholm, Höganäs, Hörby, Höör, Klippan, Kristianstad, "
        "Kävlinge, Landskrona, Lomma, Lund, Malmö, Osby, Perstorp, Simrishamn, Sjöbo, Skurup, Staffanstorp, Svalöv, "
        "Svedala, Tomelilla, Trelleborg, Vellinge, Ystad, Åstorp, Ängelholm, Örkelljunga, Östra Göinge",
    ),
    "13": (
        "Hallands län", "Halland County", "Region Halland",
        "Falkenberg, Halmstad, Hylte, Kungsbacka, Laholm, Varberg",
    ),
    "14": (
        "Västra Götalands län", "Västra Götaland County", "Västra Götalandsregionen",
        "Ale, Alingsås, Bengtsfors, Bollebygd, Borås, Dals-Ed, Essunga, Falköping, Färgelanda, Grästorp, Gullspång, "
        "Göteborg, Götene, Herrljunga, Hjo, Härryda, Karlsborg, Kungälv, Lerum, Lidköping, Lilla Edet, Lysekil, "
        "Mariestad, Mark, Mellerud, Munkedal, Mölndal, Orust, Partille, Skara, Skövde, Sotenäs, Stenungsund, "
        "Strömstad, Svenljunga, Tanum, Tibro, Tidaholm, Tjörn, Tranemo, Trollhättan, Töreboda, Uddevalla, Ulricehamn, "
        "Vara, Vårgårda, Vänersborg, Åmål, Öckerö",
    ),
    "17": (
        "Värmlands län", "Värmland County", "Region Värmland",
        "Arvika, Eda, Filipstad, Forshaga, Grums, Hagfors, Hammarö, Karlstad, Kil, Kristinehamn, Munkfors, Storfors, "
        "Sunne, Säffle, Torsby, Årjäng",
    ),
    "18": (
        "Örebro län", "Örebro County", "Region Örebro län",
        "Askersund, Degerfors, Hallsberg, Hällefors, Karlskoga, Kumla, Laxå, Lekeberg, Lindesberg, Ljusnarsberg, Nora, "
        "Örebro",
    ),
    "19": (
        "Västmanlands län", "Västmanland County", "Region Västmanland",
        "Arboga, Fagersta, Hallstahammar, Kungsör, Köping, Norberg, Sala, Skinnskatteberg, Surahammar, Västerås",
    ),
    "20": (
        "Dalarnas län", "Dalarna County", "Region Dalarna",
        "Avesta, Borlänge, Falun, Gagnef, Hedemora, Leksand, Ludvika, Malung-Sälen, Mora, Orsa, Rättvik, Smedjebacken, "
        "Säter, Vansbro, Älvdalen",
    ),
    "21": (
        "Gävleborgs län", "Gävleborg County", "Region Gävleborg",
        "Bollnäs, Gävle, Hofors, Hudiksvall, Ljusdal, Nordanstig, Ockelbo, Ovanåker, Sandviken, Söderhamn",
    ),
    "22": (
        "Västernorrlands län", "Västernorrland County", "Region Västernorrland",
        "Härnösand, Kramfors, Sollefteå, Sundsvall, Timrå, Ånge, Örnsköldsvik",
    ),
    "23": (
        "Jämtlands län", "Jämtland County", "Region Jämtland Härjedalen",
        "Berg, Bräcke, Härjedalen, Krokom, Ragunda, Strömsund, Åre, Östersund",
    ),
    "24": (
        "Västerbottens län", "Västerbotten County", "Region Västerbotten",
        "Bjurholm, Dorotea, Lycksele, Malå, Nordmaling, Norsjö, Robertsfors, Skellefteå, Sorsele, Storuman, Umeå, "
        "Vilhelmina, Vindeln, Vännäs, Åsele",
    ),
    "25": (
        "Norrbottens län", "Norrbotten County", "Region Norrbotten",
        "Arjeplog, Arvidsjaur, Boden, Gällivare, Haparanda, Jokkmokk, Kalix, Kiruna, Luleå, Pajala, Piteå, Älvsbyn, "
        "Överkalix, Övertorneå",
    ),
}  # fmt: skip
"""Code (länskod): name, English name, the region, and its municipalities in Swedish order."""

AREAS: dict[str, tuple[str, ...]] = {
    "Östra Mellansverige": ("03", "04", "05", "18", "19"),
    "Småland och öarna": ("06", "07", "08", "09"),
    "Sydsverige": ("10", "12"),
    "Västsverige": ("13", "14"),
    "Norra Mellansverige": ("17", "20", "21"),
    "Mellersta Norrland": ("22", "23"),
    "Övre Norrland": ("24", "25"),
}
"""The areas of several counties, by name. Stockholm is one of its own."""
