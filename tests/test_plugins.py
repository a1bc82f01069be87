"""Readers are chosen by name."""

import pytest

from waybill.errors import UsageError
from waybill.ontology import load
from waybill.plugins import DEFAULT_TAGGER, tagger


def test_the_built_in_reader_is_there() -> None:
    assert tagger(DEFAULT_TAGGER, load()).maker.name == "waybill-trained"


def test_a_reader_that_does_not_exist_is_named_beside_those_that_do() -> None:
    with pytest.raises(UsageError, match="there is no reader 'oracle'; there are trained, rules"):
        tagger("oracle", load())
