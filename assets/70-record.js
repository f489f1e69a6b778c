/* The officer's page: drafts, an outbox that sends each record once, and parts drawn anew. No data leaves but to our routes.
   A record gets its key when its draft begins; whatever is sent again carries the same key, so the server keeps one. */
(function () {
  "use strict";
  const find = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const RUN = /\d(?:[\s.,\-_/:|'·]{0,2}\d){15,}/g, RETRY = 5000, RESET = [408, 429], STAY = [401, 403];
  let sending = false, timer = 0, offline = false, busy = false, said = "", last = -1e9;

  /* What is kept on this phone, under the officer's own name; gone at logout. */
  const page = () => find(".record");
  const say = name => page().getAttribute("data-say-" + name) || "";
  const user = () => (find("form[data-user]") || { dataset: {} }).dataset.user || "";
  const place = name => "catat:" + user() + ":" + name;
  function kept(name, otherwise) {
    try { return JSON.parse(localStorage.getItem(place(name))) || otherwise; } catch (broken) { return otherwise; }
  }
  function keep(name, value) {
    try { if (value === null) localStorage.removeItem(place(name)); else localStorage.setItem(place(name), JSON.stringify(value)); }
    catch (blocked) { /* private window: nothing outlives the page */ }
  }
  const masked = words => words.replace(RUN, say("mask"));

  /* Elements of the server's trees (dashboard/trees.py): [tag, attributes, ...children]. */
  const NAMES = { className: "class", htmlFor: "for", defaultValue: "value", defaultChecked: "checked" };
  function build(node) {
    if (!Array.isArray(node)) return document.createTextNode(node === null ? "" : String(node));
    const one = node[0] ? document.createElement(node[0]) : document.createDocumentFragment();
    Object.entries(window.pantau.named(node[1])).forEach(([name, value]) => {
      if (value !== false && value !== null) one.setAttribute(NAMES[name] || name, value === true ? "" : value);
    });
    one.append(...node.slice(2).map(build));
    return one;
  }
  function draw(parts) {
    Object.entries(parts || {}).forEach(([id, tree]) => {
      const old = document.getElementById(id);
      if (!old) return;
      const ended = find(".record-ended[open]", old);
      old.replaceChildren(build(tree));
      if (ended && find(".record-ended", old)) find(".record-ended", old).open = true;
    });
    settle();
  }

  /* The draft of a new service. */
  const form = () => find("#record-form");
  const fields = one => Object.fromEntries(Array.from(new FormData(one)).map(([name, value]) => [name, masked(String(value))]));
  function noteDraft() {
    const before = kept("draft", null);
    keep("draft", { key: before ? before.key : crypto.randomUUID(), fields: fields(form()) });
  }
  function fill(values) {
    const one = form();
    one.reset();
    Object.entries(values).forEach(([name, value]) => {
      const field = one.elements.namedItem(name);
      if (field) field.value = value;
    });
    find(".record-notes").open = ["question", "answer", "reference"].some(name => values[name]);
    follow();
  }
  function follow() {
    const chosen = form().elements.category.value, box = find('[data-field="topic"]');
    if (!box) return;
    let shown = 0;
    all("[data-category]", box).forEach(one => {
      one.hidden = one.dataset.category !== chosen;
      if (one.hidden) find("input", one).checked = false; else shown += 1;
    });
    box.hidden = !shown;
  }
  function narrow(words) {
    const low = words.trim().toLowerCase();
    all('[data-field="party"] [data-find]').forEach(one => { one.hidden = !one.dataset.find.includes(low) && !find("input", one).checked; });
  }
  function missing(one) {
    return all("[data-needed]", one).find(box => !find("input:checked", box));
  }
  function ask(box) {
    tell(say(box.dataset.field) || say("items"), "is-bad");
    box.scrollIntoView({ block: "center" });
    find("input", box).focus({ preventScroll: true });
  }

  /* The outbox: what was tapped waits here until the server has said yes or no to it. */
  function send(url, body, more) {
    const box = kept("outbox", []), key = (more || {}).key || crypto.randomUUID();
    if (!box.some(one => one.key === key)) {
      box.push({ url, body: { area: page().dataset.area, officer: find("#record-officer").value, ...body }, at: Date.now(), ...more, key });
      keep("outbox", box);
    }
    said = "";
    flush();
  }
  const drop = key => keep("outbox", kept("outbox", []).filter(one => one.key !== key));
  async function post(one) {
    const token = find('form[data-user] input[name="token"]').value;
    const headers = { "Content-Type": "application/json", "Accept": "application/json", "X-Form-Token": token };
    const body = JSON.stringify({ ...one.body, key: one.key, ago: Math.max(0, Math.round((Date.now() - one.at) / 1000)) });
    const answer = await fetch(one.url, { method: "POST", headers, body, redirect: "manual" });
    return { status: answer.status, ok: answer.ok, later: answer.headers.has("Retry-After"), told: await answer.json().catch(() => ({})) };
  }
  async function flush() {
    if (sending || !page()) return;
    sending = true;
    clearTimeout(timer);
    show();
    const tried = new Set();
    let held = false;
    for (let one; (one = kept("outbox", []).find(each => !tried.has(each.key)));) {
      tried.add(one.key);
      let answer;
      try { answer = await post(one); } catch (lost) { offline = true; break; }
      offline = false;
      if (STAY.includes(answer.status)) { said = answer.status === 401 ? "signin" : answer.told.message; break; }
      if (answer.status >= 500 || RESET.includes(answer.status)) { held = held || answer.later; continue; }
      drop(one.key);
      if (page()) finished(one, answer);
    }
    sending = false;
    busy = held;
    const left = kept("outbox", []).length;
    if (left && said !== "signin") timer = setTimeout(flush, RETRY);
    if (page()) show();
  }
  function finished(one, answer) {
    const told = answer.told;
    if (answer.ok) { draw(told.parts); tell(told.said || "", "is-good"); return; }
    tell(told.message || "", "is-bad");
    if (one.fields && !kept("draft", null)) { keep("draft", { key: crypto.randomUUID(), fields: one.fields }); fill(one.fields); }
    refresh();
  }
  async function refresh() {
    if (!page()) return;
    try {
      const answer = await fetch("/catat/bagian?wilayah=" + page().dataset.area, { headers: { "Accept": "application/json" }, redirect: "manual" });
      if (answer.ok) draw((await answer.json()).parts);
    } catch (lost) { /* the next action will tell */ }
  }

  /* What the page says about itself. */
  function tell(words, tone, link) {
    const box = find("#record-status"), one = document.createElement("p");
    one.className = tone;
    one.append(words);
    if (link) { const way = document.createElement("a"); way.href = link; way.dataset.file = "page"; way.textContent = say("signin-link"); one.append(" ", way); }
    box.replaceChildren(...(words ? [one] : []));
  }
  function show() {
    const box = kept("outbox", []);
    if (box.length && said === "signin") tell(say("signin"), "is-bad", "/login?next=/catat");
    else if (box.length && said) tell(said, "is-bad");
    else if (box.length) tell(sending && !offline && !busy ? say("sending") : say(busy && !offline ? "busy" : "unsent") + " (" + box.length + ")", "is-waiting");
    else if (find("#record-status .is-waiting")) tell("", "");
    settle();
  }
  function settle() {
    if (!page()) return;
    const waiting = kept("outbox", []).map(one => String(one.ticket || "")), mine = find("#record-officer").value;
    all("[data-ticket]").forEach(one => {
      const busy = waiting.includes(one.dataset.ticket);
      one.setAttribute("aria-busy", String(busy));
      all("button, select", one).forEach(field => { field.disabled = busy; });
      if (one.matches(".ticket:not(.is-ended)")) one.hidden = kept("whose", "all") === "mine" && one.dataset.officer !== mine;
    });
    all("[data-record^=whose]").forEach(one => one.setAttribute("aria-pressed", String(one.dataset.record === "whose-" + kept("whose", "all"))));
  }
  function open(name) {
    all(".record-tabs [data-record]").forEach(one => {
      const chosen = one.dataset.record === name;
      one.setAttribute("aria-selected", String(chosen));
      find("#record-panel-" + one.dataset.record).hidden = !chosen;
    });
    window.scrollTo(0, 0);
    tell("", ""); /* what was said was about the tab that is left; what waits is said anew */
    show();
    if (name === "open") refresh();
  }
  function begin() {
    const one = page(), list = find("#record-officer"), own = user(), draft = kept("draft", null);
    one.dataset.ready = "";
    if (own && !all("option", list).some(each => each.value === own)) list.prepend(new Option(own, own));
    list.value = kept("officer", own);
    if (list.selectedIndex < 0) list.value = own;
    if (draft) { fill(draft.fields); tell(say("kept"), "is-good"); }
    show();
    flush();
    if (worker()) worker().register("/catat/pekerja.js", { scope: "/catat" }).catch(() => { /* no worker: no page without a network */ });
  }
  const worker = () => navigator.serviceWorker; /* only over TLS, and on this machine itself */

  /* What an officer does. */
  const step = (card, body) => send("/layanan/" + card.dataset.ticket + "/langkah", { ...body, version: card.dataset.version }, { ticket: card.dataset.ticket });
  document.addEventListener("click", event => {
    const one = event.target.closest && event.target.closest(".record [data-record]");
    if (!one || one.tagName === "FORM" || one.tagName === "SELECT") return;
    const job = one.dataset.record, card = one.closest("[data-ticket]");
    if (one.getAttribute("role") === "tab") open(job);
    if (job === "step") step(card, { step: one.dataset.step, target: one.dataset.target || "" });
    if (job === "survey") send("/layanan/" + card.dataset.ticket + "/survei", {}, { ticket: card.dataset.ticket });
    if (job === "close") find("#record-after").replaceChildren();
    if (job.startsWith("whose")) { keep("whose", job.slice(6)); settle(); }
    if (job === "count") { const field = find("input", one.parentElement); field.value = Math.min(99, Math.max(0, Number(field.value) + Number(one.dataset.by))); }
  });
  document.addEventListener("change", event => {
    const one = event.target;
    if (!one.closest || !one.closest(".record")) return;
    if (one.id === "record-officer") { keep("officer", one.value); settle(); }
    if (one.dataset.record === "move" && one.value) step(one.closest("[data-ticket]"), { step: "pindah", target: one.value });
    if (one.name === "category") follow();
    if (one.type === "radio" && one.form === form() && matchMedia("(pointer: coarse)").matches) advance(one.closest("fieldset"));
  });
  function advance(box) { /* on a phone the next question comes up to the thumb */
    let next = box.nextElementSibling;
    while (next && next.hidden) next = next.nextElementSibling;
    if (next && next.getBoundingClientRect().bottom > window.innerHeight - 90) next.scrollIntoView({ block: "start" });
  }
  document.addEventListener("input", event => {
    if (event.target.dataset && event.target.dataset.record === "narrow") narrow(event.target.value);
    else if (event.target.form && event.target.form === form()) noteDraft();
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.dataset && event.target.dataset.record === "narrow") event.preventDefault();
  });
  document.addEventListener("submit", event => {
    const one = event.target, job = one.dataset.record;
    if (one.dataset.user !== undefined) { leave(event); return; }
    if (!job || !one.closest(".record")) return;
    event.preventDefault();
    if (event.timeStamp - last < 700) return; /* the second tap of two */
    const box = missing(one);
    if (box) { ask(box); return; }
    const values = fields(one);
    last = event.timeStamp;
    if (job === "form") {
      const draft = kept("draft", { key: crypto.randomUUID() });
      keep("draft", null);
      send("/layanan", { ...values, end: event.submitter ? event.submitter.value : "buka" }, { key: draft.key, fields: values });
      fill({});
      narrow("");
      window.scrollTo(0, 0);
    }
    if (job === "attendance") send("/absensi", values);
    if (job === "readiness") send("/kesiapan", values);
  });
  function leave(event) {
    if (kept("outbox", []).length && !window.confirm(event.target.dataset.leave)) { event.preventDefault(); return; }
    ["draft", "outbox", "officer", "whose"].forEach(name => keep(name, null));
    if (worker()) worker().getRegistration("/catat").then(one => one && one.unregister());
  }
  window.addEventListener("online", flush);
  window.addEventListener("offline", () => { offline = true; if (page()) show(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && page()) { flush(); refresh(); } });
  new MutationObserver(() => { if (page() && page().dataset.ready === undefined && user()) begin(); })
    .observe(document.documentElement, { childList: true, subtree: true });
})();
