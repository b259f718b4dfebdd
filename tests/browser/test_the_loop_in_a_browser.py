"""The whole loop in a real browser, each step by the member whose step it is.

Upload → confirm → assign → sign → report → late → slip → extension → check → close → bulletin →
public page.  The office is closed and opened again at later dates; a picture is kept of each step.
"""

from __future__ import annotations

import re

from luoshi import specimen

MEMBERS = [
    ("clerk", "clerk", "督查室", "经办员"),
    ("checker", "checker", "督查室", "复核员"),
    ("leader", "leader", "", "分管领导"),
    ("deputy", "deputy", "", "代表"),
    ("auditor", "auditor", "", "审计员"),
    ("admin", "administrator", "", "管理员"),
]
UNIT = "岚川市澄湖区住房和城乡建设局"


def test_a_duty_goes_from_the_printed_page_to_the_public_one(office, visit, keep):
    office.make(
        [*MEMBERS, ("liaison", "liaison", UNIT, "联络员"), ("head", "head", UNIT, "负责人")]
    )
    office.open_at("2026-03-02 09:00")
    clerk = visit("clerk")
    _take_in(clerk, office.address, keep)
    duty = _confirm(clerk, office.address, keep)
    _assign(clerk, duty, keep)

    liaison = visit("liaison")
    liaison.goto(duty)
    _do(liaison, "sign")
    keep(liaison, "05-signed")
    _do(liaison, "report", words="已完成管网普查。", period="2026-03")
    keep(liaison, "06-reported")

    office.close()
    office.open_at("2026-05-12 09:00")
    office.luoshi("tick")
    clerk = visit("clerk")
    clerk.goto(duty)
    assert clerk.locator("text=逾期").count() > 0
    keep(clerk, "07-late")
    slip = _draw_up_slip(clerk, office.address, keep)
    leader = visit("leader")
    leader.goto(slip)
    _do(leader, "sign")
    keep(leader, "09-slip-signed")
    clerk.goto(slip)
    _do(clerk, "issue")

    head = visit("head")
    head.goto(slip)
    _do(head, "answer", words="已组织补报，加快施工。")
    head.goto(duty)
    _ask_for_time(head, keep)
    checker = visit("checker")
    checker.goto(f"{office.address}/requests/")
    checker.click("text=审批 >> nth=-1")
    checker.click("button[name=answer][value=yes]")
    keep(checker, "11-extension-decided")

    liaison = visit("liaison")
    liaison.goto(duty)
    _do(liaison, "complete", words="污水管网已补齐并通过验收。")
    checker.goto(duty)
    _do(checker, "accept", words="现场核查，属实。")
    assert "已销号" in checker.inner_text("main")
    keep(checker, "12-closed")
    _do(checker, "publish")

    bulletin = _monthly(clerk, office.address, keep)
    leader.goto(bulletin)
    _do(leader, "sign")
    clerk.goto(bulletin)
    _do(clerk, "issue")
    with clerk.expect_download() as download:
        clerk.click("main >> text=DOCX")
    assert download.value.suggested_filename.endswith(".docx")

    anyone = visit()
    anyone.goto(f"{office.address}/public/duties/{duty.rstrip('/').rsplit('/', 1)[1]}/")
    words = anyone.inner_text("main")
    assert "已销号" in words or "已办结" in words
    assert "联络员" not in words
    keep(anyone, "14-public")


def _take_in(page, address, keep):
    path = specimen.path("pdf")
    page.goto(f"{address}/gazettes/new/")
    page.set_input_files("input[type=file]", path)
    page.click("main form button[type=submit]")
    page.wait_for_selector("text=政府工作报告", timeout=60_000)
    keep(page, "01-taken-in")


def _confirm(page, address, keep):
    """Register the units, put all in force, confirm by keyboard and in bulk; gives one duty."""
    gazette = re.search(r"/gazettes/([0-9a-f]+)/", page.url).group(1)
    page.goto(f"{address}/gazettes/{gazette}/units/")
    with page.expect_navigation():
        page.click("main form button.primary")
    page.goto(f"{address}/gazettes/{gazette}/")
    with page.expect_navigation():
        page.click(f"form[action*='/gazettes/{gazette}/in-force/'] button")
        _agree(page)
    page.goto(f"{address}/gazettes/{gazette}/review/?kind=duty")
    first = page.locator("[data-item]").first
    title = first.get_attribute("aria-label")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_function(
        "title => ![...document.querySelectorAll('[data-item]')]"
        ".some(item => item.ariaLabel === title)",
        arg=title,
    )
    keep(page, "02-confirmed-by-keyboard")
    for _ in range(10):
        page.goto(f"{address}/gazettes/{gazette}/review/?kind=duty")
        if page.locator("button[name=which][value=page]").count() == 0:
            break
        with page.expect_navigation(timeout=60_000):
            page.click("button[name=which][value=page]")
            _agree(page)
    page.goto(f"{address}/duties/?lead={UNIT}")
    keep(page, "03-duties")
    page.click(f"table.list tbody tr:has-text('{UNIT}') a >> nth=0")
    page.wait_for_url("**/duties/*/")
    return page.url


def _assign(page, duty, keep):
    page.goto(duty)
    panel = page.locator("#do-assign")
    _open(panel)
    if panel.locator("[name=deadline]").count():
        panel.locator("[name=deadline]").fill("2026-06-30")
    if panel.locator("[name=reason]").count():
        panel.locator("[name=reason]").fill("按年度安排确定时限。")
    with page.expect_navigation():
        panel.locator("button[type=submit]").click()
    assert "待签收" in page.inner_text("main")
    keep(page, "04-assigned")


def _draw_up_slip(page, address, keep):
    row = page.locator(f"tr:has-text('{UNIT}') >> text=开具")
    for number in range(1, 6):
        page.goto(f"{address}/bulletins/due/?page={number}")
        if row.count():
            break
    row.first.click()
    with page.expect_navigation():
        page.click("main form button.primary")
    keep(page, "08-slip")
    return page.url


def _ask_for_time(page, keep):
    panel = page.locator("#do-ask-extension")
    _open(panel)
    panel.locator("[name=deadline]").fill("2026-08-31")
    panel.locator("[name=reason]").fill("汛期停工。")
    with page.expect_navigation():
        panel.locator("button[type=submit]").click()
    keep(page, "10-asked")


def _monthly(page, address, keep):
    page.goto(f"{address}/bulletins/draft/monthly/")
    month = page.locator("[name=month]")
    if month.count():
        month.fill("2026-04")
    with page.expect_navigation():
        page.click("main form button.primary")
    keep(page, "13-monthly")
    return page.url


def _do(page, verb, **fields):
    """Do what the page offers: open its panel, fill it in, send it."""
    panel = page.locator(f"#do-{verb}")
    _open(panel)
    for name, value in fields.items():
        panel.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        panel.locator("button[type=submit]").click()
        _agree(page)
    assert page.locator("main .form-errors").count() == 0, page.inner_text("main .form-errors")


def _open(panel):
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()


def _agree(page):
    """Say yes where a dialog asks."""
    page.wait_for_timeout(300)
    dialog = page.locator("dialog[open] button.primary")
    if dialog.count():
        dialog.first.click()
