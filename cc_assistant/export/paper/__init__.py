"""Papers of the interview: the checklist, the handout, the record and the comparison, in every form."""
