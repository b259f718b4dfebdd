// What pages need beyond HTML and htmx: keys on review lists, and a question before a deed.
// A review list is marked data-review, its items data-item, the buttons of an item data-key="a".
(() => {
  "use strict";

  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");
  const list = () => document.querySelector("[data-review]");
  const items = () => [...document.querySelectorAll("[data-review] [data-item]")];
  const chosen = () => document.querySelector("[data-review] .is-chosen[data-item]");

  function choose(item) {
    if (!item) return;
    const before = chosen();
    if (before) {
      before.classList.remove("is-chosen");
      before.removeAttribute("aria-current");
    }
    item.classList.add("is-chosen");
    item.setAttribute("aria-current", "true");
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    showWords(item);
  }

  // The words an item stands on, in the text beside it: data-words holds the mark's id.
  function showWords(item) {
    document.querySelectorAll(".mark.is-chosen").forEach((mark) => mark.classList.remove("is-chosen"));
    const mark = item.dataset.words && document.getElementById(item.dataset.words);
    if (!mark) return;
    mark.classList.add("is-chosen");
    mark.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const all = items();
    const place = all.indexOf(chosen());
    choose(all[place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1)]);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!list() || document.querySelector("dialog[open]")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") document.getElementById("keys")?.showModal();
    else if ("aexsm".includes(event.key)) {
      (chosen() || items()[0])?.querySelector(`[data-key="${event.key}"]`)?.click();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const item = event.target.closest?.("[data-review] [data-item]");
    if (!item || item === chosen()) return;
    chosen()?.removeAttribute("aria-current");
    chosen()?.classList.remove("is-chosen");
    item.classList.add("is-chosen");
    item.setAttribute("aria-current", "true");
    showWords(item);
  });

  // After htmx has put a list in place of the old one, the reader stays where he was.
  let place = 0;
  document.addEventListener("htmx:beforeSwap", () => { place = Math.max(items().indexOf(chosen()), 0); });
  document.addEventListener("htmx:afterSettle", () => {
    if (list() && !chosen()) choose(items()[Math.min(place, items().length - 1)]);
  });

  function ask(question) {
    const dialog = document.getElementById("confirm");
    dialog.querySelector("[data-question]").textContent = question;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const question = form.dataset.confirm;
    if (!question || form.dataset.isConfirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    if (!(await ask(question))) return;
    form.dataset.isConfirmed = "yes";
    form.requestSubmit(button);
    delete form.dataset.isConfirmed;
  }, true);

  document.addEventListener("htmx:confirm", (event) => {
    if (!event.detail.question) return;
    event.preventDefault();
    ask(event.detail.question).then((isAgreed) => { if (isAgreed) event.detail.issueRequest(true); });
  });

  // A menu closes when one looks elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
