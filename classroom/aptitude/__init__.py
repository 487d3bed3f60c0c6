"""The aptitude side of the wall: candidates, what they are offered, their drafts, their copies.

Its store knows candidate numbers only; which seat became which candidate is behind `links`.
"""
