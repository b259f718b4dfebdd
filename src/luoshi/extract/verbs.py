"""The verbs of administration that stand before an amount: 新建9处, 投入300万元, 惠及2万户.

Words before an amount that are verbs alone name nothing: the name stands behind the amount.
"""

from __future__ import annotations

import re

_VERBS_WORDS = """
新建 新增 举办 打造 完成 实现 建成 建设 改造 提升 改建 扩建 新改扩建 新建及改扩建 投入 发放 安排
引进 签约 落地 招引 引入 培育 创建 获得 获评 荣获 拨付 支付 筹集 争取 申请 下达 下拨 安置 惠及
涉及 覆盖 吸引 接待 组织 开展 实施 推进 启动 推动 开工 竣工 投产 成立 组建 设立 搭建 开发 提供
培训 培养 选派 招聘 办理 办成 受理 承接 取消 下放 出台 制定 修订 发布 推出 编制 新建改造 新开
新开工 新签约 新引进 新认定 新培育 认定 评选 入选 推荐 列入 纳入 储备 谋划 策划 包装 对接 洽谈
摸排 排查 整治 整改 查处 查办 立案 关停 拆除 腾退 清理 处置 化解 调解 审结 破获 抓获 打掉 减免
减少 减轻 压减 退减 清偿 偿还 归还 发行 贷款 授信 放贷 投放 救助 资助 帮扶 慰问 补贴 奖补 奖励
兑现 落实 购置 购买 配备 安装 更换 维修 养护 修缮 铺设 敷设 疏通 打通 贯通 绿化 栽植 种植 造林
流转 复耕 整理 收储 出让 供应 盘活 保障 保护 修复 治理 监测 抽检 检测 筛查 接种 诊疗 签订 征集
采纳 审议 审查 创作 演出 放映 送 建 修 开放 开设 开通 升级 扩大 增加 增设 延伸 拓展 孵化 入驻
集聚 聚集 拥有 现有 共有 有 设 达 创 投资 拉动 带动 撬动 吸纳 转移 输送 参加 参与 走访
服务 为 对 将 在 用于 以 从 向 把 被 使 让 给 用 按 围绕 重点 至 到 于 由 每年 再 各 全部 共 即
等 余 约 已 的 和 各级 各类 建有 种 养 建立 建成投用 投用 启用 开业 上线 通车 筹建 合作成立
策划筹建 聚焦 聘请 抓好 抓实 狠抓 统筹 遴选 确定 遴选确定 评为 授予 表彰 回收 追回 挽回 核减
核准 受理核准 联合 依托 利用 通过 发展 扶持 支持 鼓励 引导 辅导 指导 督促 强化 优化 调整 归集
汇聚 共享 整合 梳理 公布 公开 颁发 登记 注册 净增 净新增 通过验收 验收 交付 回迁 搬迁 征收 征迁
拆迁 新改建 改扩建 重建 加固 硬化 亮化 配建 配套 布设 布局 设置 划定 划拨 调拨 派出 派驻 招收
招录 录用 输出 外派 选拔 选聘 引育 集中 先后 累计 共计 成功 圆满 率先 顺利 全年 当年 年内 现已
目前 计划 预计 力争 确保 拟 要 积极 加快 继续 全面 全力 大力 深入 扎实 精心 认真 陆续 同步 分别
高标准 高质量 适时 争创 试点 运营 管理 研发 转化 实行 推行 推广 采取 执行 举行 召开 承办 协办
参展 展出 展销 销售 生产 加工 出口 进口 收购 捐赠 募集 接收 收治 治愈 输入 保证 规划 挖掘 传承
保存 收藏 增 含 包括 包含 分 分为 提出 梳理出 排出 形成 构建 创成 夺得 摘得 斩获 捧回 取得 收获
喜获 荣膺
"""
_VERBS = _VERBS_WORDS.split()


def _verbs_by_last_sign() -> dict[str, tuple[str, ...]]:
    longest_first = sorted(set(_VERBS), key=len, reverse=True)
    return {
        sign: tuple(verb for verb in longest_first if verb[-1] == sign)
        for sign in {verb[-1] for verb in longest_first}
    }


_VERBS_BY_LAST_SIGN = _verbs_by_last_sign()


def verbs_before(text: str, low: int, end: int) -> int:
    """Where the verbs begin that stand just before `end`; `end` itself where there are none."""
    while end > low:
        if text[end - 1] == "、" and end - 1 > low and _ends_with_verb(text, low, end - 1):
            end -= 1
            continue
        begin = _ends_with_verb(text, low, end)
        if not begin and begin != low:
            break
        if begin < 0:
            break
        end = begin
    return end


def _ends_with_verb(text: str, low: int, end: int) -> int:
    for verb in _VERBS_BY_LAST_SIGN.get(text[end - 1], ()):
        begin = end - len(verb)
        if begin >= low and text.startswith(verb, begin):
            return begin
    return -1


FIRST_VERB = re.compile(
    r"新建及改扩建|新改扩建|新建改造|新建|新增|新认定|新引进|新签约|举办|打造|建成|创建|培育|引进|建设|改造|实施|开展|"
    r"发放|提供|搭建|拆除|安装|购置|招聘|培训|成立|设立|承接|办理|受理|完成|开发|整治|拓宽|铺设|对接|签约|争取|组织|"
    r"启动|推进|创成|获评|落地|开工|竣工|化解|查处|偿还|减免|保障"
)

_PREPOSITIONS = re.compile(
    r"^(?:为|对|将|在|用于|以|从|向|把|被|使|让|给|用|按|围绕|重点|共|有|已)+"
    r"|(?:为|对|将|在|用于|以|从|向|把|用|按|至|到|于|由|再|共|即|等|余|约|已|的|和|有)+$"
)


def without_prepositions(verb: str) -> str:
    """The verb alone: 为……提供 leaves 提供, 对 leaves nothing."""
    return _PREPOSITIONS.sub("", verb)
