// The review desk: takes one item after the other, keeps it while somebody is there, and decides by key or click. Whatever
// is done names the item that was shown when it was done, so that a late key never meets the next one.
"use strict";

const main = document.getElementById("main");
const desk = document.getElementById("desk");
const HEARTBEATS_PER_LEASE = 4;
const IDLE_MINUTES = 10;

let shown = null; // {id, revision, token}; null while nothing is shown or the next one is loading
let shownAt = 0;
let wanted = null; // the outcome whose reasons are open
let last = null; // the decision that can be undone
let active = Date.now();
let undoTimer = 0;

const byId = (id) => document.getElementById(id);
const word = (name) => main.dataset[name];
const say = (text) => { byId("announce").textContent = text; };

function trouble(text) {
  const notice = byId("lost");
  notice.textContent = text || "";
  notice.hidden = !text;
}

// A gateway that is asked too much says when to come again; anything else is for the caller.
async function post(path, options, tries = 4) {
  const response = await fetch(path, { method: "POST", redirect: "error", ...options });
  if (response.status === 429 && tries > 0) {
    const seconds = Number(response.headers.get("Retry-After") || 1);
    await new Promise((done) => { setTimeout(done, 1000 * Math.min(seconds, 10)); });
    return post(path, options, tries - 1);
  }
  return response;
}

const json = (body) => ({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
const doors = "/console/review/desk/";

async function take() {
  shown = null;
  wanted = null;
  desk.setAttribute("aria-busy", "true");
  try {
    const response = await post("/console/review/take", { body: new URLSearchParams(new FormData(byId("which"))) });
    if (!response.ok) throw new Error(String(response.status));
    show(await response.text());
  } catch {
    desk.setAttribute("aria-busy", "false");
    trouble(word("trouble"));
  }
}

function show(html) {
  const part = new DOMParser().parseFromString(html, "text/html");
  desk.replaceChildren(...part.body.childNodes);
  desk.setAttribute("aria-busy", "false");
  trouble(null);
  window.showTimes?.(desk);
  const item = byId("item");
  shown = item ? { id: item.dataset.item, revision: Number(item.dataset.revision), token: item.dataset.token } : null;
  shownAt = performance.now();
  if (item) beat(item.dataset.until);
  const around = desk.querySelector(".rv-around ol");
  if (around) around.scrollTop = around.scrollHeight;
  (item || byId("nothing")).focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

function isHidden() {
  return desk.querySelector(".is-hidden") !== null;
}

function reveal() {
  const parts = document.querySelectorAll("#text, .harm");
  const hide = !isHidden();
  if (hide && !byId("reveal")) return;
  for (const part of parts) {
    part.classList.toggle("is-hidden", hide);
    part.toggleAttribute("aria-hidden", false);
    if (hide) part.setAttribute("aria-hidden", "true");
    // A picture is fetched only when somebody wants to see it.
    if (!hide && part.dataset.src && !part.src) part.src = part.dataset.src;
  }
  const button = byId("reveal");
  if (button) button.hidden = !hide;
  if (!hide) {
    say(word("shown"));
    byId("item").focus({ preventScroll: true });
    countSurroundings();
  }
}

// Whoever uncovers an item sees what is around it, too; that counts as seen.
function countSurroundings() {
  const item = shown;
  if (!item || !document.querySelector(".rv-around .harm")) return;
  post(doors + encodeURIComponent(item.id) + "/uncovered", json({ leaseToken: item.token })).catch(() => null);
}

function choose(outcome) {
  // Of what went out already there is nothing to block, and so no button for it.
  if (!shown || (outcome && !desk.querySelector(`.rv-go[data-outcome=${outcome}]`))) return;
  if (outcome === "cleared" && isHidden()) {
    reveal();
    say(word("readFirst"));
    return;
  }
  wanted = outcome;
  byId("codes").hidden = outcome === null;
  for (const button of document.querySelectorAll(".rv-go")) {
    button.setAttribute("aria-expanded", String(button.dataset.outcome === outcome));
  }
  for (const one of ["cleared", "blocked"]) byId("codes-" + one).hidden = one !== outcome;
  if (outcome) {
    const codes = byId("codes-" + outcome);
    (codes.querySelector(".likely") || codes.querySelector(".rv-code")).focus({ preventScroll: true });
  } else {
    byId("item").focus({ preventScroll: true });
  }
}

async function decide(code) {
  const item = shown;
  const outcome = wanted;
  if (!item || !outcome) return;
  const verdict = {
    outcome,
    code,
    note: byId("note").value,
    suspend: outcome === "blocked" && byId("suspend").checked,
    revision: item.revision,
    leaseToken: item.token,
  };
  // From here on no key decides anything until the next item is shown.
  shown = null;
  desk.setAttribute("aria-busy", "true");
  say(word("loading"));
  try {
    const response = await post(doors + encodeURIComponent(item.id) + "/decision", json(verdict));
    if (response.ok) {
      await take();
      offerUndo(await response.json());
      return;
    }
    const problem = await response.json().catch(() => ({}));
    if (response.status === 409) {
      await take();
      trouble(problem.detail || word("lost"));
    } else {
      keep(item, problem.detail || problem.title);
    }
  } catch {
    keep(item, word("trouble"));
  }
}

/** The decision did not arrive, as far as we know: repeating it is harmless. */
function keep(item, text) {
  shown = item;
  desk.setAttribute("aria-busy", "false");
  trouble(text);
}

async function skip() {
  const item = shown;
  if (!item) return;
  shown = null;
  // The next one is taken before this one is given back, or it would be this one again.
  await take();
  await post(doors + encodeURIComponent(item.id) + "/release", json({ leaseToken: item.token })).catch(() => null);
}

function offerUndo(decided) {
  last = decided;
  byId("undo-text").textContent = word(decided.outcome.toLowerCase());
  byId("undo").hidden = false;
  say(word(decided.outcome.toLowerCase()));
  clearTimeout(undoTimer);
  undoTimer = setTimeout(() => { if (last === decided) noUndo(); }, new Date(decided.effectiveAt) - Date.now());
}

function noUndo() {
  last = null;
  byId("undo").hidden = true;
}

async function undo() {
  const decided = last;
  if (!decided || desk.getAttribute("aria-busy") === "true") return;
  noUndo();
  const item = shown;
  shown = null;
  desk.setAttribute("aria-busy", "true");
  const response = await post("/console/review/decisions/" + decided.decisionId + "/undo", {}).catch(() => null);
  if (response && response.ok) {
    if (item) post(doors + encodeURIComponent(item.id) + "/release", json({ leaseToken: item.token })).catch(() => null);
    show(await response.text());
    say(word("undone"));
  } else {
    keep(item, word("trouble"));
  }
}

let heart = 0;
function beat(until) {
  clearTimeout(heart);
  const left = Math.max(new Date(until) - Date.now(), 8000);
  heart = setTimeout(heartbeat, left / HEARTBEATS_PER_LEASE);
}

async function heartbeat() {
  const item = shown;
  if (!item) return;
  beat(Date.now() + 60000);
  if (Date.now() - active > IDLE_MINUTES * 60000) {
    trouble(word("idle"));
    return;
  }
  const response = await post(doors + encodeURIComponent(item.id) + "/heartbeat", json({ leaseToken: item.token })).catch(() => null);
  if (shown !== item) return;
  if (response && response.status === 409) {
    await take();
    trouble(word("lost"));
  } else if (response && response.ok) {
    beat((await response.json()).leasedUntil);
  }
}

/** Gives back what is shown, even while the page goes away. */
function leave() {
  if (!shown) return;
  const body = new Blob([JSON.stringify({ leaseToken: shown.token })], { type: "application/json" });
  navigator.sendBeacon(doors + encodeURIComponent(shown.id) + "/release", body);
  shown = null;
}

// Letters by what stands on the key, else, on keyboards of other scripts, by where it lies.
function keyOf(event) {
  if (event.key.length > 1 || event.key === " " || event.key === "?") return event.key;
  const key = event.key.toLowerCase();
  if (/^[a-z0-9]$/.test(key)) return key;
  const code = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code);
  return code ? code[1].toLowerCase() : key;
}

const typing = (target) => target instanceof Element && target.matches("textarea, select, input:not([type=checkbox])");

function onKey(event) {
  active = Date.now();
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || byId("help").open) return;
  const key = keyOf(event);
  if (typing(event.target)) {
    if (key === "Escape") byId("item")?.focus({ preventScroll: true });
    return;
  }
  if (key === "?") return handled(event, () => byId("help").showModal());
  if (key === "u") return handled(event, undo);
  // Pressed before this item was there: it was meant for another.
  if (!shown || event.timeStamp < shownAt) return;
  if (key === " " && !(event.target instanceof Element && event.target.closest("button, summary, input, a"))) return handled(event, reveal);
  if (key === "d") return handled(event, () => choose("cleared"));
  if (key === "b") return handled(event, () => choose("blocked"));
  if (key === "s") return handled(event, skip);
  if (key === "Escape" && wanted) return handled(event, () => choose(null));
  if (wanted && key === "n") return handled(event, () => byId("note").focus());
  if (wanted === "blocked" && key === "p") return handled(event, () => { byId("suspend").checked = !byId("suspend").checked; });
  if (wanted && /^[1-9]$/.test(key)) {
    const code = byId("codes-" + wanted).querySelectorAll(".rv-code")[Number(key) - 1];
    if (code) handled(event, () => decide(code.dataset.code));
  }
}

function handled(event, what) {
  event.preventDefault();
  what();
}

function onClick(event) {
  active = Date.now();
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "help-button") byId("help").showModal();
  else if (button.id === "undo-button") undo();
  else if (button.id === "again") take();
  else if (!shown) return;
  else if (button.id === "reveal") reveal();
  else if (button.id === "skip") skip();
  else if (button.dataset.outcome) choose(button.dataset.outcome);
  else if (button.dataset.code) decide(button.dataset.code);
}

if (document.body.dataset.page === "review") {
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => { if (event.persisted) take(); });
  take();
}
