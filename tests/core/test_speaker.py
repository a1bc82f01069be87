from dataclasses import FrozenInstanceError

import pytest

from waybill.core.span import Span
from waybill.core.speaker import Speaker, SpeakerKind


def test_speakers_are_of_the_kinds_of_the_guide() -> None:
    assert list(SpeakerKind) == [
        *("outlet", "government", "military", "intelligence", "armed_group", "company", "court"),
        *("igo", "ngo", "researcher", "witness", "person", "document", "unknown"),
    ]


def test_a_speaker_keeps_its_words_and_stays_as_it_is() -> None:
    speaker = Speaker(text="a dock worker", span=Span(5, 18), kind=SpeakerKind.WITNESS, named=False)
    assert speaker.span.of("Said a dock worker.") == "a dock worker"
    with pytest.raises(FrozenInstanceError):
        speaker.named = True  # type: ignore[misc]
