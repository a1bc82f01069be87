"""Questions to servers, each guarded, in its turn, and asked again where a failure may pass."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from waybill.core.outcome import Rejection
from waybill.core.packing import ENCODINGS
from waybill.fetch import reasons
from waybill.fetch.addresses import Address
from waybill.fetch.guard import Guard, Objection
from waybill.fetch.limits import Limits
from waybill.fetch.pace import Pace
from waybill.fetch.retrying import PASSING, wait_before
from waybill.fetch.transport import Answer, Clock, ConnectionFailedError, Headers, OutOfTimeError, Question, ask
from waybill.fetch.unpacking import TooLargeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What asking needs besides the address; see ``Fetcher``."""

    guard: Guard
    limits: Limits
    pace: Pace
    agent: str
    clock: Clock
    sleep: Callable[[float], None]
    now: Callable[[], datetime]
    certificates: ssl.SSLContext


class Asking:
    """The questions that one address takes, in the time that it has."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._left_s = means.limits.total_s

    def answer(
        self, address: Address, headers: Headers = (), *, body: bytes | None = None, pause_s: float = 0.0
    ) -> Answer | Rejection:
        """What a server says, after as many tries as are allowed.

        Args:
            address: what to ask for.
            headers: besides those that every question has.
            body: to post; None of a plain question.
            pause_s: seconds between two questions that the server wants.
        """
        means, attempt = self._means, 1
        usual = (("User-Agent", means.agent), ("Accept", "*/*"), ("Accept-Encoding", ENCODINGS))
        question = Question(headers=(*usual, *headers), body=body)
        while True:
            answer = self._once(address, question, pause_s)
            if not _may_pass(answer):
                break
            asked = answer.header("retry-after") if isinstance(answer, Answer) else None
            wait_s = wait_before(attempt, asked=asked, now=means.now())
            if attempt >= means.limits.tries or wait_s > means.limits.longest_wait_s:
                break
            means.sleep(wait_s)
            attempt += 1
        return reasons.unreachable(address.text, str(answer)) if isinstance(answer, ConnectionFailedError) else answer

    def _once(self, address: Address, question: Question, pause_s: float) -> Answer | ConnectionFailedError | Rejection:
        means = self._means
        means.pace.take_turn(address.host, pause_s=pause_s)
        began = means.clock()
        try:
            return self._guarded(address, question)
        except ConnectionFailedError as error:
            return error
        except OutOfTimeError:
            return reasons.timed_out(address.text, means.limits)
        except TooLargeError as error:
            return reasons.too_large(address.text, str(error), means.limits)
        finally:
            self._left_s -= means.clock() - began

    def _guarded(self, address: Address, question: Question) -> Answer | ConnectionFailedError | Rejection:
        means = self._means
        admitted = means.guard.admit(address.host, address.port)
        if isinstance(admitted, Objection):
            if admitted.is_unknown:
                return ConnectionFailedError(admitted.detail)
            return reasons.refused(address.text, admitted.detail)
        return ask(
            address,
            admitted,
            question=question,
            limits=means.limits,
            time_s=self._left_s,
            clock=means.clock,
            certificates=means.certificates,
        )


def _may_pass(answer: Answer | ConnectionFailedError | Rejection) -> bool:
    """Whether it is a failure that another try may not meet."""
    if isinstance(answer, Answer):
        return answer.status in PASSING
    return isinstance(answer, ConnectionFailedError)
