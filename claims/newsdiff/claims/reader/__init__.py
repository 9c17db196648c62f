"""The reader of pairs: a small cross-encoder that says what stands between two sentences of two reports.

It reaches what no list of triggers reaches: facts in free words. ``candidates`` picks the pairs that are
worth reading, ``network`` reads them, ``judgement`` turns what it says into a calibrated probability, and
``findings`` makes alignments of those that are likely enough. The weights are made by
``tests/measure/reader`` from annotated reports; ``models/reader.md`` says from which, and how right it is.
"""
