/* Network first, always. Where there is none, the officer's page becomes one that counts what waits on this phone. */
const PAGE = {{ page | tojson }};
const HEADERS = {
  "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
  "Content-Security-Policy": {{ policy | tojson }},
};
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("fetch", event => {
  const asked = event.request;
  if (asked.mode !== "navigate" || asked.method !== "GET" || new URL(asked.url).pathname !== {{ path | tojson }}) return;
  event.respondWith(fetch(asked).catch(() => new Response(PAGE, { status: 503, headers: HEADERS })));
});
