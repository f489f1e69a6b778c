/* Numbers come after the frame: a link to a section of a page waits for the section, then shows it once. */
(function () {
  "use strict";
  var shown = "";
  function show() {
    var id = decodeURIComponent(location.hash.slice(1));
    if (!id) { shown = ""; return; }
    var at = location.pathname + location.hash;
    var section = document.getElementById(id);
    if (shown === at || !section) return;
    shown = at;
    section.scrollIntoView({ block: "start" });
  }
  new MutationObserver(show).observe(document.documentElement, { childList: true, subtree: true });
  window.addEventListener("hashchange", show);
  window.addEventListener("pagehide", function () { shown = ""; });
})();
