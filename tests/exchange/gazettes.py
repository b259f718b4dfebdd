"""Small gazettes for tests: texts of a district that does not exist."""

from luoshi.compiling import compile_reading
from luoshi.document import Reading
from luoshi.gazette import Gazette
from luoshi.provenance import Source, digest_of_bytes

APPOINTMENTS = """云岭区人民政府
关于任免林晓等工作人员职务的通知

云政任〔2031〕2号

各街道办事处，区政府各部门：
区政府决定：
任命林晓为云岭区水利局局长（试用期一年）；
任命周向明为云岭区教育局副局长（挂职，时间一年）；
免去林晓的云岭区交通运输局副局长职务。

云岭区人民政府
2031年3月4日
"""

PLAN = """云岭区人民政府办公室
关于印发云岭区整治河道行动计划的通知

云政办发〔2031〕7号

各街道办事处，区政府各部门：
《云岭区整治河道行动计划》已经区政府同意，现印发给你们，请认真落实。

云岭区人民政府办公室
2031年3月4日

云岭区整治河道行动计划

为改善河道面貌，根据《云岭市河道管理办法》（云市政发〔2030〕12号），制定本计划。
一、主要任务
（一）清理河床
1．清淤。6月底前清淤18公里，淤泥全部妥善处置。（牵头单位：区水利局；责任单位：区生态环境局、各街道办事处）
2．拆除违建。年底前拆除沿河违建40处。（责任单位：区城管局）
（二）修建步道
新建步道6公里，与沿线公园相连。（责任单位：区园林局）
二、保障措施
区水利局每季度通报进展情况。
"""

REGULATION = """云岭区人民政府令

第3号

《云岭区河道保洁办法》已经区政府常务会议通过，现予公布，自2031年7月1日起施行。

区长 周向明
2031年5月6日

云岭区河道保洁办法

第一章 总则
第一条 为了保持河道整洁，制定本办法。
第二条 本区范围内的河道保洁适用本办法。
第二章 附则
第三条 本办法自2031年7月1日起施行。
"""


def gazette(*texts: str) -> Gazette:
    """The texts one after another, read as a file whose lines are paragraphs."""
    text = "\n".join(texts)
    source = Source("gazette.txt", "txt", digest_of_bytes(text.encode()), len(text))
    return compile_reading(Reading(source, text, wrapped=False))
