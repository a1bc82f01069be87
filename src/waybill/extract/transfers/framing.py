"""The frame of one transfer: whatever its scenes say of it, brought to what the rules know.

Rules win where they are exact: where a name, a designation, a date or a price begins and ends is theirs to say, as is
what a number counts; who is what to whom is the model's.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from waybill.core.claim import Basis, Certainty, Mode, Polarity, Stage
from waybill.core.mention import Frame, Mention, Role, ordered
from waybill.core.span import Span
from waybill.extract.parties.asking import Request, settled
from waybill.extract.parties.brokering import as_helpers
from waybill.extract.parties.casting import PARTIES, cast, facing, unplaced, with_giver
from waybill.extract.parties.raiding import taken, without_catchers
from waybill.extract.sentences.phrases import Kind
from waybill.extract.slots.filling import fill, is_borrowed, since
from waybill.extract.slots.goods import goods
from waybill.extract.slots.travelling import is_told
from waybill.extract.slots.trimming import Trimmer
from waybill.extract.speech.voices import Voice, chains, hear
from waybill.extract.transfers.cutter import Cutter
from waybill.extract.transfers.legs import on_leg
from waybill.extract.transfers.seconding import seconds
from waybill.extract.triggers.outright import outright
from waybill.extract.triggers.proceeding import (
    is_due,
    is_going_on,
    is_not_yet,
    is_on_its_way,
    is_only_promised,
    was_promised,
)
from waybill.extract.weighing import Weighing, log_odds
from waybill.neural.reader import Scene
from waybill.ontology.wordings import Wordings

_BEHIND_ASKING: Final = (Stage.OFFERED, Stage.AGREED, Stage.DISPATCHED, Stage.DELIVERED)
"""Stages that nothing has reached of which only a request is told."""
_UNSENT: Final = (Stage.SOUGHT, Stage.OFFERED, Stage.AGREED)
_MOVED: Final = (Stage.DISPATCHED, Stage.DELIVERED)
_SCORE: Final = 0.5
"""Of goods that only the words of their motion name."""
_SPANS: Final = tuple(
    role for role in Role if role not in (*PARTIES, Role.ITEM, Role.SOURCE, Role.RELAY, Role.TRANSPORT)
)


def frame_of(
    group: Sequence[Scene],
    first: Mapping[Span, Span],
    cutter: Cutter,
    least: Mapping[str, float],
    weighing: Weighing,
) -> Frame:
    """The frame of the scenes of one transfer: the words that any of them gives a role, labels by their mean."""
    trigger, *further = triggers = [scene.trigger.span for scene in group]
    asked = cutter.requests(triggers)
    voices = hear(group, cutter.voicing, weighing.origins)
    roles = _parties(group, cutter, asked, least, weighing)
    roles = _with_goods(roles, group, cutter, least)
    roles += _speakers(voices, least)
    roles += _transport(group, cutter.trimmer, cutter.wordings, least["transport"])
    labels = outright(
        _labels(group, cutter.text, asked),
        cutter.text,
        triggers,
        (cutter.trimmer.sentence(each).span for each in triggers),
    )
    polarity = Polarity(labels["polarity"])
    if labels["stage"] == Stage.INTERCEPTED:
        roles = without_catchers(roles, cutter.raids(triggers), cutter.text, cutter)
    return Frame(
        trigger=Mention(span=trigger, label="trigger", score=group[0].trigger.probability),
        roles=ordered(roles),
        basis=Basis(labels["basis"]),
        stage=Stage(labels["stage"]),
        polarity=polarity,
        certainty=Certainty(labels["certainty"]),
        covert=labels["covert"] == "covert",
        further=tuple(further),
        chains=chains(voices, cutter.trimmer, cutter.voicing, least=least) or cutter.voicing.in_turn(triggers),
        details=_whole(group, first, cutter) or _tied("whole", group, first, least["tie"]),
        denies=_tied("denied", group, first, least["tie"]) if polarity is Polarity.DENIED else None,
        sure=tuple((head, _sureness(group, head, value)) for head, value in labels.items()),
        score=_calibrated(max(scene.trigger.probability for scene in group), least),
    )


def _parties(
    group: Sequence[Scene], cutter: Cutter, asked: Sequence[Request], least: Mapping[str, float], weighing: Weighing
) -> list[Mention]:
    """Who gives, gets and carries."""
    trimmer, triggers = cutter.trimmer, [scene.trigger.span for scene in group]
    ruled, helpers = seconds(group, cutter.ruled(triggers), PARTIES), cutter.brokers(triggers)
    ruled[Role.INTERMEDIARY] += helpers
    roles = cast(as_helpers(group, helpers), cutter, ruled=ruled, least=least, weights=weighing.parties)
    roles += unplaced(helpers, roles, cutter) + facing(cutter.sides(triggers) or (), roles, cutter)
    for request in asked:
        roles = settled(roles, request, trimmer.sentence(request.stretch).span, cutter)
    for raid in cutter.raids(triggers):
        roles = taken(roles, raid, cutter)
    for build in cutter.builds(triggers):
        roles = with_giver(roles, build.gives, build.gets, cutter)
    return [
        replace(each, span=span) for each in roles for span in trimmer.named_ones(trimmer.party(each.span) or each.span)
    ]


def _with_goods(
    roles: Sequence[Mention], group: Sequence[Scene], cutter: Cutter, least: Mapping[str, float]
) -> list[Mention]:
    """Parties with what moves between them, and where, when and for how much."""
    chosen = goods(group, cutter.others(group), cutter.trimmer, least, cutter.objects(group))
    moved = list(chosen) or list(_named_in(group, cutter.trimmer))
    leg = cutter.leg([scene.trigger.span for scene in group])
    known = [*roles, *moved] if leg is None else on_leg([*roles, *moved], leg)
    filled = [
        mention
        for role in _SPANS
        for mention in fill(role, group, cutter.trimmer, least)
        if not is_borrowed(mention, group, cutter.others(group), cutter.trimmer)
    ]
    if not any(each.label == Role.DATE for each in filled):
        filled += since([scene.trigger.span for scene in group], cutter.trimmer, cutter.text)
    return known + filled


def _named_in(group: Sequence[Scene], trimmer: Trimmer) -> Iterator[Mention]:
    """Goods that the words of a motion are part of: "announced a new defence package for Ukraine"."""
    for motion in (scene.trigger.span for scene in group):
        for phrase in trimmer.sentence(motion).phrases:
            if phrase.kind is Kind.ITEM and phrase.span.overlaps(motion):
                yield Mention(span=trimmer.item(phrase.span) or phrase.span, label=Role.ITEM, score=_SCORE)


def _speakers(voices: Sequence[Voice], least: Mapping[str, float]) -> Iterator[Mention]:
    """Whose words they are in the end, and who passes them on."""
    for voice in voices:
        for role, score in ((Role.SOURCE, voice.origin), (Role.RELAY, voice.relay)):
            if score > least[role.value]:
                yield Mention(span=voice.span, label=role, score=round(score, 3))


def _calibrated(raw: float, least: Mapping[str, float]) -> float:
    """How often a claim of such a raw score was right on the reports that calibrated the model."""
    odds = least.get("calibration_slope", 1.0) * log_odds(raw) + least.get("calibration_offset", 0.0)
    return round(1 / (1 + math.exp(-odds)), 3)


def _labels(group: Sequence[Scene], text: str, asked: Sequence[Request]) -> dict[str, str]:
    """The likeliest value of each label; but what goes on is no offer any more, and what is only asked for no deal."""
    found = {head: _label(group, head) for head in ("basis", "stage", "polarity", "certainty", "covert")}
    triggers = [scene.trigger.span for scene in group]
    told = _told(found["stage"], group, text)
    if told is not None:
        return {**found, "stage": told.value}
    granted = [request.stretch for request in asked if request.is_granted]
    if found["stage"] == Stage.SOUGHT and any(t.overlaps(each) for t in triggers for each in granted):
        return {**found, "stage": Stage.AGREED.value}
    plain = [request.stretch for request in asked if request.is_plain]
    is_asked = found["stage"] in _BEHIND_ASKING and all(t.meets(plain) for t in triggers)
    return {**found, "stage": Stage.SOUGHT.value} if is_asked else found


def _told(stage: str, group: Sequence[Scene], text: str) -> Stage | None:
    """The stage that the words right beside the motions of a transfer leave no doubt of; None if they tell of none."""
    motions = [scene.trigger.span for scene in group]
    if (stage == Stage.OFFERED and is_going_on(text, motions)) or (stage in _UNSENT and is_on_its_way(text, motions)):
        return Stage.DISPATCHED
    if stage in _MOVED and is_only_promised(text, motions):
        return Stage.OFFERED
    own = [scene.trigger.span for scene in group if _label([scene], "stage") == stage]
    is_to_come = bool(own) and stage in (Stage.OFFERED, *_MOVED) and all(is_due(text, each) for each in own)
    is_not_done = bool(own) and stage in _MOVED and all(is_not_yet(text, each) for each in own)
    if not (is_to_come or is_not_done):
        return None
    return Stage.OFFERED if any(was_promised(text, each) for each in own) else Stage.AGREED


def _sureness(group: Sequence[Scene], head: str, value: str) -> float:
    """The probability of a label's value, the scenes weighed by how sure their triggers are."""
    total = sum(scene.trigger.probability for scene in group)
    return round(sum(s.trigger.probability * s.labels[head][value] for s in group) / total, 3)


def _label(group: Sequence[Scene], head: str) -> str:
    """The value with the highest probability, the scenes weighed by how sure their triggers are."""
    values = group[0].labels[head]
    return max(values, key=lambda value: sum(s.trigger.probability * s.labels[head][value] for s in group))


def _transport(group: Sequence[Scene], trimmer: Trimmer, wordings: Wordings, least: float) -> Iterator[Mention]:
    """Means of transport, each with the vehicle that the claim's sentences name, else with the trigger itself."""
    for mode in Mode:
        likeliest = max(group, key=lambda scene: scene.modes[mode])
        motions = [scene.trigger.span for scene in group]
        if likeliest.modes[mode] > least and is_told(trimmer.text, motions, mode):
            span = trimmer.vehicle(motions, mode, wordings)
            yield Mention(
                span=span or likeliest.trigger.span,
                label=Role.TRANSPORT,
                score=likeliest.modes[mode],
                kind=mode.value,
            )


def _whole(group: Sequence[Scene], first: Mapping[Span, Span], cutter: Cutter) -> Span | None:
    """First trigger of the transfer of which this one moves only a part."""
    own = {scene.trigger.span for scene in group}
    found = (
        span
        for scene in group
        for span in sorted(scene.ties["whole"])
        if span in first and span not in own and span < scene.trigger.span and cutter.is_part(span, scene.trigger.span)
    )
    return next((first[span] for span in found), None)


def _tied(tie: str, group: Sequence[Scene], first: Mapping[Span, Span], least: float) -> Span | None:
    """First trigger of the other transfer that is most probably tied to this one."""
    own = {scene.trigger.span for scene in group}
    found = [
        (probability, span)
        for scene in group
        for span, probability in scene.ties[tie].items()
        if span in first and span not in own and probability > least
    ]
    return first[max(found)[1]] if found else None
