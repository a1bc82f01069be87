"""The environment says how Waybill runs where nobody says otherwise."""

import pytest

from waybill.settings import Settings


@pytest.mark.parametrize(
    ("environment", "settings"),
    [
        ({}, Settings(ledger="waybill.db", debug=False)),
        ({"WAYBILL_LEDGER": "", "WAYBILL_DEBUG": "0"}, Settings(ledger="waybill.db", debug=False)),
        ({"WAYBILL_LEDGER": "x.db", "WAYBILL_DEBUG": "1"}, Settings(ledger="x.db", debug=True)),
    ],
)
def test_settings_are_what_the_environment_makes_them(environment: dict[str, str], settings: Settings) -> None:
    assert Settings.of(environment) == settings


def test_the_reader_is_named_by_its_variable() -> None:
    assert Settings.of({"WAYBILL_READER": "rules"}).reader == "rules"
    assert Settings.of({}).reader is None


def test_the_users_own_catalogue_is_named_by_its_variable() -> None:
    assert Settings.of({"WAYBILL_CATALOGUE": "mine.toml"}).catalogue == "mine.toml"
    assert Settings.of({"WAYBILL_CATALOGUE": ""}).catalogue is None
