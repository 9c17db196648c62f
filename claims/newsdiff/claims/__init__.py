"""Claims out: extraction, alignment and comparison of what reports say.

The two functions most callers need are :func:`extract` and :func:`compare`.
"""

from newsdiff.claims.compare import compare, extract
from newsdiff.claims.model import Claim, Claims, Relation
from newsdiff.claims.report import Finding, Report, Side

__all__ = ["Claim", "Claims", "Finding", "Relation", "Report", "Side", "compare", "extract"]
