"""What is known of each candidate, and what may be expected of them: facts, then bands.

`facts` needs no numerical library, so that whoever grades does not wait for one.
"""

from autograder.assessment.facts import Assessment, CandidateFacts, Entry, ItemFacts, load
from workshop_game.checking.formats import NewerFormat

__all__ = ["Assessment", "CandidateFacts", "Entry", "ItemFacts", "NewerFormat", "load"]
