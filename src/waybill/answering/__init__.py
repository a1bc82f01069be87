"""Answers to assistants that ask a ledger: every one with its sources and the state that it was taken from."""
