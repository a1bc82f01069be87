"""The words of denying: verbs, what they are said of, and what calls it false; patterns over words in lower case."""

from typing import Final, NamedTuple


class Verb(NamedTuple):
    """The forms of a verb of denying, the first one first, and whether a noun is written like that."""

    forms: tuple[str, str, str, str]
    is_noun: bool = False


VERBS: Final = (
    Verb(("deny", "denies", "denied", "denying")),
    Verb(("reject", "rejects", "rejected", "rejecting")),
    Verb(("dismiss", "dismisses", "dismissed", "dismissing")),
    Verb(("refute", "refutes", "refuted", "refuting")),
    Verb(("dispute", "disputes", "disputed", "disputing"), is_noun=True),
)
"""Those that deny whatever stands behind them."""
SCORNFUL_VERBS: Final = (
    Verb(("rebut", "rebuts", "rebutted", "rebutting")),
    Verb(("contradict", "contradicts", "contradicted", "contradicting")),
    Verb(("rubbish", "rubbishes", "rubbished", "rubbishing"), is_noun=True),
    Verb(("ridicule", "ridicules", "ridiculed", "ridiculing"), is_noun=True),
    Verb(("brush aside", "brushes aside", "brushed aside", "brushing aside")),
    Verb(("brush off", "brushes off", "brushed off", "brushing off")),
    Verb(("wave away", "waves away", "waved away", "waving away")),
    Verb(("wave aside", "waves aside", "waved aside", "waving aside")),
)
"""Those that deny a charge where one stands behind them."""
DENIES: Final = rf"(?:{'|'.join(form for verb in VERBS for form in verb.forms[verb.is_noun : 3])})"
DENYING: Final = rf"(?:{'|'.join(form for verb in VERBS + SCORNFUL_VERBS for form in verb.forms)})"
_CHARGES: Final = (
    "accusation allegation charge claim report suggestion insinuation rumou?r assertion involvement story talk"
)
CHARGE: Final = rf"(?:(?:{_CHARGES.replace(' ', '|')})s?|stories)"
"""What may turn out to be false."""
UNTRUE: Final = (
    r"(?:false|baseless|untrue|unfounded|groundless|fabricat(?:ed|ions?)|nonsense|lies?|fantas(?:y|ies)|inventions?|"
    r"invented|absurd|fake|ridiculous|slanders?|wrong|incorrect|not (?:true|correct)|speculation|"
    r"without (?:any )?(?:foundation|basis)|forg(?:ed|er(?:y|ies))|(?:fairy[ -])?tales?|myths?|hoax(?:es)?|"
    r"fiction|fables?|figments?|legends?|moonshine|rubbish)"
)
"""What denies it, said of it."""
LINK: Final = (
    r"(?:having )?(?:had )?(?:any|all|a) (?:\w+ )?(?:links?|part|role|involvement|connections?|complicity) "
    r"(?:with|in|to)|(?:that )?(?:it |they |he |she )?(?:has |had |having )(?:anything|something) to do with"
)
"""Between a verb of denying and what it only points to: "any link with the consignment"."""
