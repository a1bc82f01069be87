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
    Verb(("laugh off", "laughs off", "laughed off", "laughing off")),
    Verb(("scoff at", "scoffs at", "scoffed at", "scoffing at")),
    Verb(("repudiate", "repudiates", "repudiated", "repudiating")),
    Verb(("debunk", "debunks", "debunked", "debunking")),
)
"""Those that deny a charge where one stands behind them."""
DENIES: Final = rf"(?:{'|'.join(form for verb in VERBS for form in verb.forms[verb.is_noun : 3])})"
DENYING: Final = rf"(?:{'|'.join(form for verb in VERBS + SCORNFUL_VERBS for form in verb.forms)})"
_CHARGES: Final = (
    "accusation allegation charge claim report suggestion insinuation rumou?r assertion involvement story talk"
)
CHARGE: Final = rf"(?:(?:{_CHARGES.replace(' ', '|')})s?|stories)"
"""What may turn out to be false."""
_TALE: Final = (
    r"(?:lies?|fantas(?:y|ies)|inventions?|fabrications?|slanders?|smears?|forger(?:y|ies)|(?:fairy[ -])?tales?|"
    r"(?:bedtime|fairy) stor(?:y|ies)|myths?|hoax(?:es)?|fiction|fables?|figments?|legends?|fallac(?:y|ies)|farces?|"
    r"falsehoods?|untruths?|canards?|"
    r"concoctions?|nonsense|moonshine|rubbish|hogwash|propaganda|(?:dis|mis)information|thin air|speculation)"
)
UNTRUE: Final = (
    rf"(?:{_TALE}|false|baseless|untrue|unfounded|groundless|fabricated|invented|absurd|fake|ridiculous|preposterous|"
    r"ludicrous|laughable|bogus|spurious|fictitious|concocted|made[ -]up(?! of)|wide of the mark|erroneous|wrong|"
    r"incorrect|inaccurate|"
    r"not (?:\w+ )?(?:true|correct|accurate)|without (?:any )?(?:foundation|basis|substance)|forged)"
)
"""What denies it, said of it."""
APART: Final = r"(?:nothing to do with|no (?:\w+ )?(?:hand|part|role|involvement) in)"
"""Between somebody and what he did not do."""
_DEALING: Final = (
    r"(?:(?:the|this|that|these|those|any|such) (?:[a-z]+ )?(?:shipments?|consignments?|deliver(?:y|ies)|transfers?|"
    r"transactions?|deals?|sales?|exports?|imports?|purchases?|cargo(?:es)?|weapons|arms|affair)|"
    r"(?:it|this|that|them)(?= [^a-z]|$))"
)
FLAT: Final = (
    r"\b(?:(?P<flat>no) (?:\w+ )?truth (?:to|in|behind)|(?P<further>nothing) (?:could|can) be (?:further|farther) from|"
    rf"(?:{CHARGE}|they|it|this|that|which) (?:(?:has|have|had) (?P<baseless>no)|(?P<lack>lack(?:s|ed)?) (?:any|all)) "
    r"(?:basis|foundation|substance|truth)|"
    rf"(?P<empty>nothing) (?:in|to|behind) (?:the|this|that|these|those|such|any such) (?:[a-z]+ )?{CHARGE}"
    r"(?= [^a-z]|$)|"
    rf"\b(?:i|we|it|he|she|they) (?:have|has|had|played|plays) (?:had )?(?P<apart>{APART}) {_DEALING}|"
    r"(?:it|that|this|none of (?:it|this|that)) (?P<never>never|(?:did|has) not) happen(?:ed)?|"
    r"(?P<nothing>did|done) (?:nothing of the (?:kind|sort)|no such thing)|"
    r"(?P<none>have|had|having) none of (?:it|that|this)|"
    r"(?:says?|said|insists?|insisted|maintain(?:s|ed)|repl(?:y|ies|ied)) (?:that )?(?:it|they|he|she|we) "
    r"(?P<elided>does|did|do|has|have|had|is|was|were)(?: not|n't)(?= (?:[.;!”\"]|do(?:ne)? so\b)|$))\b"
)
"""Set phrases that deny what was told before."""
LINK: Final = (
    r"(?:having )?(?:had )?(?:any|all|a) (?:\w+ )?(?:links?|part|role|involvement|connections?|complicity) "
    r"(?:with|in|to)|(?:that )?(?:it |they |he |she )?(?:has |had |having )(?:anything|something) to do with"
)
"""Between a verb of denying and what it only points to: "any link with the consignment"."""
