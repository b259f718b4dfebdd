"""Words as XML may hold them."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal_in_xml(words: str) -> str:
    """The words without the control signs that a text layer may hold and XML may not."""
    return _NOT_IN_XML.sub("", words)
