"""Who is meant, and who of them gives, gets, or only stands by.

Read ``reference.py`` first, which traces words to a party, and then ``casting.py``, which chooses among parties by the
model's numbers. The rest knows what leaves no doubt: lists, requests, raids, and who only stands by.
"""
