// What all pages do by themselves: times, menus, languages, light and dark, flashes. Everything works without, less nicely.
"use strict";

const language = document.documentElement.lang || "en";
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "long" });
const absolute = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const units = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

function ago(date) {
  const seconds = (date - Date.now()) / 1000;
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return relative.format(Math.round(seconds), "second");
}

function showTimes(root = document) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const date = new Date(time.dateTime);
    if (Number.isNaN(date.getTime())) continue;
    const holder = time.closest(".when");
    time.textContent = holder ? ago(date) : absolute.format(date);
    time.title = absolute.format(date);
    if (holder && time.closest("[data-exact-times]")) {
      let exact = holder.querySelector(".exact");
      if (!exact) {
        exact = document.createElement("span");
        exact.className = "exact";
        holder.append(exact);
      }
      exact.textContent = absolute.format(date);
    }
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    menu.removeAttribute("open");
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  });
});

document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  });
  const link = event.target.closest && event.target.closest("a[data-language]");
  if (link) {
    const address = new URL(window.location.href);
    address.searchParams.set("lang", link.dataset.language);
    link.href = address.href;
  }
  const theme = event.target.closest && event.target.closest("button[data-theme]");
  if (theme) {
    window.amanaTheme.choose(theme.dataset.theme);
    showTheme();
  }
});

function showTheme() {
  for (const button of document.querySelectorAll("button[data-theme]")) {
    button.setAttribute("aria-pressed", String(button.dataset.theme === window.amanaTheme.chosen()));
  }
}

// The language stands in a cookie now, and what was done is said once; the address stays shareable.
const here = new URL(window.location.href);
if (here.searchParams.has("lang") || here.searchParams.has("done")) {
  here.searchParams.delete("lang");
  here.searchParams.delete("done");
  window.history.replaceState(null, "", here.href);
}

// An ended session or a failing service must not leave a button without an answer.
document.addEventListener("htmx:responseError", (event) => {
  const notice = document.getElementById("trouble");
  if (notice && !event.detail.requestConfig.triggeringEvent?.detail?.quiet) notice.hidden = false;
});

// A part with data-live asks for itself anew every so many seconds, while somebody looks; 204 means that nothing changed.
window.setInterval(() => {
  if (document.visibilityState !== "visible") return;
  const now = Date.now();
  for (const part of document.querySelectorAll("[data-live]")) {
    if (now < Number(part.dataset.next || 0) || part.querySelector("details[open] form")) continue;
    part.dataset.next = String(now + Number(part.dataset.live) * 1000);
    window.htmx.trigger(part, "live", { quiet: true });
  }
}, 500);

document.addEventListener("htmx:afterSwap", () => showTimes());
showTheme();
// On a narrow screen, the place where one is may lie outside of what the header shows.
document.querySelector(".top nav a[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
showTimes();
window.setInterval(() => showTimes(), 30000);
