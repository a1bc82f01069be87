"""Tell numbers of things from years, measures, designations and other numbers."""

from typing import Final

from waybill.text.months import MONTH
from waybill.text.numbers import Number
from waybill.text.patterns import Pattern
from waybill.text.wordlists import listed

_WINDOW: Final = 48
# What the thing after a number may not be: measures, calibres, spans of time, ages, shares, dates, times of day.
_NOT_AFTER: Final = Pattern(
    r"\s*(?:%|°|″|['′]|-?\s?(?:mm|cm|km|m|kts|mph|kph|kmh|cal|mhz|ghz|khz|hp|kw|mw)(?!\w|-\s?\d))"
    r"|\s+(?:per\s?cent|percent|percentage|millimet|centimet|kilomet|met(?:er|re)s?\b|miles?\b|feet\b|foot\b|inch|knots?\b"
    r"|yards?\b|nautical|degrees?\b|litres?\b|liters?\b|gallons?\b|pounds?\b|lbs?\b|grams?\b|hectares?\b|acres?\b|square\b|hundredths?\b"
    r"|(?:calendar|working|consecutive|full|straight|more|long|school)?\s*(?:seconds|minutes?|hours?|days?|nights|weeks?|months?"
    r"|quarters?|years?|decades?|centuries|generations?)(?![\w-])"
    r"|times?\b|a\.?m\b|p\.?m\b|gmt\b|utc\b|local\b|hrs\b|o'clock|fold\b|thirds?\b|halves\b|fourths?\b"
    rf"|(?:and\s+\d+\s+)?(?:of\s+)?{MONTH}|x\s*\d+(?:\.\d+)?\s?mm|pesos?\b|dinars?\b|kron(?:er|or|e)\b|crowns\b)"
    r"|-(?!\s|\d|(?:odd|plus|strong)\b)|(?!x\s+(?-i:[A-Z\d]))[^\W\d_]|_"
)
# What stands right before a number that is part of something else: S-300, Mi17, #4, 1.5, 7 x 40.
_GLUED: Final = Pattern(r"(?:[^\W_][-–/]|[^\W\d_]|[+#$€£_/\\.]|\d\s?[xX×]\s?)\Z", ignores_case=False)
_REFERENCE: Final = Pattern(
    r"(?<!\w)(?:nos?\.?|numbers?|articles?|arts?\.|paras?\.?|paragraphs?|sections?|secs?\."
    r"|chapters?|pages?|pp?\.|resolutions?"
    r"|annex(?:es)?|appendi(?:x|ces)|tables?|figures?|figs?\.|flights?|phases?|steps?|parts?|volumes?|vols?\.|versions?|channels?"
    r"|calib(?:er|re)|cal\.?|aged?|routes?|highways?|rooms?|levels?|grades?|class|case|model|block|mark|mk\.?|type|series"
    r"|hull|pennant|ref\.?|milepost)\s+\Z"
)
_COMMON: Final = Pattern(r"(?<!\w)(?:route|case|class|type)\s+\Z", ignores_case=False)
_MANY_AFTER: Final = Pattern(r"\s+(?:[\w-]+\s+)?[\w-]+(?<!s)s(?!\w)")
# After these a figure is a number in a row, unless plural things follow it: "Battalion 38", "lot 6".
_ROW: Final = listed(
    "order lot batch count counts group battalion brigade division regiment corps squadron unit sector zone camp "
    "pier berth gate km kilometre kilometer item project reference exhibit"
)
_TELEPHONE: Final = Pattern(r"(?<!\w)(?:phones?|telephones?|tel\.?|fax|mobile|dial)[\s\d().:+-]*\Z")
_ADDRESS: Final = Pattern(
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,3}(?:Street|Str?\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Boulevard|Drive|Highway|Quay)(?!\w)",
    ignores_case=False,
)
_ONE_IN: Final = Pattern(r"(?<!\w)(?:one|two|three|\d+)\s+(?:in(?:\s+every)?|out\s+of(?:\s+every)?)\s+\Z")
_MONTH_BEFORE: Final = Pattern(rf"(?P<day>\d\s+)?(?<!\w){MONTH}\s+\Z")
_NO_NAMES: Final = listed(
    "of in the a an on at by for from with some and all another over about these those his their its our only just "
    "but to or as that than least most including plus was were are has had have sent sold gave bought received "
    "seized"
)
_DESIGNATED: Final = listed(
    "mi mig su il an tu yak ka bmp btr brdm mt-lb rpg sa s m f ak c a b l pk t bavar fajr shahed mohajer qasef "
    "patriot boeing antonov ilyushin airbus cessna bell falcon hermes heron leopard challenger marder gepard fuchs "
    "astros hawk scud glock beretta browning colt cz fn hk sig zastava milan mirage rafale gripen tornado hellfire "
    "igla strela verba stinger kornet konkurs fagot malyutka metis grad smerch uragan tochka iskander buk tor osa "
    "kub pantsir neva volga fateh zelzal qiam ghadr noor ababil samad badr burkan quds lancet orlan geran bayraktar "
    "uh ah ch mq rq aim agm gbu mk type atr casa dornier dhc pc alpha panhard aml vab ratel eland casspir mamba "
    "saxon fox king lynx puma gazelle cougar dauphin ecureuil as ec aw agusta hughes huey cobra apache chinook sea "
    "hercules herc dash"
)
_APOSTROPHES: Final = ("'", "’")
_WORD_BEFORE: Final = Pattern(r"(?P<word>[^\W\d_]+)\s+\Z", ignores_case=False)
_COUNTED_NAME: Final = Pattern(
    r"(?<![\w.,-])(?!(?:19|20)\d\d\s)(?:\d{1,3}(?:,\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|dozen|hundred)"
    r"(?:\s+[A-Z][\w-]*[a-z][\w-]*){1,3}\s+\Z",
    ignores_case=False,
)
"""A number that counts the name right behind it, so that a figure behind it is part of it: "60 Bandvagn 206"."""
_PLURAL_AFTER: Final = Pattern(
    r"(?:\s+(?:[\w\"“'’./-]+|\w+-\w+,)){0,4}?\s+(?:[\w./-]+(?<!s)s|aircraft|craft)(?!\w)|\s*$", ignores_case=False
)
_YEAR_AFTER: Final = Pattern(r"\s+(?!(?:and|to|or|the|in|on|of|by|for|from|with|at|a|an)\b)[^\W\d_]{3,}")
_YEAR_BEFORE: Final = Pattern(
    r"(?<!\w)(?:in|since|until|till|by|from|to|of|during|for|early|late|mid|before|after|and|year|between|fy|fiscal|the)\s+\Z"
)
_ONE_BEFORE: Final = Pattern(r"(?<!\w)(?:no|any|every|each|which|this|that|the|another|some|only)\s+\Z")
_ONE_AFTER: Final = Pattern(
    r"\s+(?:of|another|in|out|can|may|day|night|said|who|that|which|official|source)\b|[.,;:!?)]"
)
_WORD_AND_COMMA: Final = Pattern(r"(?P<word>[\w'’.-]+)[)\"”]?, \Z")
_THINGS: Final = Pattern(r"\D*\d.*|[a-z-]+s", ignores_case=False)
_OLDEST: Final = 110
_REFERENCE_DIGITS: Final = 4
_MARK_ENDS: Final = Pattern(r"\)(?:\.|\s*\(|\s*$)")
_LIST_MARK: Final = Pattern(r"[.)](?:\s|$)|\s*/")


def is_other(text: str, number: Number, *, has_unit: bool, has_bound: bool) -> bool:
    """Whether a number is none of things but of a date, a time, a share, a measure, an age, a name or a reference.

    A bare four-digit figure is a year where it can be one, unless it is a round hundred before a noun. A figure after
    a capitalised word is part of its name, unless plural things follow it.
    """
    before = text[max(0, number.span.start - _WINDOW) : number.span.start]
    after = text[number.span.end : number.span.end + _WINDOW]
    if _GLUED.search(before) or (
        _REFERENCE.search(before) and not (_COMMON.search(before) and _MANY_AFTER.match(after))
    ):
        return True
    if has_unit:
        return False
    if _NOT_AFTER.match(after) or _is_fraction(number) or _ONE_IN.search(before):
        return True
    if not number.is_in_figures or number.is_scaled:
        return _is_pronoun(number, before, after)
    return (
        _TELEPHONE.search(before) is not None
        or _ADDRESS.match(after) is not None
        or _is_year(text, number, before, after, has_bound=has_bound)
        or _is_of_date(number, before)
        or _is_age(number, before, after)
        or _is_designation(before, after)
        or _is_list_number(before, after)
        or _is_reference_mark(number.span.of(text), before, after)
    )


def _is_pronoun(number: Number, before: str, after: str) -> bool:
    """Whether it is the word "one" for somebody or something: "no one", "one of them"."""
    is_one = number.value == 1 and number.high is None and not number.is_in_figures
    return is_one and (_ONE_BEFORE.search(before) or _ONE_AFTER.match(after)) is not None


def _is_fraction(number: Number) -> bool:
    """Whether it is a decimal, which things that are counted are not: 7.62, 3.2."""
    return isinstance(number.value, float) or isinstance(number.high, float)


def _is_year(text: str, number: Number, before: str, after: str, *, has_bound: bool) -> bool:
    last = number.high or number.value
    written = number.span.of(text)
    if not (1900 <= number.value <= 2099 and last <= 2099 and written[:4].isdecimal()):
        return False
    is_round = number.value % 100 == 0 and number.high is None
    return not (is_round and _YEAR_AFTER.match(after) and (has_bound or not _YEAR_BEFORE.search(before)))


def _is_of_date(number: Number, before: str) -> bool:
    match = _MONTH_BEFORE.search(before)
    return match is not None and number.value <= (99 if match["day"] else 31)


def _is_age(number: Number, before: str, after: str) -> bool:
    """Whether it stands between commas behind somebody: "Peter Roth, 44,", but not "rifles, 44," or "Su-22, 14,"."""
    match = _WORD_AND_COMMA.search(before) if after.startswith(",") and number.value <= _OLDEST else None
    return match is not None and not _names_things(match["word"], shouts=_shouts(before))


def _names_things(word: str, *, shouts: bool) -> bool:
    return _THINGS.fullmatch(word.casefold() if shouts else word) is not None


def _is_designation(before: str, after: str) -> bool:
    match = _WORD_BEFORE.search(before)
    word = "" if match is None or before[: match.start()].endswith(_APOSTROPHES) else match["word"]
    folded = word.casefold()
    shouts = word.isupper() and _shouts(before)
    if folded in _DESIGNATED and word[0].isupper() and not (shouts and folded in _NO_NAMES):
        return True
    if _COUNTED_NAME.search(before) is not None:
        return True
    is_name = word[:1].isupper() and not (shouts and len(word) > 1) and folded not in _NO_NAMES
    return (is_name or folded in _ROW) and not _PLURAL_AFTER.match(after.casefold() if shouts else after)


def _shouts(before: str) -> bool:
    """Whether the words before a number are written in capitals alone, which then tell no names."""
    return not any(letter.islower() for letter in before)


def _is_reference_mark(written: str, before: str, after: str) -> bool:
    """Whether it stands alone in brackets at the end of a statement, as the number of a source: "shells (6003)."."""
    return before.endswith("(") and len(written) == _REFERENCE_DIGITS and _MARK_ENDS.match(after) is not None


def _is_list_number(before: str, after: str) -> bool:
    """Whether it opens a line or a bracket as the number of an item, a note or a verse."""
    opens_line = not before.strip() or before.rstrip(" \t(").endswith("\n")
    if opens_line and _LIST_MARK.match(after) is not None:
        return True
    return before.endswith("[") and after.startswith("]") and not before.endswith("</s> [")
