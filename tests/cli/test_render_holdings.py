"""What people see of what the catalogues hold."""

import pytest

from waybill.cli.render_holdings import show_holdings
from waybill.workspace.catalogues import Holding, Holdings


def test_what_is_held_is_shown_by_catalogue_kind_and_class(capsys: pytest.CaptureFixture[str]) -> None:
    weapons = Holding(entities=1234, names=5678, countries=9, kinds={"weapon": 1234}, digest="0123456789abcdef")
    places = Holding(entities=3, names=4, countries=2, kinds={"border crossing": 2, "": 1}, digest="fedcba9876543210")
    show_holdings(
        Holdings(
            version="1.2.3",
            own=("mine.toml", "aaaaaaaaaaaaaaaa"),
            catalogues={"weapons": weapons, "places": places},
            weapon_classes={"anti_tank": 1200, "uav": 34},
            weapon_levels={"system": 1000, "kind": 234},
            countries=("NO", "SE"),
        )
    )
    assert capsys.readouterr().out.splitlines() == [
        "catalogue   entities      names  countries  digest",
        "weapons        1,234      5,678          9  0123456789ab",
        "places             3          4          2  fedcba987654",
        "",
        "  classes   anti-tank 1,200, UAV 34",
        "  levels    system 1,000, kind 234",
        "  places    border crossing 2, not said 1",
        "  countries 2 in all",
        "  own file  mine.toml, digest aaaaaaaaaaaa",
        "  version   1.2.3",
    ]
