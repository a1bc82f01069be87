"""Denials that only point to what they deny take its goods, not those that stand elsewhere."""

from dataclasses import replace

from waybill.core.claim import Basis, Certainty, Polarity, Stage
from waybill.core.document import Document
from waybill.core.ids import DocumentId
from waybill.core.mention import Frame, Mention, Role
from waybill.core.span import Span
from waybill.extract.claims.binding import Binder
from waybill.extract.composing import compose
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.speech.attribution import attribute
from waybill.ontology import load
from waybill.ontology.wordings import load_wordings

TEXT = "Peru sent Chile twelve howitzers in May. Bolivia had asked Brazil for tanks. Lima {}."


def composed(denial: str) -> list[tuple[Polarity, list[str]]]:
    """Polarity and goods of the claims of a sending, and of a denial with goods that were guessed elsewhere."""
    text, ontology = TEXT.format(denial), load()
    document = Document(id=DocumentId("d"), text=text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def role(words: str, label: Role) -> Mention:
        return Mention(span=at(words), label=label, score=0.9)

    told = Frame(
        trigger=Mention(span=at("sent"), label="trigger", score=1.0),
        roles=(role("Peru", Role.SUPPLIER), role("Chile", Role.RECIPIENT), role("howitzers", Role.ITEM)),
        basis=Basis.UNKNOWN,
        stage=Stage.DELIVERED,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.STATED,
        covert=False,
        further=(),
        chains=(),
    )
    denied = replace(
        told,
        trigger=Mention(span=at("denied"), label="trigger", score=1.0),
        roles=(role("Lima", Role.SUPPLIER), role("tanks", Role.ITEM)),
        polarity=Polarity.DENIED,
        denies=at("sent"),
    )
    sentences = read_sentences(document, ontology)
    binder = Binder(
        document, sentences, attribute(text, sentences, wordings=load_wordings()), ontology, load_wordings()
    )
    claims = compose(document, (told, denied), sentences, binder, ontology=ontology).claims
    return [(each.polarity, [item.text for item in each.items]) for each in claims]


def test_a_denial_that_only_points_takes_the_goods_of_what_it_denies() -> None:
    assert composed("denied the accusation") == [(Polarity.AFFIRMED, ["howitzers"]), (Polarity.DENIED, ["howitzers"])]


def test_a_denial_that_tells_more_keeps_what_its_tagger_found() -> None:
    assert composed("denied that it had ever sent any") == [
        (Polarity.AFFIRMED, ["howitzers"]),
        (Polarity.DENIED, ["tanks"]),
    ]
