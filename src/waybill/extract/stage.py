"""Read the claims of one document.

In:     a document.
Out:    a reading: claims in the order of their first words, and the triggers that made none.
Laws:   every frame of the tagger ends in a claim or is set aside with a reason;
        every span lies in the text, and every party, place and item stands there as it is written;
        the same document gives the same reading, whatever else is read beside it.
Never:  reads the ledger, the clock or the network.
"""

from waybill.core.document import Document
from waybill.core.outcome import Reading
from waybill.core.ports import Tagger
from waybill.extract.assembling import assemble
from waybill.extract.claims.binding import Binder
from waybill.extract.composing import compose
from waybill.extract.denials.both_sides import both_sides
from waybill.extract.sentences.sentence import read_sentences
from waybill.extract.speech.hearing import heard
from waybill.ontology import Ontology
from waybill.ontology.wordings import load_wordings


def extract(document: Document, *, tagger: Tagger, ontology: Ontology) -> Reading:
    """The claims of a document, as its tagger finds them."""
    wordings = load_wordings()
    sentences = read_sentences(document, ontology)
    attributions = heard(document, ontology)
    binder = Binder(document, sentences, attributions, ontology, wordings)
    frames = tagger.tag(document)
    if all(frame.chains is None for frame in frames):
        assembled = assemble(document, frames, sentences, binder, ontology=ontology)
    else:
        assembled = compose(document, frames, sentences, binder, ontology=ontology)
    return Reading(
        document=document.id,
        document_digest=document.digest,
        maker=tagger.maker,
        claims=both_sides(document, assembled.claims, sentences, attributions, ontology),
        set_aside=assembled.set_aside,
    )
