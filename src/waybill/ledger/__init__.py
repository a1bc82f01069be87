"""Where everything is kept: entries that are only ever added, each chained to the one before it.

``store`` needs a database library, which takes a third of a second to import; import it where a ledger is opened.
"""
