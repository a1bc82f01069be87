"""Accounts and sessions, without a network."""

import os
import sqlite3
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from waybill.accounts.account import Deed, folded, name_of
from waybill.accounts.accounts import Accounts
from waybill.accounts.database import Database
from waybill.accounts.feed_addresses import FeedAddresses
from waybill.accounts.limiting import Key, Tries, keys_of, neighbourhood
from waybill.accounts.passwords import Passwords, refuse_weak
from waybill.accounts.sessions import Opened, Sessions, digest_of
from waybill.core.person import Person, Role
from waybill.errors import AccountsError, UsageError

SECRET = "correct horse battery"
OTHER = "an umbrella in the rain"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class House:
    """Accounts and sessions of one file, with passwords that are cheap to compare."""

    def __init__(self, path: Path) -> None:
        self.path, self.clock = path, Clock()
        passwords = Passwords(memory_kib=32, rounds=1)
        self.accounts = Accounts(Database(str(path)), clock=self.clock, passwords=passwords)
        self.sessions = Sessions(Database(str(path)), clock=self.clock, passwords=passwords)
        self.feeds = FeedAddresses(Database(str(path)), clock=self.clock)

    def log_in(self, name: str = "Ada Example", password: str = SECRET, **more: str) -> Opened | None:
        return self.sessions.log_in(name, password, address="192.0.2.1", **more)

    def let_in(self) -> str:
        opened = self.log_in()
        assert opened is not None
        return opened.secret


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one account."""
    built = House(tmp_path / "people")
    built.accounts.add("Ada Example", Role.REVIEWER, SECRET, by="root")
    return built


def test_a_person_logs_in_however_they_write_their_name(house: House) -> None:
    for name in ("Ada Example", "ada example", " ADA EXAMPLE "):
        opened = house.log_in(name)
        assert opened is not None
        assert opened.person == Person(name="Ada Example", role=Role.REVIEWER)
        assert house.sessions.visit(opened.secret) == opened.person


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ada Example", OTHER), ("Ada Example", ""), ("Nobody", SECRET), ("", ""), ("Ada Example", SECRET * 100)],
)
def test_nobody_gets_in_with_another_name_or_password(house: House, name: str, password: str) -> None:
    assert house.log_in(name, password) is None


def test_nothing_of_a_password_or_session_is_in_the_file(house: House) -> None:
    secret = house.let_in()
    house.log_in(OTHER, OTHER)
    kept = house.path.read_bytes()
    assert SECRET.encode() not in kept
    assert OTHER.encode() not in kept
    assert secret.encode() not in kept
    assert b"$argon2id$v=19$" in kept
    assert digest_of(secret).encode() in kept


def test_a_removed_account_leaves_nothing_of_its_hash(house: House) -> None:
    house.accounts.remove("Ada Example", by="root")
    assert b"$argon2id" not in house.path.read_bytes()
    assert house.log_in() is None


def test_only_its_owner_may_open_the_file(house: House) -> None:
    assert stat.S_IMODE(os.stat(house.path).st_mode) == 0o600
    house.path.chmod(0o640)
    with pytest.raises(AccountsError, match="others can read it"):
        house.accounts.listed()


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    (tmp_path / "text").write_text("not a database at all, " * 100)
    for name, problem in (("other", "something else"), ("text", "not a database")):
        (tmp_path / name).chmod(0o600)
        before = (tmp_path / name).read_bytes()
        with pytest.raises(AccountsError, match=problem):
            House(tmp_path / name).accounts.add("Ada", Role.READER, SECRET, by="root")
        assert (tmp_path / name).read_bytes() == before


def test_no_file_is_made_by_looking(tmp_path: Path) -> None:
    house = House(tmp_path / "people")
    assert house.accounts.listed() == ()
    assert house.accounts.entries() == ()
    with pytest.raises(UsageError, match="nobody called 'Ada'"):
        house.accounts.remove("Ada", by="root")
    assert list(tmp_path.iterdir()) == []


def test_a_session_ends_when_it_is_idle_and_when_it_is_old(house: House) -> None:
    secret = house.let_in()
    house.clock.now += timedelta(minutes=119)
    assert house.sessions.visit(secret) is not None
    house.clock.now += timedelta(minutes=121)
    assert house.sessions.visit(secret) is None
    secret = house.let_in()
    for _ in range(11):
        house.clock.now += timedelta(hours=1)
        assert house.sessions.visit(secret) is not None
    house.clock.now += timedelta(hours=1, seconds=1)
    assert house.sessions.visit(secret) is None


def test_logging_in_makes_a_new_session_and_ends_the_one_before(house: House) -> None:
    first = house.let_in()
    second = house.log_in(instead_of=first)
    assert second is not None
    assert second.secret != first
    assert house.sessions.visit(first) is None
    assert house.sessions.visit(second.secret) is not None


def test_whoever_logs_out_is_out_with_that_browser_alone(house: House) -> None:
    person = Person(name="Ada Example", role=Role.REVIEWER)
    first, second = house.let_in(), house.let_in()
    house.sessions.log_out(first, person, address="")
    assert [house.sessions.visit(each) for each in (first, second)] == [None, person]
    third = house.let_in()
    house.sessions.end_others(third, person, address="")
    assert [house.sessions.visit(each) for each in (second, third)] == [None, person]


def test_nobody_has_more_sessions_than_twenty(house: House) -> None:
    secrets = []
    for _ in range(22):
        house.clock.now += timedelta(seconds=1)
        secrets.append(house.let_in())
    assert [house.sessions.visit(each) is not None for each in secrets] == [False] * 2 + [True] * 20


@pytest.mark.parametrize("change", ["role", "password", "disable", "remove"])
def test_whoever_is_changed_has_to_log_in_again(house: House, change: str) -> None:
    secret = house.let_in()
    match change:
        case "role":
            house.accounts.give_role("ada example", Role.ADMINISTRATOR, by="root")
        case "password":
            house.accounts.give_password("ada example", OTHER, by="root")
        case "disable":
            house.accounts.disable("ada example", by="root")
        case _:
            house.accounts.remove("ada example", by="root")
    assert house.sessions.visit(secret) is None
    opened = house.log_in(password=OTHER if change == "password" else SECRET)
    assert (opened and opened.person.role) == {"role": Role.ADMINISTRATOR, "password": Role.REVIEWER}.get(change)


def test_a_disabled_account_can_be_enabled(house: House) -> None:
    house.accounts.disable("Ada Example", by="root")
    assert house.log_in() is None
    house.accounts.enable("Ada Example", by="root")
    assert house.log_in() is not None


def test_an_account_that_changes_while_its_password_is_compared_lets_nobody_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = Passwords.matches

    def slowly(self: Passwords, password: str, kept: str | None) -> bool:
        house.accounts.give_password("Ada Example", OTHER, by="root")
        return compare(self, password, kept)

    monkeypatch.setattr(Passwords, "matches", slowly)
    assert house.log_in() is None


def test_a_hash_with_other_settings_is_made_anew(house: House) -> None:
    stronger = Passwords(memory_kib=64, rounds=2)
    sessions = Sessions(Database(str(house.path)), clock=house.clock, passwords=stronger)
    assert sessions.log_in("Ada Example", SECRET, address="") is not None
    assert b"$m=64,t=2," in house.path.read_bytes()
    assert sessions.log_in("Ada Example", SECRET, address="") is not None


def test_everything_is_written_down_and_nothing_can_be_changed(house: House) -> None:
    secret = house.let_in()
    house.log_in(password=OTHER)
    house.log_in("my password is rain", OTHER)
    house.accounts.give_role("Ada Example", Role.READER, by="root")
    house.sessions.log_out(secret, Person(name="Ada Example", role=Role.READER), address="192.0.2.1")
    told = [(each.deed, each.name, each.by, each.address, each.detail) for each in reversed(house.accounts.entries())]
    assert told == [
        (Deed.MADE, "Ada Example", "root", "", "reviewer"),
        (Deed.LOGIN, "Ada Example", "Ada Example", "192.0.2.1", ""),
        (Deed.FAILED, "Ada Example", "", "192.0.2.1", ""),
        (Deed.FAILED, "", "", "192.0.2.1", "no such account"),
        (Deed.ROLE, "Ada Example", "root", "", "reader"),
        (Deed.LOGOUT, "Ada Example", "Ada Example", "192.0.2.1", ""),
    ]
    assert [each.number for each in house.accounts.entries(before=4, most=2)] == [3, 2]
    connection = sqlite3.connect(house.path)
    for statement in ("DELETE FROM audit", "UPDATE audit SET name = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            connection.execute(statement)
    connection.close()


def test_of_two_who_make_one_name_at_once_one_gets_it(house: House) -> None:
    problems = []

    def make() -> None:
        try:
            house.accounts.add("Boris Example", Role.READER, SECRET, by="root")
        except UsageError as error:
            problems.append(str(error))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert problems == ["Boris Example has an account already"] * 3


@pytest.mark.parametrize("name", ["ADA example", "Ａda Example"])
def test_a_name_that_only_looks_different_is_taken(house: House, name: str) -> None:
    with pytest.raises(UsageError, match="has an account already"):
        house.accounts.refuse_taken(name)


@pytest.mark.parametrize("name", ["", "  ", "-", "a" * 65, "a\nb", "a\u202eb", "<b>", "a\x00", "a/b", "a;b", "\ud800"])
def test_a_hostile_name_is_no_name(name: str) -> None:
    with pytest.raises(UsageError):
        name_of(name)


@pytest.mark.parametrize("name", ["Ada", "O'Hara", "Жанна д'Арк", "أحمد", "李", "mary.jane@example", "नेहा"])
def test_names_of_all_scripts_are_names(name: str) -> None:
    assert name_of(f"  {name} ") == name


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("short", "at least 12"),
        ("x" * 513, "at most 512"),
        ("aaaaaaaaaaaaab", "different characters"),
        ("my name: Ada Example!", "guessed early"),
        ("Password-is-long", "guessed early"),
        ("", "at least 12"),
    ],
)
def test_a_weak_password_is_refused(password: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem) as refused:
        refuse_weak(password, name="Ada Example")
    assert not password or password not in str(refused.value)


def test_a_password_is_the_same_however_its_letters_are_composed(house: House) -> None:
    house.accounts.give_password("Ada Example", "caf\u00e9 au lait chaud", by="root")
    assert house.log_in(password="cafe\u0301 au lait chaud") is not None


STEPS = st.integers(0, 3200).map(lambda eighths: eighths / 8)  # which sums and differences hold without rounding


@given(tries=st.lists(st.tuples(STEPS, st.sampled_from("ab")), max_size=60))
@example(tries=[(124.53061685285309, "a"), (0.0, "a"), (0.0, "a"), (0.0, "a")])
def test_of_one_key_no_more_than_its_limit_is_let_through_in_any_window(tries: list[tuple[float, str]]) -> None:
    now = [0.0]
    counted = Tries(lambda: now[0])
    through: dict[str, list[float]] = {"a": [], "b": []}
    for step, value in tries:
        now[0] += step
        wait_s = counted.begin([Key(kind="name", value=value, most=3)])
        assert wait_s <= 15 * 60
        if wait_s == 0:
            through[value].append(now[0])
    for times in through.values():
        assert all(later - first >= 15 * 60 for first, later in zip(times, times[3:], strict=False))


def test_what_was_right_does_not_count() -> None:
    counted = Tries(lambda: 0.0)
    keys = keys_of("ada", "192.0.2.1")
    for _ in range(100):
        assert counted.begin(keys) == 0
        counted.succeed(keys)


def test_one_address_is_stopped_whatever_names_it_tries_and_one_name_whatever_addresses() -> None:
    counted = Tries(lambda: 0.0)
    assert [counted.begin(keys_of(f"n{n}", "192.0.2.1")) > 0 for n in range(31)] == [False] * 30 + [True]
    assert [counted.begin(keys_of("ada", f"198.51.100.{n}")) > 0 for n in range(11)] == [False] * 10 + [True]


def test_no_more_is_remembered_than_a_set_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waybill.accounts.limiting.MOST_KEYS", 10)
    counted = Tries(lambda: 0.0)
    for number in range(100):
        counted.begin([Key(kind="name", value=str(number), most=1)])
    assert len(counted._times) == 10


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_addresses_are_counted_by_household(address: str, counted: str) -> None:
    assert neighbourhood(address) == counted


@pytest.mark.parametrize(
    ("has", "needed", "may"),
    [
        (Role.READER, Role.READER, True),
        (Role.READER, Role.REVIEWER, False),
        (Role.REVIEWER, Role.ADMINISTRATOR, False),
        (Role.REVIEWER, Role.READER, True),
        (Role.ADMINISTRATOR, Role.REVIEWER, True),
    ],
)
def test_each_role_may_do_what_the_ones_before_may(has: Role, needed: Role, may: bool) -> None:
    assert has.may(needed) is may


def test_two_spellings_of_one_name_are_folded_alike() -> None:
    assert folded("Straße") == folded("STRASSE")


def test_whoever_waits_as_long_as_they_are_told_is_let_through_however_often_they_knocked() -> None:
    now = [0.0]
    counted = Tries(lambda: now[0])
    keys = keys_of("ada", "192.0.2.1")
    for _ in range(10):
        counted.begin(keys)
        now[0] += 10
    waits = [counted.begin(keys) for _ in range(50)]
    assert waits == [800.0] * 50
    now[0] += waits[-1]
    assert counted.begin(keys) == 0


ADA = Person(name="Ada Example", role=Role.REVIEWER)


def test_an_address_of_a_feed_opens_the_feed_it_was_made_for(house: House) -> None:
    secret = house.feeds.make(ADA, "s1", name="Drones", address="192.0.2.1")
    assert house.feeds.opened_by(secret) == (ADA, "s1")
    assert [house.feeds.opened_by(each) for each in ("", "x", secret[:-1], secret + "x", "é\udcff")] == [None] * 5
    assert [(each.search, each.name) for each in house.feeds.of(ADA)] == [("s1", "Drones")]
    assert secret.encode() not in house.path.read_bytes()


def test_another_address_for_the_same_feed_takes_the_place_of_the_first(house: House) -> None:
    old, other = (house.feeds.make(ADA, search, name=search, address="") for search in ("s1", "s2"))
    new = house.feeds.make(ADA, "s1", name="s1", address="")
    assert house.feeds.opened_by(old) is None
    assert house.feeds.opened_by(new) == (ADA, "s1")
    assert house.feeds.opened_by(other) == (ADA, "s2")


def test_an_address_of_a_feed_is_revoked_and_both_are_written_down(house: House) -> None:
    secret = house.feeds.make(ADA, "s1", name="Drones", address="192.0.2.1")
    assert house.feeds.revoke(ADA, "s1", address="192.0.2.2") is True
    assert house.feeds.revoke(ADA, "s1", address="192.0.2.2") is False
    assert house.feeds.opened_by(secret) is None
    revoked, made, *_ = house.accounts.entries()
    told = [(each.deed, each.name, each.by, each.address, each.detail) for each in (made, revoked)]
    assert told == [
        (Deed.FEED_MADE, "Ada Example", "Ada Example", "192.0.2.1", "Drones"),
        (Deed.FEED_REVOKED, "Ada Example", "Ada Example", "192.0.2.2", "Drones"),
    ]


def test_addresses_of_feeds_end_with_a_password_and_an_account_but_not_with_a_role(house: House) -> None:
    opens = {}
    for name in ("role", "password", "disabled", "removed"):
        secret = house.feeds.make(ADA, "s1", name="s1", address="")
        match name:
            case "role":
                house.accounts.give_role("Ada Example", Role.READER, by="root")
            case "password":
                house.accounts.give_password("Ada Example", OTHER, by="root")
            case "disabled":
                house.accounts.disable("Ada Example", by="root")
                house.accounts.enable("Ada Example", by="root")
            case "removed":
                house.accounts.remove("Ada Example", by="root")
        found = house.feeds.opened_by(secret)
        opens[name] = None if found is None else found[0].role
    assert opens == {"role": Role.READER, "password": None, "disabled": None, "removed": None}


def test_accounts_that_were_made_before_there_were_addresses_of_feeds_get_them(house: House) -> None:
    house.log_in()
    with sqlite3.connect(house.path) as connection:
        connection.execute("DROP TABLE feeds")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert house.feeds.of(ADA) == ()
    assert house.feeds.opened_by(house.feeds.make(ADA, "s1", name="s1", address="")) == (ADA, "s1")
    assert [each.name for each in house.accounts.listed()] == ["Ada Example"]
