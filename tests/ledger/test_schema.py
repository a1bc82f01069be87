"""The migrations, run one after the other, make the tables that the code speaks of."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from waybill.ledger import migrations
from waybill.ledger.store import open_ledger
from waybill.ledger.tables import REVISIONS, metadata


def test_the_revisions_known_are_those_that_are_shipped() -> None:
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    shipped = [revision.revision for revision in script.walk_revisions()]
    assert tuple(reversed(shipped)) == REVISIONS


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(str(path), create=True).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()
