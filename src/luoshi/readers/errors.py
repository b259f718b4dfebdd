"""Why a file gave no reading: what was met, where, and what to do next, in one line each."""

from __future__ import annotations

from luoshi.errors import LuoshiError


class ReadingError(LuoshiError):
    """“{name}” could not be read: {why}."""


class FileMissing(ReadingError):
    """There is no file “{name}”; check the path."""


class IsFolder(ReadingError):
    """“{name}” is a folder; name the files in it, or compile the folder as a whole."""


class NotPermitted(ReadingError):
    """“{name}” may not be read by this user; ask its owner for leave to read it."""


class NotAnOrdinaryFile(ReadingError):
    """“{name}” is not an ordinary file ({why}); copy its content into a file first."""


class TooLarge(ReadingError):
    """“{name}” has {size}, more than the {limit} read at once; divide it, or allow more."""


class EmptyFile(ReadingError):
    """“{name}” holds no text at all; fetch the file again from where it was published."""


class UnknownFormat(ReadingError):
    """“{name}” is in no format that is read here ({known}); save it as one of them."""


class NotText(ReadingError):
    """“{name}” is not text: byte {offset} is {byte}, which no Chinese encoding has; \
find out what it is, and give it its proper extension."""


class MixedEncodings(ReadingError):
    """“{name}” mixes encodings: line {line} is not {encoding}, as the lines before it are; \
save it in one encoding, best UTF-8."""


class UndecodableText(ReadingError):
    """“{name}” is in no Chinese encoding that is known here (line {line} fits none); \
save it as UTF-8."""


class Encrypted(ReadingError):
    """“{name}” is encrypted; open it with its password and save it without one."""


class Damaged(ReadingError):
    """“{name}” is damaged or was cut short ({why}); fetch it again from where it was published."""


class ArchiveTooLarge(ReadingError):
    """“{name}” unpacks to too much: {part} is {size} of the {limit} allowed; \
do not open it unless you know who made it."""


class DangerousXml(ReadingError):
    """“{name}” defines entities of its own in {part}, as no honest document does; \
do not open it unless you know who made it."""


class TooManyPages(ReadingError):
    """“{name}” has {pages} pages, more than the {limit} that are read at once; \
divide it, or allow more."""


class TooManyObjects(ReadingError):
    """“{name}” places more than {limit} things on page {page}, as no honest document does; \
ask its publisher for another copy."""


class NestedTooDeep(ReadingError):
    """“{name}” nests its parts more than {limit} deep, as no honest document does; \
save it again from the program that made it."""


class NoTextLayer(ReadingError):
    """“{name}” has {pages} pages and no readable text on any, only pictures of text; \
install luoshi[ocr] to read scans, or ask the publisher for a file with text."""


class OcrMissing(ReadingError):
    """“{name}” is a picture of text; install luoshi[ocr] to read scans."""


class NothingRecognised(ReadingError):
    """“{name}” was looked at as a scan and no text was found on it; scan it again at 200 dpi."""


class NoCharacters(ReadingError):
    """“{name}” has {pages} pages and no readable text on any, only pictures or outlines of text; \
ask its publisher for a PDF of it."""


class OldOfficeFile(ReadingError):
    """“{name}” is in the old format of Word or WPS (.doc, .wps), which is not read here; \
save it as .docx."""
