/* A native select whose options are addresses: choosing one opens it, the URL stays the state. */
document.addEventListener("change", function (event) {
  const select = event.target;
  if (!select.matches || !select.matches("select[data-do=open]") || !select.value.startsWith("/")) return;
  keepFocus(select);
  window.history.pushState({}, "", select.value);
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
});

/* The answer draws the page anew: whoever works with keys goes on where they were. */
function keepFocus(old) {
  const watch = new MutationObserver(function () {
    const now = document.getElementById(old.id);
    if (!now || now === old) return;
    watch.disconnect();
    if (document.activeElement === document.body) now.focus({ preventScroll: true });
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(function () { watch.disconnect(); }, 10000);
}

/* The table of items on a narrow screen: the columns that fit, the others are in the file. */
window.dashAgGridFunctions = window.dashAgGridFunctions || {};
window.dashAgGridFunctions.fitColumns = function (params) {
  const frame = document.querySelector(".backlog-grid"), width = frame ? frame.clientWidth : 0;
  if (!width) return;
  params.api.setColumnsVisible(["reference", "method", "team"], width > 900);
  params.api.setColumnsVisible(["received", "due"], width > 560);
};

/* The table of services: the same, and the first cell of a row is a link to the service. */
window.dashAgGridFunctions.fitTickets = function (params) {
  const frame = document.querySelector(".tickets-grid"), width = frame ? frame.clientWidth : 0;
  if (!width) return;
  function show(names, least) {
    params.api.setColumnsVisible(names.filter(function (name) { return params.api.getColumn(name); }), width > least);
  }
  show(["requester", "channel"], 1100);
  show(["officer", "response", "resolution"], 1000);
  show(["area", "party", "age"], 620);
  show(["due"], 480);
};
window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
window.dashAgGridComponentFunctions.RowLink = function (props) {
  return props.data ? window.React.createElement("a", { href: props.data.href }, props.value) : props.value || null;
};

/* A text to be sent on: selected whole and copied; without the newer way (plain http) the older one. */
document.addEventListener("click", function (event) {
  const button = event.target.closest && event.target.closest("button[data-do=copy]");
  const text = button && button.closest(".copy-box").querySelector("textarea");
  if (!text) return;
  text.select();
  if (navigator.clipboard) navigator.clipboard.writeText(text.value);
  else document.execCommand("copy");
});
