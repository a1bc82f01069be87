"""The environment says how Waybill runs where nobody says otherwise."""

import pytest

from waybill.errors import UsageError
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


def test_the_archive_and_the_contact_are_named_by_their_variables() -> None:
    settings = Settings.of({"WAYBILL_ARCHIVE": "s3://bucket/captures", "WAYBILL_CONTACT": "desk@example.org"})
    assert (settings.archive, settings.contact) == ("s3://bucket/captures", "desk@example.org")
    assert (Settings.of({}).archive, Settings.of({}).contact) == (None, None)


def test_the_pause_between_questions_is_a_second_or_as_set() -> None:
    assert Settings.of({}).pause_s == 1.0
    assert Settings.of({"WAYBILL_PAUSE": "2.5"}).pause_s == 2.5


@pytest.mark.parametrize("pause", ["0", "-1", "nan", "inf", "soon", "0.01"])
def test_a_pause_that_is_none_is_wrong_usage(pause: str) -> None:
    with pytest.raises(UsageError, match="WAYBILL_PAUSE"):
        Settings.of({"WAYBILL_PAUSE": pause}).pause_s  # noqa: B018
