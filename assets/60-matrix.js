/* The party × area matrix: a real table with a real link in each cell, from one small list of numbers.
   Sent as Dash components, 35 × 24 cells are 200 kB of JSON and 1,700 wrapped components; this way 20 kB and one. */
window.pantau = window.pantau || {};
window.pantau.Matrix = function (props) {
  const e = window.React.createElement, words = props.words;
  const digits = new Intl.NumberFormat(props.lang), whole = new Intl.NumberFormat(props.lang, { style: "percent" });
  // A part is never written as all, nor something as nothing.
  const percent = (share) => whole.format(share > 0 && share < 1 ? Math.min(Math.max(share, 0.01), 0.99) : share);
  const link = (href, text, more) => (href ? e("a", Object.assign({ href: href }, more), text) : text);
  const kinds = { M: "ms", S: "ms", L: "ms", B: "bms", P: "bms", T: "tms", "": "open", x: "absent", "?": "never" };
  const say = function (cell) {
    if (cell[0] === "x") return words.absent;
    if (cell[0] === "?") return words.never;
    if (cell.length === 1) return cell[0] === "S" || cell[0] === "L" ? words.done : words.open;
    const counts = [2, 3, 4].filter((i) => cell[i + 1] !== null && cell[i + 1] !== undefined)
      .map((i) => words.statuses[i - 2] + " " + digits.format(cell[i + 1]));
    const done = cell[2] === null ? words.unknown : digits.format(cell[2]);
    return [words.checked + " " + done + " / " + digits.format(cell[1])].concat(counts).join(", ");
  };
  const cell = function (row, data, i) {
    const column = props.columns[i], title = column.name + ", " + row.label + ": " + say(data), open = data.length > 1 ? data[2] !== data[1] : data[0] === "";
    const share = data[1] ? Math.round((100 * (data[2] || 0)) / data[1]) : 0, isOpen = data[0] === "" && share > 0;
    // Where columns are few they are wide enough for the number itself.
    const letter = data[0].length && "MBTSLP".includes(data[0]) ? data[0]
      : isOpen && props.columns.length <= 12 ? data[1] < 20 ? data[2] + "/" + data[1] : percent(data[2] / data[1]) : "";
    const href = props.link && open && data[0] !== "x" && data[0] !== "?"
      ? props.link.replace("PARTY", column.code).replace("AREA", row.code) : null;
    return e("td", {
      key: i, className: kinds[data[0]] + (column.on ? " on" : ""), title: title,
      style: isOpen ? { "--share": share + "%" } : undefined,
    }, href ? link(href, letter, { "aria-label": title }) : [letter, e("span", { key: "said", className: "visually-hidden" }, say(data))]);
  };
  const head = e("thead", null, e("tr", null, [e("td", { key: "corner" }, props.corner)].concat(
    props.columns.map((column) => e("th", { key: column.code, scope: "col", title: column.name, className: column.on ? "on" : null },
      e("div", null, link(column.href, column.label)))), [e("th", { key: "total", scope: "col", className: "num" }, props.total)])));
  const body = e("tbody", null, props.rows.map((row) => e("tr", { key: row.code },
    e("th", { scope: "row" }, link(row.href, row.label)), row.cells.map((data, i) => cell(row, data, i)),
      e("td", { className: "num sum" }, row.few || (row.share === null ? "–" : percent(row.share))))));
  const foot = props.foot.length ? e("tfoot", null, props.foot.map((row) => e("tr", { key: row.label },
    e("th", { scope: "row" }, row.label), row.values.map((value, i) => e("td", { key: i, className: row.marks[i] ? "sum met" : "sum" }, value)),
    e("td", { className: "num sum" }, row.total)))) : null;
  return e("div", { id: props.id, className: "matrix", tabIndex: 0, role: "region", "aria-label": props.label },
    e("table", null, e("caption", { className: "visually-hidden" }, props.label), head, body, foot));
};
