"""Claim → claim with entities: who, where and what the words mean."""
