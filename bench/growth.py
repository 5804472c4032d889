#!/usr/bin/env python3
"""Measures how cost grows with the size of a query or of its tables, and draws it: growth.py OUTPUT.svg

Each line is one way to grow. The exponent is the slope of the upper half of its points on two logarithmic scales:
1 is linear.
"""
import json, math, subprocess, sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / ".build/release/BenchJobs"
WAYS = {
    "rows-6": ("rows of a table", [1_000, 10_000, 100_000, 1_000_000, 10_000_000]),
    "grow-join": ("tables in a join", [1, 2, 4, 8, 16, 32, 48, 64]),
    "grow-values": ("values in IN, of a column", [1, 10, 100, 1_000, 10_000, 100_000]),
    "grow-requests": ("values in IN, of a parameter", [1, 10, 100, 1_000, 10_000, 100_000]),
    "grow-terms": ("terms of OR over one column", [10, 100, 1_000, 10_000, 100_000]),
    "grow-or": ("terms of OR over two columns", [10, 100, 1_000, 4_000, 10_000]),
    "grow-and": ("long AND", [10, 100, 1_000, 4_000, 10_000]),
    "grow-sum": ("terms of a sum", [10, 100, 500, 900]),
    "grow-columns": ("columns of the answer", [10, 100, 500, 1_000, 2_000]),
    "grow-expressions": ("common table expressions", [1, 3, 10, 30, 100, 300]),
}
COLORS = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b", "#7f7f7f", "#e377c2", "#bcbd22"]


def measure(job, count):
    """Seconds of processor time, the least of a few runs; None where the engine refuses."""
    best = None
    for _ in range(3 if count < 1_000_000 else 1):
        try:
            output = subprocess.run([PROGRAM, job, str(count)], capture_output=True, text=True, timeout=120).stdout
        except subprocess.TimeoutExpired:
            return None
        result = json.loads(output) if output.startswith("{") else {"error": "no answer"}
        if "error" in result:
            return None
        best = min(best or math.inf, result["cpu"])
        if best > 10:
            break
    return best


def slope(points):
    """The exponent: the least squares line through the upper half of the points."""
    upper = points[len(points) // 2 - (len(points) % 2 == 0):] if len(points) > 2 else points
    xs, ys = [math.log(x) for x, _ in upper], [math.log(y) for _, y in upper]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mx) ** 2 for x in xs)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / spread if spread else 0.0


def draw(lines, path):
    width, height, left, bottom, right, top = 920, 520, 70, 50, 300, 20
    decades_x, (low, high) = 7, (-5, 2)
    px = lambda x: left + (width - left - right) * math.log10(x) / decades_x
    py = lambda y: height - bottom - (height - bottom - top) * (math.log10(y) - low) / (high - low)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
           f'<rect width="{width}" height="{height}" fill="white"/>']
    for decade in range(decades_x + 1):
        x = px(10**decade)
        out.append(f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{height - bottom}" stroke="#ddd"/>')
        out.append(f'<text x="{x:.1f}" y="{height - bottom + 18}" text-anchor="middle">{10**decade:,}</text>')
    for decade in range(low, high + 1):
        y = py(10.0**decade)
        label = f"{10.0**decade:g} s" if decade >= 0 else f"{10.0**(decade + 3):g} ms"
        out.append(f'<line x1="{left}" y1="{y:.1f}" x2="{width - right}" y2="{y:.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
    out.append(f'<text x="{(left + width - right) / 2}" y="{height - 10}" text-anchor="middle">size</text>')
    out.append(f'<text x="16" y="{height / 2}" text-anchor="middle" transform="rotate(-90 16 {height / 2})">processor time</text>')
    for number, (title, points, exponent) in enumerate(lines):
        color = COLORS[number % len(COLORS)]
        path_points = " ".join(f"{px(x):.1f},{py(y):.1f}" for x, y in points)
        out.append(f'<polyline points="{path_points}" fill="none" stroke="{color}" stroke-width="2"/>')
        out += [f'<circle cx="{px(x):.1f}" cy="{py(y):.1f}" r="3" fill="{color}"/>' for x, y in points]
        y = top + 14 + number * 22
        out.append(f'<line x1="{width - right + 15}" y1="{y - 4}" x2="{width - right + 40}" y2="{y - 4}" stroke="{color}" stroke-width="2"/>')
        out.append(f'<text x="{width - right + 46}" y="{y}">{title}: n^{exponent:.2f}</text>')
    out.append("</svg>")
    Path(path).write_text("\n".join(out) + "\n")


def main():
    lines = []
    print("| what grows | " + "sizes and processor time | exponent |\n|---|---|---|")
    for job, (title, counts) in WAYS.items():
        points = []
        for count in counts:
            seconds = measure(job, count)
            if seconds is None:
                break
            points.append((count, seconds))
        exponent = slope(points) if len(points) > 1 else 0.0
        lines.append((title, points, exponent))
        shown = ", ".join(f"{count:,}: {seconds * 1e3:.3g} ms" for count, seconds in points)
        refused = f"; over two minutes or refused from {counts[len(points)]:,}" if len(points) < len(counts) else ""
        print(f"| {title} | {shown}{refused} | {exponent:.2f} |", flush=True)
    draw(lines, sys.argv[1] if len(sys.argv) > 1 else HERE / "growth.svg")


main()
