// A link to words may name only their anchor (#s1234); the page that holds them is then asked for.
(() => {
  "use strict";
  const wanted = /^#s(\d+)$/.exec(window.location.hash);
  if (!wanted || document.getElementById(`s${wanted[1]}`)) return;
  const address = new URL(window.location.href);
  if (address.searchParams.has("at")) return;
  address.search = "";
  address.searchParams.set("at", `${wanted[1]}-${Number(wanted[1]) + 1}`);
  window.location.replace(address);
})();
