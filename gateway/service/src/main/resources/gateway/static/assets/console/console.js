// What the pages of cases do besides: keys, folded filters and live updates. Everything works without, less nicely.
"use strict";

const typing = () => document.activeElement && document.activeElement.matches("input, textarea, select");

function moveInList(by) {
  const links = [...document.querySelectorAll(".case-link")];
  if (links.length === 0) return;
  const here = links.indexOf(document.activeElement);
  const next = Math.min(Math.max(here + by, 0), links.length - 1);
  links[next].focus();
  links[next].closest(".case").scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (document.activeElement && document.activeElement.id === "q") document.activeElement.blur();
    return;
  }
  if (typing() || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.getElementById("q");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "j" || event.key === "k") {
    moveInList(event.key === "j" ? 1 : -1);
  }
});

// Typing searches by itself or by Enter; that a field was left is no reason to search again.
document.addEventListener("change", (event) => {
  if (event.target.matches("#q, [data-quiet]")) event.stopPropagation();
}, true);

// Filters are folded on narrow screens, and stay as they were when results change.
const narrow = window.matchMedia("(max-width: 61.9rem)");
let unfolded = !narrow.matches;
function foldFilters() {
  const fold = document.querySelector("details.filters-fold");
  if (!fold) return;
  fold.open = unfolded;
  fold.addEventListener("toggle", () => { unfolded = fold.open; });
}

// What was revealed for a reason stays when the page fetches itself anew.
let kept = [];
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "case") {
    kept = [...document.querySelectorAll("#case [data-revealed]")];
  }
});
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id === "case") {
    event.detail.parameters.shown = document.querySelectorAll("#timeline .entry").length;
  }
});
document.addEventListener("htmx:afterSwap", () => {
  for (const shown of kept) {
    const fresh = document.getElementById(shown.id);
    if (fresh && fresh !== shown && !fresh.dataset.revealed) fresh.replaceWith(shown);
  }
  kept = [];
  foldFilters();
});

function followCase() {
  const page = document.getElementById("case");
  if (!page) return;
  const hint = document.getElementById("changed-hint");
  const refresh = () => {
    hint.hidden = true;
    window.htmx.trigger("#case", "refresh");
  };
  // Nobody's half-written reason is thrown away, nor the answer to one that is under way.
  const busy = () => typing() || document.querySelector("#case details.reveal[open]");
  let newest = Number(page.dataset.revision);
  const follow = () => {
    if (Number(document.getElementById("case").dataset.revision) >= newest) return;
    if (busy()) hint.hidden = false;
    else refresh();
  };
  hint.querySelector("[data-refresh]").addEventListener("click", refresh);
  const events = new EventSource(page.dataset.events + "?since=" + page.dataset.revision);
  events.addEventListener("revision", (event) => {
    newest = Number(event.data);
    follow();
  });
  // What changed while the case was being fetched: htmx forgets a request that waits on an element that is exchanged.
  document.addEventListener("htmx:afterSettle", follow);
  for (const failed of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failed, (event) => {
      if (event.detail.elt.id === "case") hint.hidden = false;
    });
  }
  const live = (on) => document.body.classList.toggle("is-live", on);
  events.onopen = () => live(true);
  events.onerror = () => live(false);
  window.addEventListener("pagehide", () => events.close());
}

function followSearch() {
  if (document.body.dataset.page !== "search") return;
  const events = new EventSource("/console/events");
  events.addEventListener("searchable", () => {
    const news = document.getElementById("news");
    if (news) news.hidden = false;
  });
  window.addEventListener("pagehide", () => events.close());
}

foldFilters();
followCase();
followSearch();
