/* The table (dash_ag_grid) is a third of all bytes and belongs to one page: its script comes when a table is shown. */
(function () {
  const script = document.currentScript, address = script && script.dataset.grid;
  if (!address || window.dash_ag_grid) return;
  let real = null, waiting = null;
  function fetched() {
    waiting = waiting || new Promise(function (done, failed) {
      const tag = document.createElement("script");
      tag.src = address;
      tag.onload = done;
      tag.onerror = failed;
      document.head.append(tag);
    }).then(function () {
      real = window.dash_ag_grid.AgGrid;
      window.dash_ag_grid = Object.assign({}, window.dash_ag_grid, { AgGrid: Table });  // Dash must not see it change
    });
    return waiting;
  }
  function Table(props) {
    const React = window.React, ready = React.useState(real !== null);
    React.useEffect(function () {
      let here = true;
      if (!ready[0]) fetched().then(function () { if (here) ready[1](true); });
      return function () { here = false; };
    }, []);
    return ready[0] && real ? React.createElement(real, props) : null;
  }
  window.dash_ag_grid = { AgGrid: Table };
})();
