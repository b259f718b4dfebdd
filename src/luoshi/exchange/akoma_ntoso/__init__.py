"""A gazette as Akoma Ntoso 3.0: the standard by which parliaments and gazettes exchange texts.

The issue is an `officialGazette` that refers to its documents, and each document follows as a
component: a regulation as an `act`, a reply as a `statement`, anything else as a `doc`.  In a
component the eId of every provision is the id by which luoshi knows it.  No word is lost: the text
of the components is the text that was read.
"""

from luoshi.exchange.akoma_ntoso.collection import (
    DocumentNotThere,
    akoma_ntoso,
    akoma_ntoso_document,
)

__all__ = ["DocumentNotThere", "akoma_ntoso", "akoma_ntoso_document"]
