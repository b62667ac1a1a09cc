#!/usr/bin/env python3
"""Makes the documents of this folder again: python3 remake.py (needs soffice and chromium).

One fictitious report, written as HTML in several dresses, goes through LibreOffice and Chromium.
The bytes differ a little from run to run (dates, identifiers); what the tests read does not.
"""
import os, re, shutil, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WHO = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
GROUPS = [
    ("（一）予以公开", [None]),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", [None]),
    ("（三）不予公开", ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
                  "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息",
                  "7.属于行政执法案卷", "8.属于行政查询事项"]),
    ("（四）无法提供", ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]),
    ("（五）不予处理", ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物",
                  "4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"]),
    ("（六）其他处理", ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                  "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"]),
    ("（七）总计", [None]),
]


def figures(seed):
    """Seven figures whose last is the sum of the others; some of three and four digits."""
    parts = [(seed * 37 + i * 11) % 13 * (100 if seed == 3 and i == 0 else 1) for i in range(6)]
    if seed == 5:
        parts[0] = 1190
    return parts + [sum(parts)]


def td(text, rows=1, cols=1):
    span = (f" rowspan={rows}" if rows > 1 else "") + (f" colspan={cols}" if cols > 1 else "")
    return f"<td{span}>{text}</td>"


def article20():
    rows = [td("第二十条第（一）项", 1, 4),
            "".join(map(td, ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])),
            "".join(map(td, ["规章", 0, 0, 2])),
            "".join(map(td, ["行政规范性文件", 3, 1, 47]))]
    for item, heads in [("（五）", ["行政许可"]), ("（六）", ["行政处罚", "行政强制"])]:
        rows += [td("第二十条第%s项" % item, 1, 4), td("信息内容") + td("本年处理决定数量", 1, 3)]
        rows += [td(h) + td(1000 + 7 * i, 1, 3) for i, h in enumerate(heads)]
    rows += [td("第二十条第（八）项", 1, 4), td("信息内容") + td("本年收费金额（单位：万元）", 1, 3),
             td("行政事业性收费") + td("318.06", 1, 3)]
    return table(rows, 0)


def requests(head):
    rows = [td("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3) + td("申请人情况", 1, 7),
            td("自然人", 2) + td("法人或其他组织", 1, 5) + td("总计", 2),
            "".join(map(td, WHO[1:])),
            td("一、本年新收政府信息公开申请数量", 1, 3) + "".join(map(td, figures(1))),
            td("二、上年结转政府信息公开申请数量", 1, 3) + "".join(map(td, figures(2)))]
    seed, first = 3, td("三、本年度办理结果", sum(len(g[1]) for g in GROUPS))
    for group, labels in GROUPS:
        for i, label in enumerate(labels):
            begin = first + (td(group, 1, 2) if label is None else td(group, len(labels)) if i == 0 else "")
            rows.append(begin + ("" if label is None else td(label)) + "".join(map(td, figures(seed))))
            seed, first = seed + 1, ""
    rows.append(td("四、结转下年度继续办理", 1, 3) + "".join(map(td, figures(seed))))
    return table(rows, head)


def remedies():
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    rows = [td("行政复议", 1, 5) + td("行政诉讼", 1, 10),
            "".join(td(f, 2) for f in five) + td("未经复议直接起诉", 1, 5) + td("复议后起诉", 1, 5),
            "".join(map(td, five + five)),
            "".join(map(td, [4, 1, 0, 2, 7, 3, 0, 0, 1, 4, 0, 0, 0, 0, 0]))]
    return table(rows, 0)


def table(rows, head):
    tr = ["<tr>" + row + "</tr>" for row in rows]
    thead = "<thead>" + "".join(tr[:head]) + "</thead>" if head else ""
    return "<table border=1 cellspacing=0>" + thead + "<tbody>" + "".join(tr[head:]) + "</tbody></table>"


def page(css, head=3):
    columns = ""
    if "column-count" in css:
        columns = "<div>" + "".join(f"<p>第{i}段，窄栏里的话，看看左栏读完再读右栏的次序对不对，共{i}件。</p>"
                                    for i in range(1, 25)) + "</div>"
    return f"""<html><head><meta charset="utf-8"><title>云岭县示例局2023年政府信息公开工作年度报告</title>
<style>{css}</style></head><body>
<h1>云岭县示例局2023年政府信息公开工作年度报告</h1>
<p>这份报告由虚构的云岭县示例局写成，只供试验，所列数字自2023年1月1日起至2023年12月31日止，与任何机关无关；文字写得长一些，好让它在页面上折成几行，看看折行之后还能不能接成一段。</p>
{columns}<h2>一、总体情况</h2>
<p>全年主动公开信息1204条，收到的申请都已答复。</p>
<h2>二、主动公开政府信息情况</h2>{article20()}
<h2>三、收到和处理政府信息公开申请情况</h2>{requests(head)}
<h2>四、政府信息公开行政复议、行政诉讼情况</h2>{remedies()}
<h2>五、存在的主要问题及改进情况</h2><p>试验用的机关没有问题，也无从改进。</p>
<h2>六、其他需要报告的事项</h2><p>本年未收取信息处理费。</p>
</body></html>"""


BASE = "body{font-family:'WenQuanYi Zen Hei';font-size:11pt} td{font-size:9pt;padding:2px} p{text-indent:2em}"
DRESSES = {
    "collapsed": BASE + "table{border-collapse:collapse;width:100%} td{border:1px solid #000;text-align:center}"
                 "@page{size:A4;margin:2cm}",
    "separate": BASE + "table{border:1px solid #000;width:100%;border-spacing:2px} td{border:1px solid #666}"
                "@page{size:A4 landscape;margin:1.5cm}",
    "open-sides": BASE + "table{border-collapse:collapse;width:100%;border-top:1.5px solid #000;"
                  "border-bottom:1.5px solid #000} td{border-bottom:.5px solid #000}"
                  "td+td{border-left:.5px dashed #000}@page{size:A4;margin:2cm}",
    "two-columns": BASE + "table{border-collapse:collapse;width:100%} td{border:1px solid #000}"
                   "div{column-count:2;column-gap:2.5em}@page{size:A4;margin:2cm}",
    "borderless": BASE + "table{width:100%} table,td{border:none;vertical-align:middle} "
                  "td{padding:2px 5px}@page{size:A4 landscape;margin:1.5cm}",
    "tall-rows": BASE + "table{border-collapse:collapse;width:100%} td{border:1px solid #000;height:44px;"
                 "width:auto} td[rowspan='22']{width:1em;padding:0}@page{size:A4;margin:2cm}",
}


def expected():
    """Every origin cell of the three tables: table, row, column, rowspan, colspan, text."""
    lines = []
    for t, source in enumerate([article20(), requests(0), remedies()]):
        busy = set()
        for r, row in enumerate(re.findall("<tr>(.*?)</tr>", source)):
            c = 0
            for spans, text in re.findall("<td(.*?)>(.*?)</td>", row):
                down = int((re.findall(r"rowspan=(\d+)", spans) or [1])[0])
                wide = int((re.findall(r"colspan=(\d+)", spans) or [1])[0])
                while (r, c) in busy:
                    c += 1
                busy |= {(r + i, c + j) for i in range(down) for j in range(wide)}
                lines.append("\t".join(map(str, [t, r, c, down, wide, text])))
    with open(os.path.join(HERE, "expected.tsv"), "w", encoding="utf-8") as f:
        f.write("table\trow\tcolumn\trowspan\tcolspan\ttext\n" + "\n".join(lines) + "\n")


def run(*command, **kw):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180, **kw)


def soffice(work, source, target, extension, infilter=None):
    args = ["soffice", "--headless", "-env:UserInstallation=file://" + work + "/profile"]
    if infilter:
        args.append("--infilter=" + infilter)
    run(*args, "--convert-to", target, "--outdir", work, source)
    return os.path.splitext(source)[0] + "." + extension


def main():
    expected()
    work = tempfile.mkdtemp()

    def keep(path, name):
        shutil.copy(path, os.path.join(HERE, name))
        print(name, os.path.getsize(path))

    for name, css in DRESSES.items():
        source = os.path.join(work, name + ".html")
        with open(source, "w", encoding="utf-8") as f:
            f.write(page(css))
        pdf = os.path.join(work, name + ".pdf")
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--disable-pdf-tagging", "--export-tagged-pdf=false",
            "--print-to-pdf=" + pdf, "file://" + source)
        keep(pdf, "chromium-" + name + ".pdf")
    report = os.path.join(work, "collapsed.html")
    writer = os.path.join(work, "writer.html")
    shutil.copy(report, writer)
    docx = soffice(work, writer, "docx:MS Word 2007 XML", "docx", "HTML (StarWriter)")
    keep(docx, "writer.docx")
    keep(soffice(work, docx, "doc:MS Word 97", "doc"), "writer.doc")
    keep(soffice(work, docx, "pdf:writer_pdf_Export", "pdf"), "writer.pdf")
    calc = os.path.join(work, "calc.html")
    shutil.copy(report, calc)
    xlsx = soffice(work, calc, "xlsx:Calc MS Excel 2007 XML", "xlsx", "HTML (StarCalc)")
    keep(xlsx, "calc.xlsx")
    keep(soffice(work, xlsx, "xls:MS Excel 97", "xls"), "calc.xls")
    for name in ["features.fodt", "features.fods"]:
        source = os.path.join(work, name)
        shutil.copy(os.path.join(HERE, name), source)
        if name.endswith("fodt"):
            keep(soffice(work, source, "docx:MS Word 2007 XML", "docx"), "features.docx")
            keep(soffice(work, source, "doc:MS Word 97", "doc"), "features.doc")
        else:
            keep(soffice(work, source, "xlsx:Calc MS Excel 2007 XML", "xlsx"), "features.xlsx")
            keep(soffice(work, source, "xls:MS Excel 97", "xls"), "features.xls")
    shutil.rmtree(work)


main()
