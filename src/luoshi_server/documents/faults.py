"""Why a file could not be read, and what to do, as the office says it.

The core says it in English, for programs; here each of its reasons has its sentence.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.errors import LuoshiError
from luoshi.readers import errors
from luoshi_server.platform.errors import plain

_SAID: dict[type[LuoshiError], str] = {
    errors.TooLarge: gettext_noop("文件过大（%(size)s）。请拆分后重新上传。"),
    errors.EmptyFile: gettext_noop("文件里没有文字。请从发布处重新下载后上传。"),
    errors.UnknownFormat: gettext_noop(
        "文件不是可识读的格式。请另存为 TXT、PDF、DOCX 或 HTML 后上传。"
    ),
    errors.NotText: gettext_noop(
        "文件不是文本（第 %(offset)s 字节起）。请确认它的真实格式，改正后缀后上传。"
    ),
    errors.MixedEncodings: gettext_noop(
        "文件混用了不同编码（第 %(line)s 行起）。请统一另存为 UTF-8 后上传。"
    ),
    errors.UndecodableText: gettext_noop(
        "文件的编码无法识别（第 %(line)s 行）。请另存为 UTF-8 后上传。"
    ),
    errors.Encrypted: gettext_noop("文件已加密。请用密码打开，另存为不加密的文件后上传。"),
    errors.Damaged: gettext_noop("文件已损坏或不完整。请从发布处重新下载后上传。"),
    errors.ArchiveTooLarge: gettext_noop("文件解压后过大。请确认来源可靠，另存后上传。"),
    errors.DangerousXml: gettext_noop(
        "文件含有不应有的内容（自定义实体）。请确认来源可靠，另存后上传。"
    ),
    errors.TooManyPages: gettext_noop(
        "文件有 %(pages)s 页，超过一次识读的 %(limit)s 页。请拆分后上传。"
    ),
    errors.TooManyObjects: gettext_noop("文件第 %(page)s 页内容异常繁多。请向发布处索取另一份。"),
    errors.NestedTooDeep: gettext_noop("文件结构嵌套过深。请用原来的软件另存后上传。"),
    errors.NoTextLayer: gettext_noop(
        "文件只有图像，没有文字层。请管理员安装扫描识别组件，或向发布处索取带文字的文件。"
    ),
    errors.OcrMissing: gettext_noop(
        "文件是扫描图像。请管理员安装扫描识别组件，或改用带文字的文件。"
    ),
    errors.NothingRecognised: gettext_noop(
        "扫描图像上没有识别出文字。请以 200 dpi 重新扫描后上传。"
    ),
    errors.NoCharacters: gettext_noop("文件没有可识读的文字。请向发布处索取带文字的 PDF。"),
    errors.OldOfficeFile: gettext_noop(
        "旧版 Word/WPS 格式（.doc、.wps）不能识读。请另存为 .docx 后上传。"
    ),
}


def said_of(error: LuoshiError) -> str:
    """The reason and what to do, in the language of whoever reads it first."""
    said = _SAID.get(type(error))
    if said is None:
        return _("文件不能识读：%(reason)s") % {"reason": plain(error)}
    return _(said) % error.met


UNEXPECTED = gettext_noop("识读时系统出错。请点“重新识读”；如仍不行，请把文件交给管理员。")
"""What is said of a fault of ours."""
