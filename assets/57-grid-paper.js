/* On paper a table of any length becomes a plain one: the rows it has read from its top on, and how many there are. */
(function () {
  const MOST = 100; // one block of the table: three sheets
  const text = (tag, words) => Object.assign(document.createElement(tag), { textContent: words });
  function rowsOf(api) {
    const rows = [];
    api.forEachNode(node => { if (node.data && node.rowIndex < MOST) rows[node.rowIndex] = node; });
    const gap = rows.findIndex(node => !node);
    return gap < 0 ? rows : rows.slice(0, gap); // a block further down may be there without the one before
  }
  function table(api, rows) {
    const made = document.createElement("table"), columns = api.getColumns();
    made.className = "rows";
    const line = (tag, cells, row) => { cells.forEach((words, n) => {
      const cell = text(tag, words);
      if (columns[n].getColDef().cellClass === "num") cell.className = "num";
      row.append(cell);
    }); };
    line("th", columns.map(one => one.getColDef().headerName), made.createTHead().insertRow());
    const body = made.createTBody();
    rows.forEach(node => line("td", columns.map(one => node.data[one.getColDef().field] || ""), body.insertRow()));
    return made;
  }
  function fill() {
    document.querySelectorAll(".grid-paper").forEach(paper => {
      const place = paper.parentElement.querySelector(".backlog-grid [id]"), known = window.dash_ag_grid;
      const api = place && known && known.getApi && known.getApi(place.id), rows = api ? rowsOf(api) : [];
      if (!rows.length) return;
      const digits = new Intl.NumberFormat(document.documentElement.lang), all = api.getDisplayedRowCount();
      const words = paper.dataset[rows.length < all ? "some" : "all"];
      const said = words.replace("{rows}", digits.format(rows.length)).replace("{all}", digits.format(all));
      paper.replaceChildren(Object.assign(text("p", said), { className: "muted" }), table(api, rows));
    });
  }
  const empty = () => document.querySelectorAll(".grid-paper").forEach(paper => paper.replaceChildren());
  window.addEventListener("beforeprint", fill);
  window.addEventListener("afterprint", empty);
  window.matchMedia("print").addEventListener("change", event => (event.matches ? fill() : empty()));
})();
