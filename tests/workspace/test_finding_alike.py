"""What says much the same as a text is found also in other words, and at once where little is new."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claim_builder import a_document
from waybill.cli.commands import run
from waybill.core.claim import Claim
from waybill.core.filed import FiledClaim
from waybill.core.ids import ClaimId
from waybill.core.maker import Maker, MakerKind
from waybill.core.span import Quote, Span
from waybill.errors import QuestionError
from waybill.text.questions import any_of
from waybill.workspace.alike import SOON, Alike
from waybill.workspace.finding import Finder
from waybill.workspace.gists import quoted
from waybill.workspace.held import Held
from waybill.workspace.hits import hit
from waybill.workspace.holding import hold

ASKED = "magistrate jails gun smuggler to the Caribbean"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Held]:
    location = str(tmp_path_factory.mktemp("alike") / "l.db")
    assert run(["import", str(samples / "*.json"), "--ledger", location]) == 0
    with hold(location) as holding:
        yield holding.now()


def many(held: Held, number: int) -> Held:
    """The same with so many claims, each in other words."""
    text = " ".join(f"Crate {each} held rifles." for each in range(number))
    document = a_document("many", text=text)
    maker = Maker(kind=MakerKind.IMPORT, name="by hand")
    claims = []
    for each in range(number):
        start = text.index(f"Crate {each} ")
        evidence = (Quote.of(text, Span(start, start + 12)),)
        claim = Claim(id=ClaimId(f"c{each}"), document=document.id, evidence=evidence)
        claims.append(FiledClaim(claim=claim, document=document, case=None, maker=maker))
    return replace(held, claims={each.ref: each for each in claims}, location="")


@pytest.mark.parametrize(("kind", "found"), [("claims", "sample-court#c1"), ("documents", "sample-court")])
def test_a_question_in_other_words_is_answered(held: Held, kind: str, found: str) -> None:
    answer = Alike(held).found(kind, ASKED, waits=False)
    assert answer.by_gist
    assert hit(answer.things[0], answer.asked).id == found


def test_a_case_is_found_by_what_its_claims_say(held: Held) -> None:
    answer = Alike(held).found("cases", ASKED, waits=False)
    claims = [filed for filed in held.claims.values() if filed.document.id == "sample-court"]
    assert hit(answer.things[0], answer.asked).id in {filed.case for filed in claims}


def test_entities_are_found_by_words_alone(held: Held) -> None:
    assert not Alike(held).found("entities", "Kufra", waits=True).by_gist


def test_every_claim_says_something_and_comes_once(held: Held) -> None:
    found = Alike(held).found("claims", "rifles", waits=True)
    names = [hit(each, found.asked).id for each in found.things]
    assert len(names) == len(set(names)) == len(held.claims)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(held: Held, chance: Random) -> None:
    claims = list(held.claims.items())
    chance.shuffle(claims)
    shuffled = Alike(replace(held, claims=dict(claims)))
    for kind in ("claims", "cases", "documents"):
        assert shuffled.found(kind, ASKED, waits=True) == Alike(held).found(kind, ASKED, waits=True)


def test_as_many_are_counted_as_are_found(held: Held) -> None:
    alike = Alike(held)
    for kind in ("claims", "cases", "documents", "entities"):
        assert alike.number(kind, ASKED, waits=True) == len(alike.found(kind, ASKED, waits=True).things)


def test_what_is_not_made_out_yet_is_found_by_words_meanwhile(held: Held) -> None:
    alike = Alike(many(held, SOON + 1))
    first = alike.found("claims", "crate 7", waits=False)
    assert not first.by_gist
    alike.bring()
    assert alike.found("claims", "crate 7", waits=False).by_gist


def test_words_that_stand_in_very_many_texts_are_not_asked_for(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waybill.workspace.finding.MOST_RANKED", 11)
    found = Finder(many(held, 10))
    assert found.alike("claims", "rifles of crate 7 or 8") == any_of(["7", "8"])
    assert found.alike("claims", "crate 7 held") == any_of(["7", "crate"])
    assert found.alike("claims", "a crate that nobody knows") == any_of(["crate"])


def test_of_words_that_all_stand_in_very_many_the_rarest_is_asked_for(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waybill.workspace.finding.MOST_RANKED", 3)
    assert Finder(many(held, 10)).alike("claims", "crate rifles") == any_of(["crate"])


def test_what_was_made_out_is_kept_beside_the_ledger(held: Held) -> None:
    Alike(held).bring()
    assert Path(f"{held.location}-gists").exists()
    fewer = replace(held, claims=dict(list(held.claims.items())[:1]))
    assert len(Alike(fewer).found("claims", "rifles", waits=True).things) == 1


@pytest.mark.parametrize("nothing", ["", "the of and", "…"])
def test_a_text_without_words_is_refused(held: Held, nothing: str) -> None:
    with pytest.raises(QuestionError, match="names no word"):
        Alike(held).found("claims", nothing, waits=True)


def test_what_a_claim_says_is_its_sentences(held: Held) -> None:
    filed = next(iter(held.claims.values()))
    assert quoted(filed) == "\n".join(each.text for each in filed.claim.evidence)


def test_questions_that_measure_mean_cases_that_there_are(root: Path) -> None:
    affairs = [json.loads(path.read_text()) for path in (root / "corpus" / "affairs").glob("*.json")]
    cases = {case["id"] for affair in affairs for case in affair["cases"]}
    questions = json.loads((root / "bench" / "alike_questions.json").read_text())
    assert {each["case"] for each in questions} - cases == set()
    assert len([each for each in questions if int(each["case"][1:4]) % 2 == 0]) >= 30
