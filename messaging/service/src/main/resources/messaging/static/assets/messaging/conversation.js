// The conversation page: stays at the latest message, shows chosen files and progress, says mistakes before anything is sent.
"use strict";

const form = () => document.getElementById("write");
const threadEnd = () => document.getElementById("latest");

function atEnd() {
  return window.innerHeight + window.scrollY >= document.body.scrollHeight - 220;
}

function toEnd() {
  window.scrollTo({ top: document.body.scrollHeight });
  const button = document.getElementById("to-latest");
  if (button) button.hidden = true;
}

function problem(id, words) {
  const list = document.getElementById("problems");
  document.getElementById(id)?.remove();
  const field = document.getElementById(id === "text-problem" ? "text" : "files");
  field.toggleAttribute("aria-invalid", false);
  if (!words) return;
  const line = document.createElement("p");
  line.id = id;
  line.className = "problem";
  line.setAttribute("role", "alert");
  line.textContent = words;
  list.append(line);
  field.setAttribute("aria-invalid", "true");
}

function bytes(count) {
  const units = ["B", "KB", "MB"];
  let unit = 0;
  let value = count;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(value);
  return "\u2066" + number + " " + units[unit] + "\u2069";
}

function filesFit() {
  const files = [...document.getElementById("files").files];
  const fits = files.reduce((sum, file) => sum + file.size, 0) <= Number(form().dataset.mostBytes);
  problem("files-problem", fits ? null : form().dataset.tooLarge);
  return fits;
}

function showChosen() {
  const input = document.getElementById("files");
  const list = document.getElementById("chosen");
  list.replaceChildren(...[...input.files].map((file, at) => {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = file.name;
    const size = document.createElement("span");
    size.textContent = bytes(file.size);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", form().dataset.remove + " " + file.name);
    remove.addEventListener("click", () => {
      const kept = new DataTransfer();
      [...input.files].filter((_, other) => other !== at).forEach((other) => kept.items.add(other));
      input.files = kept.files;
      showChosen();
      input.focus();
    });
    item.append(name, size, remove);
    return item;
  }));
  filesFit();
}

document.addEventListener("change", (event) => {
  if (event.target.id === "files") showChosen();
});

document.addEventListener("input", (event) => {
  if (event.target.id === "text" && document.getElementById("text-problem")) problem("text-problem", null);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "text") {
    event.preventDefault();
    form().requestSubmit();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.id === "to-latest") toEnd();
});

document.addEventListener("htmx:confirm", (event) => {
  if (event.detail.elt.id !== "write") return;
  const text = document.getElementById("text");
  problem("text-problem", text.value.trim() ? null : form().dataset.textMissing);
  if (!text.value.trim()) {
    event.preventDefault();
    text.focus();
  } else if (!filesFit()) {
    event.preventDefault();
    document.getElementById("files").focus();
  }
});

document.addEventListener("htmx:xhr:progress", (event) => {
  if (event.target.id !== "write" || !event.detail.lengthComputable) return;
  const bar = document.getElementById("progress");
  bar.hidden = document.getElementById("files").files.length === 0;
  bar.value = (100 * event.detail.loaded) / event.detail.total;
});

function unsent(event) {
  if (event.detail.elt.id !== "write") return;
  document.getElementById("progress").hidden = true;
  problem("text-problem", form().dataset.failed);
}
document.addEventListener("htmx:responseError", unsent);
document.addEventListener("htmx:sendError", unsent);

// A swapped part keeps its open quotes, and the page stays where its reader was.
let open = [];
let followed = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "thread") return;
  open = [...document.querySelectorAll("#thread details[open]")].map((details) => details.id);
  followed = atEnd();
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "problems") {
    document.getElementById("progress").hidden = true;
    for (const [id, field] of [["text-problem", "text"], ["files-problem", "files"]]) {
      document.getElementById(field).setAttribute("aria-invalid", String(document.getElementById(id) !== null));
    }
    document.getElementById(document.getElementById("files-problem") ? "files" : "text").focus();
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  open = [];
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt.id !== "thread") return;
  const sent = event.detail.requestConfig?.verb === "post";
  if (sent) document.getElementById("text").focus({ preventScroll: true });
  if (sent || followed) toEnd();
  else document.getElementById("to-latest").hidden = false;
});

if (document.body.dataset.page === "conversation" && threadEnd()) toEnd();
