"""Values to choose from, written as HTML outside of a template: nothing in them is obeyed."""

from dataclasses import dataclass

from waybill.web.optioning import options, suggestions


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Something to choose."""

    value: str
    text: str
    number: int
    chosen: bool = False


HOSTILE = Value(value='"><script>', text="<b>\u202egnp & 'x'\x00", number=1234)


def test_what_is_hostile_is_shown() -> None:
    assert options([HOSTILE], True) == (
        '<option value="&#34;&gt;&lt;script&gt;">&lt;b&gt;\\u202egnp &amp; &#39;x&#39;\u2400 (1,234)</option>'
    )
    assert suggestions([HOSTILE]) == (
        '<option value="&lt;b&gt;\\u202egnp &amp; &#39;x&#39;\u2400" label="1,234 cases"></option>'
    )


def test_what_is_chosen_is_marked_and_numbers_are_left_out_where_there_are_none() -> None:
    given = [Value(value="a", text="A", number=1, chosen=True), Value(value="b", text="B", number=0)]
    assert options(given, False) == '<option value="a" selected>A</option><option value="b">B</option>'
    assert options([], True) == ""
