"""Fields to filter by, written as HTML outside of a template: nothing in them is obeyed."""

from dataclasses import dataclass

from waybill.web.optioning import fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Something to choose."""

    value: str
    text: str
    number: int
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is chosen of it."""

    takes: str
    options: tuple[Value, ...] = ()
    name: str = "weapon"
    label: str = "Weapon"
    value: str = ""


TEXT = "<b>\u202egnp & 'x'\x00"
HOSTILE = Value(value='"><script>', text=TEXT, number=1234)
SHOWN = "&lt;b&gt;\\u202egnp &amp; &#39;x&#39;\u2400"


def test_what_is_hostile_is_shown() -> None:
    written = fields([Filter(takes="list", options=(HOSTILE,))])
    assert f'<option value="&#34;&gt;&lt;script&gt;">{SHOWN} (1,234)</option></select>' in written
    named = fields([Filter(takes="name", options=(HOSTILE,), value=TEXT)])
    assert f' value="{SHOWN}" maxlength="200" list="weapon-names">' in named
    assert f'<datalist id="weapon-names"><option value="{SHOWN}" label="1,234 cases"></option></datalist>' in named


def test_what_is_chosen_is_marked_and_numbers_are_left_out_where_there_are_none() -> None:
    given = (Value(value="a", text="A", number=1, chosen=True), Value(value="b", text="B", number=0))
    assert fields([Filter(takes="list", name="country_role", label="Part", options=given)]) == (
        '<div><label for="country_role">Part</label>\n<select id="country_role" name="country_role">\n'
        '<option value="">any</option>\n<option value="a" selected>A</option><option value="b">B</option>'
        "</select></div>\n"
    )
    assert fields([]) == ""


def test_a_filter_that_is_on_or_off_is_a_box_to_tick() -> None:
    on = Filter(takes="mark", name="covert", label="Covert", value="1", options=(Value(value="1", text="1", number=7),))
    assert fields([on]) == (
        '<div class="tick"><input type="checkbox" id="covert" name="covert" value="1" checked>'
        '<label for="covert">Covert only <span class="quiet">(7)</span></label></div>\n'
    )
    assert "checked" not in fields([Filter(takes="mark")])
    assert 'placeholder="2022 or 2022-03">' in fields([Filter(takes="date")])
