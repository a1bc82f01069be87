"""What is denied, doubted or only asked, by whom, and which claim a denial speaks of.

Read ``denying.py`` first: sentences that deny without a motion of their own. ``charging.py`` finds what is told only
to be denied, and ``disputing.py`` ties a denial of its own words to the claim that it disputes.
"""
