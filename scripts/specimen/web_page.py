"""The gazette as a web page, with what a government site puts round it."""

from collections.abc import Iterator
from html import escape

from scripts.specimen.blocks import Block, Document
from scripts.specimen.gazette import (
    COLOPHON,
    DOCUMENTS,
    ISSUE,
    MASTHEAD,
    PUBLISHED,
    contents_title,
)

SITE = "岚川市澄湖区人民政府门户网站"
HEAD = f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{MASTHEAD}（{ISSUE}）- {SITE}</title>
<style>
body {{ font-family: "Noto Serif SC", SimSun, serif; line-height: 1.8; margin: 0; }}
main {{ max-width: 50em; margin: 0 auto; padding: 1em; }}
nav li, .share a {{ display: inline-block; margin-right: 1em; }}
p {{ text-indent: 2em; margin: .3em 0; }}
.title, .notice-title, .annex-title {{ text-align: center; font-weight: bold; text-indent: 0; }}
.number, .meeting, .speaker {{ text-align: center; text-indent: 0; }}
.signature, .date {{ text-align: right; text-indent: 0; }}
table {{ border-collapse: collapse; margin: 1em auto; }}
td, th {{ border: 1px solid; padding: .2em .8em; }}
</style>
<script>var pageViews = 0; function share(to) {{ return to; }}</script>
</head>
<body>
<header><a href="/">{SITE}</a>
<form action="/search"><input name="q" placeholder="请输入关键字">
<button>搜索</button></form></header>
<nav><ul><li><a href="/">首页</a></li><li><a href="/news">湖区要闻</a></li>
<li><a href="/open">政务公开</a></li><li><a href="/service">政务服务</a></li>
<li><a href="/talk">互动交流</a></li></ul></nav>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/open">政务公开</a> &gt;
<a href="/open/gazette">政府公报</a></div>
<main>
<h1>{MASTHEAD}</h1>
<p class="meta">{ISSUE}（总第1期） {PUBLISHED} 浏览次数：<span id="views">0</span></p>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="#">打印本页</a>
字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a></div>
"""
FOOT = f"""<div class="colophon"><h2>版权页</h2><p>{COLOPHON}</p></div>
<div class="related">上一篇：没有了 下一篇：没有了</div>
</main>
<footer><p>主办：岚川市澄湖区人民政府办公室
<a href="/map">网站地图</a> <a href="/about">关于我们</a></p>
<p>网站标识码：0000000000（示例） 建议使用新版浏览器访问本站</p></footer>
</body>
</html>
"""
ALONE = {"title", "notice-title", "annex-title"}


def web_page() -> str:
    """The whole issue."""
    entries = "".join(
        f'<li><a href="#{document.id}">{escape(contents_title(document), quote=False)}</a></li>\n'
        for document in DOCUMENTS
    )
    contents = f'<ul class="contents"><li>目　录</li>\n{entries}</ul>\n'
    articles = "".join(map(_article, DOCUMENTS))
    return HEAD + contents + articles + FOOT


def _article(document: Document) -> str:
    inner = "\n".join(_elements(document.blocks))
    return f'<article id="{document.id}">\n{inner}\n</article>\n'


def _elements(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if block.rows:
            yield _table(block.rows)
        elif block.style in ALONE:
            yield f'<h2 class="{block.style}">{escape(block.text, quote=False)}</h2>'
        elif block.style == "heading":
            yield f"<p><strong>{escape(block.text, quote=False)}</strong></p>"
        else:
            yield f'<p class="{block.style}">{escape(block.text, quote=False)}</p>'


def _table(rows: list[list[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
