"""How the reader of pairs is made: ``python -m tests.measure.reader --help`` (``make reader``).

``pairs`` collects neighbouring sentences of the annotated events with what stands between them, ``changes``
adds pairs changed by program, ``encoder`` is the network in PyTorch, ``train`` fits it and the trees over it
and ``export`` writes ``models/reader.onnx`` and ``models/reader.json``.

``written.tsv`` is for whoever trains the next one: 7,205 pairs of sentences of invented reports, one clause
of each in ``[[ ]]``, with what stands between the two clauses. Language-model assistants wrote them for this
project by the annotators' guide. The network that ships was not fitted to them: one of its size, tried with
most of them, did not become better (models/reader.md).
"""
