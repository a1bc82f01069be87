"""The catalogue of parties: how many of each kind, who is found under which name, and what means nobody."""

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from waybill.core.entity import EntityKind
from waybill.ontology import load

FOLDER: Final = Path(__file__).parents[2] / "resources" / "parties"
ACTS_IN_SEVERAL_COUNTRIES: Final = {
    "armed-group/al-qaeda": "branches on three continents are rows of their own",
    "armed-group/aqim": "Algeria, Mali and their neighbours",
    "armed-group/axis-of-resistance": "an alliance of groups of several countries",
    "armed-group/bandidos": "chapters on four continents",
    "armed-group/carlos-group": "struck in Europe from bases in Arab states",
    "armed-group/hells-angels": "chapters on five continents",
    "armed-group/islamic-state": "provinces in many countries are rows of their own",
    "armed-group/islamic-state-sahel": "Mali, Niger and Burkina Faso alike",
}
WITHOUT_A_SEAT: Final = {
    "state/antigua-and-barbuda": "St. John's is the name of other towns and of a saint",
    "state/belgium": "Brussels is said of the European Union and of NATO",
    "state/costa-rica": "San José is the name of other towns",
    "state/grenada": "St. George's is the name of other towns and of a saint",
    "state/guyana": "Georgetown is the name of other towns",
    "state/hong-kong": "a city",
    "state/jamaica": "Kingston is the name of other towns",
    "state/macau": "a city",
    "state/sao-tome-and-principe": "the capital is called like the state",
    "state/seychelles": "Victoria is a name of people and places",
}
FORMER: Final = {
    f"state/{name}" for name in ("soviet-union", "yugoslavia", "czechoslovakia", "north-yemen", "south-yemen", "biafra")
}
"""Their seats are those of states of today, or were for a few months."""
RULERS: Final = {
    f"state/{name}"
    for name in ("rojava", "jubaland", "galmudug", "libyan-house", "republika-srpska", "syrian-interim-government")
}
"""Bodies that rule a part of a state, and are called by its people's name with a noun."""


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def meant(name: str) -> set[str]:
    return {entity.id for entity in load().parties.named(name)}


def test_there_are_parties_of_all_kinds() -> None:
    known = load().parties
    kinds = Counter(entity.kind for each in known.ids() if (entity := known.entity(each)) is not None)
    assert kinds[EntityKind.STATE] >= 215
    assert kinds[EntityKind.FORCE] >= 600
    assert kinds[EntityKind.AGENCY] >= 550
    assert kinds[EntityKind.ARMED_GROUP] >= 540
    assert kinds[EntityKind.COMPANY] >= 400
    assert kinds[EntityKind.IGO] >= 120
    assert kinds[EntityKind.NGO] >= 120


def test_an_armed_group_acts_in_a_country_or_in_several() -> None:
    nowhere = {row["id"] for row in rows("armed_groups") if not row["country"]}
    assert nowhere == ACTS_IN_SEVERAL_COUNTRIES.keys()


def test_forces_and_agencies_belong_to_somebody_in_their_country() -> None:
    known = load().parties
    astray = [
        row["id"]
        for name in ("forces", "agencies")
        for row in rows(name)
        for above in known.ancestors(next(e.id for e in known.named(row["name"]) if e.id == row["id"]))
        if row["country"] and above.country and above.country != row["country"]
    ]
    abroad = {"force/combined-security-transition", "force/operation-barkhane", "force/operation-turquoise"}
    assert set(astray) == abroad


def test_states_have_an_adjective_and_a_seat() -> None:
    states = rows("states")
    seatless = {row["id"] for row in states if not row["seats"]}
    nameless = {row["id"] for row in states if not row["demonyms"]}
    assert seatless - FORMER - RULERS == WITHOUT_A_SEAT.keys()
    assert nameless - RULERS == {"state/holy-see"}


def test_states_that_trade_arms_have_forces_and_a_ministry_of_defence() -> None:
    for state in ("Russian", "Chinese", "Iranian", "Turkish", "Emirati", "Serbian", "Bulgarian", "Czech", "Brazilian"):
        assert any(each.startswith("force/") for each in meant(f"{state} armed forces")), state
        assert any(each.startswith("agency/") for each in meant(f"{state} Defence Ministry")), state


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hashd al-Shaabi", "armed-group/popular-mobilization-forces"),
        ("Popular Mobilisation Units", "armed-group/popular-mobilization-forces"),
        ("Ansar Allah", "armed-group/houthis"),
        ("Huthi rebels", "armed-group/houthis"),
        ("Hizbullah", "armed-group/hezbollah"),
        ("Hizballah", "armed-group/hezbollah"),
        ("Kata'ib Sayyid al-Shuhada", "armed-group/kataib-sayyid-al-shuhada"),
        ("Liwa Fatemiyoun", "armed-group/fatemiyoun"),
        ("Army of Conquest", "armed-group/jaysh-al-fatah"),
        ("Jabhat al-Nusra", "armed-group/nusra"),
        ("Haftar", "armed-group/libyan-national-army"),
        ("Fajr Libya", "armed-group/libya-dawn"),
        ("Hemedti's forces", "armed-group/rsf"),
        ("Janjawid", "armed-group/janjaweed"),
        ("SPLM/A-IO", "armed-group/spla-io"),
        ("Interahamwe", "armed-group/interahamwe"),
        ("Mayi-Mayi Yakutumba", "armed-group/mai-mai-yakutumba"),
        ("Mouvement du 23 mars", "armed-group/m23"),
        ("Support Group for Islam and Muslims", "armed-group/jnim"),
        ("FROLINAT", "armed-group/frolinat"),
        ("Kamajors", "armed-group/kamajors"),
        ("União Nacional para a Independência Total de Angola", "armed-group/unita"),
        ("Spear of the Nation", "armed-group/umkhonto-we-sizwe"),
        ("Tamil Tigers", "armed-group/ltte"),
        ("Lashkar-e-Toiba", "armed-group/lashkar-e-taiba"),
        ("Naxals", "armed-group/naxalites"),
        ("Babbar Khalsa International", "armed-group/babbar-khalsa"),
        ("Mong Tai Army", "armed-group/mong-tai-army"),
        ("Restoration Council of Shan State", "armed-group/shan-state-army-south"),
        ("Huks", "armed-group/hukbalahap"),
        ("FULRO", "armed-group/fulro"),
        ("Red Khmer", "armed-group/khmer-rouge"),
        ("Sendero Luminoso", "armed-group/shining-path"),
        ("anti-Sandinista guerrillas", "armed-group/contras"),
        ("Frente Patriótico Manuel Rodríguez", "armed-group/fpmr"),
        ("Cartel de Jalisco Nueva Generacion", "armed-group/cjng"),
        ("Provisional IRA", "armed-group/ira"),
        ("Basque Homeland and Freedom", "armed-group/eta"),
        ("Stern Gang", "armed-group/lehi"),
        ("Pravy Sektor", "armed-group/right-sector"),
        ("Pasdaran", "force/irgc"),
        ("Qods Force", "force/quds-force"),
        ("Burmese junta", "force/tatmadaw"),
        ("FARDC", "force/fardc"),
        ("Peshmerga", "force/peshmerga"),
        ("Guardia di Finanza", "force/guardia-di-finanza"),
        ("Azeri army", "force/azerbaijani-armed-forces"),
        ("BAFA", "agency/germany-bafa"),
        ("SASTIND", "agency/china-sastind"),
        ("Ukraine's Main Directorate of Intelligence", "agency/hur"),
        ("Colombian Ministry of National Defence", "agency/colombia-mod"),
        ("Rosoboroneksport", "company/rosoboronexport"),
        ("UkrSpecExport", "company/ukrspetsexport"),
        ("China North Industries Corporation", "company/norinco"),
        ("Silk Way West Airlines", "company/silk-way"),
        ("Med Wave Shipping", "company/med-wave-shipping"),
        ("Purple Shovel LLC", "company/purple-shovel"),
        ("Sahara Thunder", "company/sahara-thunder"),
        ("1718 Panel of Experts", "igo/un-panel-dprk"),
        ("UNSCOM", "igo/unscom"),
        ("Alliance des États du Sahel", "igo/aes"),
        ("Stop Wapenhandel", "ngo/stop-wapenhandel"),
        ("Zhongnanhai", "state/china"),
        ("Whitehall", "state/united-kingdom"),
        ("Élysée", "state/france"),
        ("Malacañang", "state/philippines"),
        ("Republic of Zaire", "state/congo-kinshasa"),
        ("GDR", "state/east-germany"),
        ("Transdniestria", "state/transnistria"),
        ("Artsakh", "state/nagorno-karabakh"),
        ("Republic of Vietnam", "state/south-vietnam"),
        ("Kirghiz", "state/kyrgyzstan"),
    ],
)
def test_a_party_is_known_by_the_names_that_reports_give_it(name: str, expected: str) -> None:
    assert meant(name) == {expected}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PLA", {"force/peoples-liberation-army", "armed-group/manipur-pla", "armed-group/nepal-maoists"}),
        ("RSF", {"armed-group/rsf", "ngo/rsf-reporters"}),
        ("SDF", {"armed-group/sdf", "force/japan-self-defense-forces"}),
        ("NRA", {"armed-group/nra-uganda", "ngo/nra-us"}),
        ("SPLA", {"armed-group/spla", "armed-group/polisario-army", "force/south-sudan-army"}),
    ],
)
def test_an_abbreviation_keeps_all_its_meanings(name: str, expected: set[str]) -> None:
    assert meant(name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "oil from the Niger Delta and Latin America",
        "a Georgia Tech study of the Korean War",
        "French fries, Turkish delight and a Russian doll",
        "three German shepherds and a guinea pig",
        "the Jordan River, the Panama Canal and New Mexico",
        "Crimean-Congo haemorrhagic fever",
        "the Geneva Conventions and the Ottawa Treaty",
        "he told the Washington Post",
        "a popular resistance to the grand reform",
        "white army boots and popular forces of nature",
        "the patriotic league table of rugby",
        "a security belt and a secret service",
        "he came back alive and broke the silence",
    ],
)
def test_phrases_that_hold_a_name_mean_nobody(text: str) -> None:
    assert load().parties.find(text) == ()


def test_what_means_nobody_says_why() -> None:
    listed = rows("not_names")
    assert len(listed) >= 80
    assert [row["phrase"] for row in listed if not row["reason"].strip()] == []
