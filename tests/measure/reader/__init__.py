"""How the reader of pairs is made: ``python -m tests.measure.reader --help`` (``make reader``).

``pairs`` collects neighbouring sentences of the annotated events with what stands between them, ``changes``
adds pairs changed by program, ``encoder`` is the network in PyTorch, ``train`` fits it and the trees over it
and ``export`` writes ``models/reader.onnx`` and ``models/reader.json``.
"""
