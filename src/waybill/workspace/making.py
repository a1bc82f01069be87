"""What is made of a value, once, and let go with it.

Laws:   of one value a thing is made once, however many ask for it at once;
        a value is let go, and all that was made of it, as soon as nobody holds it: none of these hold each other in a
        circle, so that the garbage collector, which pauses everything, has nothing to do with it.

What is made is given not the value, but a twin of it that has the same contents and keeps nothing alive that was made.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Final, Generic, Protocol, Self, TypeVar, cast
from weakref import ref

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")


class Made:
    """What was made of a value.

    Args:
        owner: of the value that this one's value is a twin of; None of a value that is no twin.
    """

    def __init__(self, owner: "Made | None" = None) -> None:
        self._owner = None if owner is None else ref(owner)
        self._things: Final[dict[object, object]] = {}
        self._turns: Final[dict[object, Lock]] = {}
        self._lasting: Final[dict[object, object]] = {}

    @property
    def owner(self) -> "Made":
        """Where to keep what is made: with the value itself, as long as that is held by anybody."""
        owner = None if self._owner is None else self._owner()
        return self if owner is None else owner

    def thing(self, key: object, make: Callable[[], _Thing]) -> _Thing:
        """What stands under a key, made now where nothing does; who asks meanwhile waits for it."""
        if key not in self._things:
            with self._turns.setdefault(key, Lock()):
                if key not in self._things:
                    self._things[key] = make()
        return cast(_Thing, self._things[key])

    def lasting(self, key: object, make: Callable[[_Thing | None], _Thing]) -> _Thing:
        """Likewise, made of what was made of the value that came before, or of None where nothing was."""

        def made() -> _Thing:
            found = make(cast(_Thing | None, self._lasting.get(key)))
            self._lasting[key] = found
            return found

        return self.thing(key, made)

    def follow(self, before: "Made") -> None:
        """What lasts of what was made of another value is what to go on from."""
        self._lasting.update(before.owner._lasting)


class Makeable(Protocol):
    """A value of which things are made."""

    @property
    def made(self) -> Made: ...

    def twin(self) -> Self:
        """The same contents; what was made of this is found there while this is held."""


_Value = TypeVar("_Value", bound=Makeable)


def made_once(make: Callable[[_Value], _Thing]) -> Callable[[_Value], _Thing]:
    """What is made of a value, kept with it."""

    @wraps(make)
    def made(value: _Value) -> _Thing:
        return value.made.owner.thing(make, lambda: make(value.twin()))

    return made


def made_again(make: Callable[[_Value, _Thing | None], _Thing]) -> Callable[[_Value], _Thing]:
    """Likewise, given what was made of the value that came before; it must not hold that."""

    @wraps(make)
    def made(value: _Value) -> _Thing:
        return value.made.owner.lasting(make, lambda before: make(value.twin(), before))

    return made


class Recent(Generic[_Key, _Thing]):
    """Answers to questions that were asked last; unlike those of ``lru_cache`` they may be those of a method.

    A method that is wrapped and kept in its own object would hold that in a circle.

    Args:
        most: how many to keep.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[_Key, _Thing] = {}
        self._turn = Lock()

    def answer(self, asked: _Key, make: Callable[[], _Thing]) -> _Thing:
        """The answer to a question; where several ask it first at once, each may make one."""
        with self._turn:
            if asked in self._answers:
                found = self._answers[asked] = self._answers.pop(asked)  # It is the one asked last.
                return found
        found = make()
        with self._turn:
            self._answers[asked] = found
            while len(self._answers) > self._most:
                del self._answers[next(iter(self._answers))]
        return found
