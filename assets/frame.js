/* The few lines that run in the browser. No data lives here: the URL is the state. */
(function () {
  "use strict";
  if (window.pantauFrame) return;
  window.pantauFrame = true;

  /* Dash loads plotly.js from the address it keeps here, when the first figure appears: ours is a third of the size. */
  var own = document.currentScript && document.currentScript.dataset.plotly;
  var plotly = own || new URL("vendor/plotly-cartesian-4.1.1.min.js", document.currentScript.src).href;
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: function () { return plotly; }, set: function () {} });

  function find(selector, root) { return (root || document).querySelector(selector); }
  function all(selector, root) { return Array.from((root || document).querySelectorAll(selector)); }
  function doer(event, name) { return event.target.closest && event.target.closest('[data-do="' + name + '"]'); }

  /* Following links without a reload, and writing the state into the URL. */
  function go(href) {
    var to = new URL(href, location.href);
    if (to.href === location.href) return;
    history.pushState({}, "", to.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    settle();
    if (to.hash) return;
    window.scrollTo(0, 0);
  }
  function settle() {
    all("details.menu[open], details.info[open]").forEach(function (one) { one.open = false; });
    var top = find(".top.is-open");
    if (top) openMenu(top, false);
  }
  function openMenu(top, open) {
    top.classList.toggle("is-open", open);
    find(".menu-button", top).setAttribute("aria-expanded", String(open));
  }
  function isOwnLink(link, event) {
    return link && link.href && link.origin === location.origin && !link.target && !link.hasAttribute("download") &&
      !link.dataset.file && !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (isOwnLink(link, event) && !link.getAttribute("href").startsWith("#")) { event.preventDefault(); go(link.href); return; }
    if (doer(event, "menu")) { var top = find(".top"); openMenu(top, !top.classList.contains("is-open")); }
    if (doer(event, "theme")) setTheme(document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark");
    if (doer(event, "keys")) { settle(); find("#shell-keys").showModal(); }
    all("details.menu[open], details.info[open]").forEach(function (one) { if (!one.contains(event.target)) one.open = false; });
  });

  /* Theme: the reader's choice, else the system's. */
  function setTheme(theme) {
    document.documentElement.dataset.bsTheme = theme;
    try { localStorage.setItem("theme", theme); } catch (blocked) { /* the choice lasts for this page */ }
  }
  (function () {
    var kept = null;
    try { kept = localStorage.getItem("theme"); } catch (blocked) { /* private window */ }
    document.documentElement.dataset.bsTheme = kept || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  })();

  /* The name of the page in the browser's tab, and read aloud when it changes. */
  var said = null;
  new MutationObserver(function () {
    var main = find("main[data-title]");
    if (!main || main.dataset.title === said) return;
    var first = said === null;
    said = main.dataset.title;
    document.title = said ? said + " · Pantau Verpol" : "Pantau Verpol";
    if (!first) find('[data-says="title"]').textContent = said;
  }).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["data-title"] });

  /* Search and as-of: native fields that write the URL. */
  function choices() {
    var list = find("#shell-choices");
    if (!list || !list.dataset.choices) return [];
    return list.dataset.choices.split("\n").map(function (line) {
      var cut = line.split("|");
      return { kind: cut[0], code: cut[1], label: cut.slice(2).join("|") };
    });
  }
  function offer() {
    var list = find("#shell-choices");
    if (!list || list.dataset.given === list.dataset.choices) return;
    list.dataset.given = list.dataset.choices;
    list.replaceChildren.apply(list, choices().map(function (one) {
      var option = document.createElement("option");
      option.value = one.label;
      return option;
    }));
  }
  function sought(words) {
    var low = words.trim().toLowerCase();
    if (!low) return null;
    var known = choices();
    return known.find(function (one) { return one.label.toLowerCase() === low || one.code === low; }) ||
      known.find(function (one) { return one.label.toLowerCase().startsWith(low); }) ||
      known.find(function (one) { return one.label.toLowerCase().includes(low); }) || null;
  }
  function openFound(one) {
    var query = new URLSearchParams(location.search);
    ["wilayah", "umur", "temuan", "urut"].forEach(function (key) { query.delete(key); });
    var path = location.pathname;
    if (one.kind === "area") { query.delete("partai"); path = "/wilayah/" + one.code; }
    else if (/^\/(verifikasi|tunggakan|pemutakhiran)/.test(path)) query.set("partai", one.code);
    else { query.delete("partai"); path = "/partai/" + one.code; }
    var said = query.toString();
    go(path + (said ? "?" + said : ""));
  }
  function leave(field) {
    field.value = "";
    field.blur();
  }
  document.addEventListener("focusin", function (event) { if (event.target.name === "cari") offer(); });
  document.addEventListener("input", function (event) {
    if (event.target.name !== "cari") return;
    find(".search-miss").textContent = "";
    /* Choosing from the list arrives as an input without a typed key. */
    if (event.inputType && event.inputType !== "insertReplacementText") return;
    var exact = choices().find(function (one) { return one.label === event.target.value; });
    if (exact) { openFound(exact); leave(event.target); }
  });
  document.addEventListener("submit", function (event) {
    var form = event.target, job = form.dataset.do;
    if (job === "search") {
      event.preventDefault();
      var field = find("input[name=cari]", form), one = sought(field.value);
      if (one) { openFound(one); leave(field); }
      else if (field.value.trim()) find(".search-miss").textContent = find(".search-miss").dataset.miss.replace("{words}", field.value.trim());
    }
    if (job === "as-of") {
      event.preventDefault();
      var query = new URLSearchParams(location.search);
      query.set("per", find("input[name=per]", form).value);
      go(location.pathname + "?" + query);
    }
    if (job === "stay") find("input[name=next]", form).value = location.pathname + location.search;
  }, true);

  /* Keys: not while typing. */
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      all("details.menu[open], details.info[open]").forEach(function (one) { one.open = false; find("summary", one).focus(); });
      return;
    }
    var typing = event.target.closest("input, textarea, select, [contenteditable=true]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || find("dialog[open]")) return;
    if (event.key === "/") {
      event.preventDefault();
      if (getComputedStyle(find(".tools")).display === "none") openMenu(find(".top"), true);
      find("input[name=cari]").focus();
    }
    if (event.key === "?") { event.preventDefault(); find("#shell-keys").showModal(); }
  });

  /* On paper a figure shrinks to its column instead of running out of it. */
  window.addEventListener("beforeprint", function () {
    all(".plot .main-svg").forEach(function (svg) {
      if (!svg.hasAttribute("viewBox")) svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    });
  });
  window.addEventListener("afterprint", function () {
    all(".plot .main-svg").forEach(function (svg) { svg.removeAttribute("viewBox"); });
  });

  /* The session has ended while the page was open: old numbers dim, the login page opens and leads back here. */
  var plain = window.fetch;
  window.fetch = function () {
    return plain.apply(window, arguments).then(function (answer) {
      if (answer.status === 401 && new URL(answer.url).pathname.startsWith("/_dash")) {
        document.documentElement.dataset.gone = "";
        location.assign("/login?next=" + encodeURIComponent(location.pathname + location.search));
      }
      return answer;
    });
  };
})();
