import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybill.core.ids import canonical, digest, sha256, short_digest

_leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
_json = st.recursive(_leaves, lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3))


def test_canonical_json_has_sorted_keys_no_blanks_and_plain_characters() -> None:
    assert canonical({"é": "ü💣", "a": [1, None, True]}) == '{"a":[1,null,true],"é":"ü💣"}'


def test_a_digest_is_the_sha_256_of_the_canonical_form() -> None:
    assert digest({"é": "ü💣", "a": [1, None, True]}) == (
        "52cf7e736e2e629979677461b44ee886f4e60497165d2e85b33a647ab9cff9c7"
    )
    assert short_digest({"é": "ü💣", "a": [1, None, True]}) == "52cf7e736e2e6299"
    assert sha256(b"Arms.") == "5185bdaf18ee70a8fffbbfd4bc296713e7249aa0587ea30ed7552044b630718a"


def test_half_a_character_gets_a_digest_as_its_escape_does() -> None:
    assert digest("\ud800") == "8c0c59dd0d275aadcd462a5fe12eb352cbdfeaf961eae4f85a4660521df7d2f5"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_numbers_that_json_does_not_know_have_no_canonical_form(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical([number])


@given(_json)
def test_canonical_json_means_what_it_was_written_from(value: object) -> None:
    assert json.loads(canonical(value)) == value  # type: ignore[arg-type]


@given(st.dictionaries(st.text(), _leaves, max_size=5))
def test_the_order_of_keys_does_not_change_the_digest(fields: dict[str, str]) -> None:
    assert digest(dict(reversed(fields.items()))) == digest(fields)
