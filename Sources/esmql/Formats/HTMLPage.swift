/// What stands around the table of an HTML page.
enum HTMLPage {
    /// The beginning, up to where the table starts.
    ///
    /// The policy lets the page load nothing at all.
    static let head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>result</title>
        <style>
        :root { color-scheme: light dark; --back: #fff; --text: #1b1d21; --line: #d5d8dd;
            --head: #f1f3f5; --faint: #6b7079; }
        @media (prefers-color-scheme: dark) {
            :root { --back: #16181c; --text: #e4e6ea; --line: #3a3e46; --head: #23262c; --faint: #9aa0aa; }
        }
        body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem;
            background: var(--back); color: var(--text); }
        /* The chart comes last, when all rows are known, and is shown first. */
        body { display: flex; flex-direction: column; align-items: flex-start; }
        figure { order: -1; margin: 0 0 1rem; max-width: 100%; }
        figure svg { max-width: 100%; height: auto; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid var(--line); padding: .3rem .6rem;
            text-align: left; vertical-align: top; white-space: pre-wrap; }
        th { position: sticky; top: 0; padding: 0; background: var(--head); }
        th button { all: unset; box-sizing: border-box; width: 100%; padding: .3rem .6rem; cursor: pointer; }
        th button:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; }
        th[aria-sort="ascending"] button::after { content: " \\25B2"; }
        th[aria-sort="descending"] button::after { content: " \\25BC"; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .null, p { color: var(--faint); }
        .blob { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
        </style>
        </head>
        <body>

        """

    /// The end, from where the table and its count of rows are over.
    ///
    /// NULLs sort before numbers, these before texts, these before blobs, as in SQLite; texts in the order of
    /// the browser's language; integers that a double does not hold exactly.
    static let tail = """
        <script>
        "use strict";
        const body = document.querySelector("tbody");
        const heads = [...document.querySelectorAll("th")];
        const ranks = { null: 0, number: 1, "": 2, blob: 3 };
        const texts = new Intl.Collator();
        const number = text => Number(text.replace("Inf", "Infinity"));
        const whole = /^-?[0-9]+$/;
        function compare(a, b) {
            if (a.rank !== b.rank) return a.rank - b.rank;
            if (a.rank === 0) return 0;
            if (a.rank !== 1) return texts.compare(a.text, b.text);
            if (whole.test(a.text) && whole.test(b.text)) {
                const x = BigInt(a.text), y = BigInt(b.text);
                return x < y ? -1 : x > y ? 1 : 0;
            }
            const x = number(a.text), y = number(b.text);
            return x < y ? -1 : x > y ? 1 : 0;
        }
        heads.forEach((head, column) => {
            const cells = [...body.rows].map(row => row.cells[column].className);
            if (cells.includes("number") && cells.every(kind => kind === "number" || kind === "null")) {
                head.style.textAlign = "right";
                for (const row of body.rows) row.cells[column].style.textAlign = "right";
            }
            head.querySelector("button").addEventListener("click", () => {
                const isAscending = head.getAttribute("aria-sort") !== "ascending";
                const keyed = [...body.rows].map(row => {
                    const cell = row.cells[column];
                    return { row, rank: ranks[cell.className], text: cell.textContent };
                });
                keyed.sort((a, b) => isAscending ? compare(a, b) : compare(b, a));
                for (const other of heads) other.removeAttribute("aria-sort");
                head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
                body.append(...keyed.map(key => key.row));
            });
        });
        </script>
        </body>
        </html>

        """
}
