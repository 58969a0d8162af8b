#!/usr/bin/env python3
"""Turns each drawing (*.sheet) into a workbook (*.xlsx) with LibreOffice.

The drawings are the source; README.md explains their notation. Run in this folder:

    python3 make.py
"""

import pathlib
import re
import subprocess
import tempfile
from xml.sax.saxutils import escape, quoteattr

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="N2"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
"""
TAIL = "</office:spreadsheet></office:body></office:document>\n"


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def corner(text):
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", text).groups()
    return int(row), column(letters)


def cell(text, span):
    attributes = ""
    if span:
        attributes += f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    formula = re.match(r"\{=(.*?)\}", text)
    if formula:
        text = text[formula.end():]
        body = re.sub(r"([A-Z]+\d+):([A-Z]+\d+)", r"[.\1:.\2]", formula.group(1))
        body = re.sub(r"(?<![.\[:A-Z])([A-Z]+\d+)", r"[.\1]", body)
        attributes += f" table:formula={quoteattr('of:=' + body)}"
    if text.startswith("'"):
        content, kind = text[1:], "text"
    elif text.startswith("@"):
        content, kind = text[1:], "date"
    elif text.startswith("#"):
        content, kind = text, "error"
    elif re.fullmatch(r"-?\d+(\.\d+)?%", text):
        content, kind = text[:-1], "percentage"
    elif re.fullmatch(r"-?\d+(\.\d+)?", text):
        content, kind = text, "float"
    else:
        content, kind = text, "text"
    if content == "":
        return f"<table:table-cell{attributes}/>"
    if kind == "text":
        return f'<table:table-cell{attributes} office:value-type="string"><text:p>{escape(content)}</text:p></table:table-cell>'
    if kind == "date":
        return f'<table:table-cell{attributes} table:style-name="day" office:value-type="date" office:date-value="{content}"/>'
    if kind == "error":
        return f"<table:table-cell{attributes}/>"
    if kind == "percentage":
        value = "" if formula else f' office:value-type="percentage" office:value="{float(content) / 100:.12g}"'
        return f'<table:table-cell{attributes} table:style-name="percent"{value}/>'
    value = "" if formula else f' office:value-type="float" office:value="{content}"'
    return f"<table:table-cell{attributes}{value}/>"


def table(name, lines):
    is_hidden = name.endswith(" [hidden]")
    name = name.removesuffix(" [hidden]")
    spans, covered, hidden_columns, rows = {}, set(), [], []
    for line in lines:
        if line.startswith("~!merge "):
            for merge in line[8:].split():
                (top, left), (bottom, right) = map(corner, merge.split(":"))
                spans[top, left] = (bottom - top + 1, right - left + 1)
                covered |= {
                    (r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)
                } - {(top, left)}
        elif line.startswith("~!hidden-columns "):
            first, last = line.split()[1].split(":")
            hidden_columns += range(column(first), column(last) + 1)
        else:
            rows.append(line)
    width = max(row.count("|") + 1 for row in rows)
    width = max([width] + [c for _, c in covered])
    style = "hidden" if is_hidden else "shown"
    xml = [f"<table:table table:name={quoteattr(name)} table:style-name=\"{style}\">"]
    for number in range(1, width + 1):
        visibility = ' table:visibility="collapse"' if number in hidden_columns else ""
        xml.append(f"<table:table-column{visibility}/>")
    for number, line in enumerate(rows, 1):
        visibility = ""
        if line.startswith("~"):
            line, visibility = line[1:], ' table:visibility="collapse"'
        texts = line.split("|") + [""] * width
        cells = []
        for c in range(1, width + 1):
            if (number, c) in covered:
                cells.append("<table:covered-table-cell/>")
            else:
                cells.append(cell(texts[c - 1], spans.get((number, c))))
        xml.append(f"<table:table-row{visibility}>{''.join(cells)}</table:table-row>")
    xml.append("</table:table>")
    return "\n".join(xml)


def document(text):
    sheets = re.split(r"^== (.*)$", text.rstrip("\n"), flags=re.M)[1:]
    pairs = zip(sheets[::2], sheets[1::2])
    return HEAD + "\n".join(table(name, body[1:].rstrip("\n").split("\n")) for name, body in pairs) + TAIL


def main():
    here = pathlib.Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted(here.glob("*.sheet")):
            flat = pathlib.Path(folder) / (source.stem + ".fods")
            flat.write_text(document(source.read_text(encoding="utf-8")), encoding="utf-8")
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--convert-to", "xlsx", "--outdir", str(here), str(flat)],
                check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
