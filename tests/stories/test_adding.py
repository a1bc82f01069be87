"""What is added is there, once, whatever the order and however often it is added."""

import json
from pathlib import Path

from told import Waybill


def test_adding_twice_records_nothing_the_second_time(waybill: Waybill, reports: Path, tmp_path: Path) -> None:
    first = waybill("add", "reports", "--format", "json")
    assert first.status == 0
    assert len(first.lines[0]["documents"]) == 3
    length = entries(waybill)
    second = waybill("add", "reports", "--format", "json")
    assert second.status == 0
    assert second.lines[0]["documents"] == []
    assert second.lines[0]["claims"] == []
    assert second.lines[0]["cases"] == []
    assert second.lines[0]["changed_cases"] == []
    assert second.lines[0]["unchanged"] == 3
    assert entries(waybill) == length


def entries(waybill: Waybill) -> str:
    """What ``verify`` says of the length of the ledger."""
    told = waybill("verify")
    assert told.status == 0
    return told.err


def test_the_order_of_inputs_does_not_matter(waybill: Waybill, reports: Path) -> None:
    names = ["reports/first.txt", "reports/second.txt", "reports/third.txt"]
    for ledger, order in (("one.db", names), ("two.db", names[::-1])):
        for name in order:
            assert waybill("add", name, "--ledger", ledger).status == 0
    one, two = (waybill("cases", "--format", "json", "--ledger", ledger) for ledger in ("one.db", "two.db"))
    assert one.out == two.out
    assert len(one.lines) >= 1


def test_the_number_of_workers_does_not_matter(waybill: Waybill, reports: Path) -> None:
    assert waybill("add", "reports", "--ledger", "one.db").status == 0
    assert waybill("add", "reports", "--ledger", "two.db", "--workers", "2").status == 0
    one, two = (waybill("claims", "--format", "json", "--ledger", ledger) for ledger in ("one.db", "two.db"))
    assert one.out == two.out
    assert len(one.lines) == 3


def test_a_rejection_is_recorded_once_and_told_each_time(waybill: Waybill, reports: Path) -> None:
    (reports / "empty.txt").touch()
    assert waybill("add", "reports").status == 1
    length = entries(waybill)
    told = waybill("add", "reports")
    assert told.status == 1
    assert "[empty]" in told.err
    assert entries(waybill) == length


def test_a_report_is_read_from_standard_input(waybill: Waybill) -> None:
    told = waybill(
        "read", "-", "--published", "2023-05-04", "--format", "json", stdin=b"Norway has given Moldova 20 trucks."
    )
    assert told.status == 0
    [document] = told.lines
    assert document["published"] == "2023-05-04"
    assert [claim["stage"] for claim in document["claims"]] == ["delivered"]
    assert document["claims"][0]["recipient"] == ["Moldova"]


def test_a_claim_says_where_it_stands(waybill: Waybill, reports: Path) -> None:
    waybill(
        "add", "reports/first.txt", "--publisher", "The Fjord", "--published", "2023-05-04", "--url", "https://x.test/1"
    )
    [claim] = waybill("claims", "--format", "json").lines
    assert (claim["publisher"], claim["published"], claim["url"]) == ("The Fjord", "2023-05-04", "https://x.test/1")
    [case] = waybill("cases", "--format", "json").lines
    assert claim["case"] == case["id"]
    assert case["claims"] == [{"document": claim["document"], "claim": claim["id"]}]


def test_filters_show_only_what_is_asked_for(waybill: Waybill, reports: Path) -> None:
    waybill("add", "reports")
    assert len(waybill("claims", "--supplier", "Norway", "--format", "json").lines) == 2
    assert len(waybill("claims", "--item-class", "small_arm", "--format", "json").lines) == 1
    assert waybill("claims", "--recipient", "Chile", "--format", "json").lines == []
    assert waybill("claims", "--stage", "arrived").status == 2


def test_coded_claims_are_stored_as_they_are(waybill: Waybill, tmp_path: Path) -> None:
    claim = {
        "id": "c1",
        "evidence": ["Arden lent Belmark four tanks"],
        "basis": "loan",
        "covert": False,
        "stage": "delivered",
        "polarity": "affirmed",
        "certainty": "stated",
        "supplier": ["Arden"],
        "recipient": ["Belmark"],
        "intermediary": [],
        "items": [{"text": "tanks", "class": "tank", "quantity": {"value": 4, "bound": "exact", "unit": None}}],
        "origin": [],
        "via": [],
        "destination": [],
        "transport": [],
        "date": None,
        "value": None,
        "sources": [],
        "part_of": None,
        "disputes": None,
    }
    document = {"id": "r1", "text": "Arden lent Belmark four tanks last year.", "claims": [claim]}
    (tmp_path / "coded.json").write_text(json.dumps(document))
    assert waybill("import", "coded.json", "--maker", "Ada Example").status == 0
    [shown] = waybill("claims", "--format", "json").lines
    assert {key: shown[key] for key in claim} == claim
    again = waybill("import", "coded.json", "--maker", "Ada Example", "--format", "json")
    assert again.lines[0]["documents"] == []
    assert again.lines[0]["unchanged"] == 1


def test_one_case_is_shown_with_reasons_and_words(waybill: Waybill, reports: Path) -> None:
    waybill("add", "reports")
    case = waybill("cases", "--format", "json").lines[0]
    told = waybill("case", case["id"])
    assert told.status == 0
    assert "grade" in told.out
    assert "“" in told.out
    assert waybill("case", "case-nonsense").status == 2


def test_a_name_without_claims_leads_to_lookup(waybill: Waybill, reports: Path) -> None:
    waybill("add", "reports")
    for command in ("claims", "cases"):
        told = waybill(command, "--supplier", "Atlantis")
        assert told.status == 0
        assert told.out == ""
        assert "waybill lookup 'Atlantis'" in told.err
        assert "lookup" not in waybill(command, "--supplier", "Norway").err
