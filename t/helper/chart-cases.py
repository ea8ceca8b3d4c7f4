"""chart-cases.py DIR - write charts of each kind, ordinary and odd, as JSON,
which is YAML, into DIR. Deterministic: no chance in it."""

import json
import os
import sys


def chart(kind, name, series, rows, **more):
    units = {"unit": "money", "currency": "EUR"}
    made = {"kind": kind, "id": name, "title": f"A {kind} of {name}",
            "about": f"What is seen here is {name}, drawn as {kind}.",
            **units, **more,
            "series": [s if isinstance(s, dict) else
                       {"id": s.lower().replace(" ", "-"), "name": s}
                       for s in series],
            "rows": [{"id": f"r{i}", "name": n, "values": v}
                     for i, (n, v) in enumerate(rows)]}
    return name, made


QUARTERS = [f"{y}-Q{q}" for y in range(2024, 2029) for q in (1, 2, 3, 4)]
PARTNERS = ["Nordvik Systems", "Brückner & Söhne", "Acme <Corp>", "株式会社データ",
            "TechStart Inc", "Cloud \"Nine\" | Partners", "Ørsted Consulting",
            "A very long name of a partner that nobody could ever write in full"]


def people(n):
    """n names, and a spread of numbers by a linear congruence"""
    x = 7
    for i in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
        yield f"Partner {i + 1} {'AG' if x % 2 else 'Ltd'}", x


def cases():
    yield chart("stacked", "revenue-by-quarter", ["Sourced", "Influenced"],
                [("2026-Q1", ["120000", "60500.50"]), ("2026-Q2", ["98000", None]),
                 ("2026-Q3", ["999950", "430000"]), ("2026-Q4", ["0", "-45000"])],
                title="Revenue by quarter", x="Fiscal quarter",
                about="Sourced and influenced revenue of the last four quarters; "
                      "a deal may be in both, so they are not added.")
    yield chart("stacked", "many-quarters", ["Sourced", "Influenced", "Other"],
                [(q, [str(1000 * i * i), str(-500 * i), str(4321 * i)])
                 for i, q in enumerate(QUARTERS)])
    yield chart("stacked", "many-rows", ["Sourced"],
                [(n, [str(x % 99999)]) for n, x in people(200)])
    yield chart("stacked", "level", ["Sourced", "Influenced"],
                [(f"{q}, of which nobody knows much", ["123400", "123400"])
                 for q in QUARTERS[:9]])
    yield chart("bars", "win-rate-and-cycle",
                [{"id": "win", "name": "Win rate", "unit": "percent"},
                 {"id": "cycle", "name": "Cycle", "unit": "days"}],
                [("With partner", ["0.385", "64"]),
                 ("Without partner", ["22.1%", "91.5"])],
                title="Win rate and cycle, with and without a partner")
    yield chart("bars", "grouped", ["Alpha", "Beta", "Gamma", "Delta", "Eps", "Zeta"],
                [(n, [str((x >> k) % 5000 - 1500) for k in range(6)])
                 for n, x in people(3)] + [("Unknown", [None] * 6)], unit="count")
    yield chart("bars", "many-bars", ["Revenue"],
                [(n, [str(x % 7777777)]) for n, x in people(200)])
    yield chart("bars", "odd-names", ["Re | venue <b>"],
                [(n, [str(100 * i)]) for i, n in enumerate(PARTNERS)], unit="score")
    yield chart("funnel", "pipeline",
                [{"id": "deals", "name": "Deals", "unit": "count"},
                 {"id": "amount", "name": "Amount"}],
                [("Registered", ["140", "2400000"]), ("Qualified", ["88", "1900000"]),
                 ("Proposal", ["41", "1210000"]), ("Negotiation", [None, None]),
                 ("Won", ["17", "640500"])], title="Pipeline with partners")
    yield chart("funnel", "funnel-zero", ["Deals"],
                [("First", ["0"]), ("Second", ["0"]), ("Third", ["5"])], unit="count")
    yield chart("pareto", "partners", ["Revenue"],
                [(n, [str(900000 // (i * i + 1))]) for i, n in enumerate(PARTNERS)],
                title="Revenue by partner")
    yield chart("pareto", "pareto-many", ["Revenue"],
                [(n, [str(x % 99999) if x % 11 else None]) for n, x in people(200)])
    yield chart("pareto", "pareto-below", ["Revenue"],
                [("Credit", ["-50000"]), ("Big", ["70000"]), ("Small", ["30000"]),
                 ("Unknown", [None])])
    yield chart("scatter", "fit-health", [{"id": "fit", "name": "Fit", "at": 60},
                                          {"id": "health", "name": "Health", "at": 50}],
                [(n, [str(x // 65536 % 70 + 30), str(x // 1024 % 80 + 20)])
                 for n, x in people(28)] + [("Unknown", ["50", None])],
                unit="score", title="Fit and health")
    yield chart("scatter", "same-place", ["Fit", "Health"],
                [(n, ["50", "50"]) for n in PARTNERS], unit="score")
    yield chart("scatter", "scatter-many", ["Fit", "Health"],
                [(n, [str(x // 65536 % 100), str(x // 1024 % 100)])
                 for n, x in people(200)], unit="score")
    tiers = ["None", "Registered", "Silver", "Gold"]
    name, flow = chart("flow", "tiers", tiers,
                       [("None", ["0", "6", "1", "0"]), ("Registered", ["2", "14", "5", "1"]),
                        ("Silver", ["0", "1", "9", "3"]), ("Gold", ["0", "0", None, "4"])],
                       unit="count", title="Tiers at the start and at the end")
    for row, tier in zip(flow["rows"], tiers):
        row["id"] = tier.lower()
    yield name, flow
    yield chart("flow", "flow-one", ["Gold"], [("Silver", ["1"])], unit="count")
    yield chart("tornado", "swings", ["Low", "Base", "High"],
                [("Attach rate", ["800000", "1000000", "1300000"]),
                 ("Deal size", ["700000", "1000000", "1500000"]),
                 ("Churn", ["1100000", "1000000", "900000"]),
                 ("One side", ["1050000", "1000000", "1200000"]),
                 ("Unknown", [None, "1000000", "1100000"])],
                title="What moves the total")
    yield chart("heatmap", "journey", ["Solutions", "Technology", "Sales partners",
                                       "Managed services"],
                [("Awareness", ["3", "12", "0", "8"]), ("Consideration", ["22", "1", "47", "5"]),
                 ("Purchase", ["9", None, "31", "16"]), ("Renewal", ["60", "28", "2", "11"])],
                unit="count", x="Stage", title="Partners by stage and category")
    yield chart("heatmap", "heat-wide", [f"Category {i}" for i in range(10)],
                [(f"Stage {k}", [f"{(i * 7 + k * 13) % 200 - 100}%" for i in range(10)])
                 for k in range(25)], unit="percent")
    yield chart("heatmap", "heat-large", [f"C{i}" for i in range(10)],
                [(f"Stage {k}", [str((-1) ** k * 123456789 * (i + 1)) for i in range(10)])
                 for k in range(2)], unit="days")
    yield chart("line", "trend", ["Win rate", "Attach rate", "Renewal rate"],
                [(q, [f"0.{30 + i * 7 % 23}", None if i == 5 else f"0.{10 + i}",
                      f"0.{60 + i * 5 % 9}"]) for i, q in enumerate(QUARTERS[:12])],
                unit="percent", title="Rates by quarter")
    yield chart("line", "trend-long", ["Revenue"],
                [(n, [str(x % 12345678)]) for n, x in people(200)])
    for kind, k in (("stacked", 2), ("bars", 1), ("funnel", 1), ("pareto", 1), ("scatter", 2),
                    ("flow", 2), ("tornado", 3), ("heatmap", 2), ("line", 2)):
        names = [f"S{i}" for i in range(k)]
        yield chart(kind, f"{kind}-none", names, [])
        yield chart(kind, f"{kind}-one", names, [("The only one", ["42"] * k)])
        yield chart(kind, f"{kind}-unknown", names, [("A", [None] * k), ("B", [None] * k)])
        yield chart(kind, f"{kind}-huge", names, [
            ("A", ["9200000000000"] * k),
            ("B", ["0.000001"] + ["9200000000000"] * (k - 1))])


for name, made in cases():
    with open(os.path.join(sys.argv[1], name + ".yaml"), "w", encoding="utf-8") as f:
        json.dump(made, f, ensure_ascii=False, indent=1)
        f.write("\n")
