"""Trains the reader that Waybill ships; imports waybill, and nothing of waybill imports it."""
