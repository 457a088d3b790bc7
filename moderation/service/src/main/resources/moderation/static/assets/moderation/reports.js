// Reports by keyboard: J and K go through the list; on a report, letters choose and the space bar shows the text.
"use strict";

const typing = (target) => target instanceof Element && target.matches("textarea, select, input:not([type=radio])");

// Letters by what stands on the key, else, on keyboards of other scripts, by where it lies.
function keyOf(event) {
  if (event.key.length > 1 || event.key === " ") return event.key;
  const key = event.key.toLowerCase();
  if (/^[a-z0-9]$/.test(key)) return key;
  const code = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code);
  return code ? code[1].toLowerCase() : key;
}

function move(step) {
  const links = [...document.querySelectorAll(".rp-link")];
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + step))]?.focus();
}

function pick(name, value) {
  const input = document.querySelector(`#answer input[name=${name}][value=${value}]`);
  if (input && !input.disabled) {
    input.checked = true;
    input.focus();
    measures();
  }
}

// Nothing follows from a report that is rejected.
function measures() {
  const group = document.getElementById("measures");
  if (group) group.disabled = document.querySelector("#answer input[value=REJECTED]").checked;
}

function onKey(event) {
  const form = document.getElementById("answer");
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = keyOf(event);
  const text = document.getElementById("text");
  if (key === " " && text && !(event.target instanceof Element && event.target.closest("button, summary, a, input"))) text.open = !text.open;
  else if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (form && key === "y") pick("answer", "UPHELD");
  else if (form && key === "n") pick("answer", "REJECTED");
  else if (form && key === "e") document.getElementById("explanation").focus();
  else if (form && /^[1-9]$/.test(key)) {
    const one = document.querySelectorAll("#measures input")[Number(key) - 1];
    if (one) pick("measure", one.value);
  } else return;
  event.preventDefault();
}

document.addEventListener("keydown", onKey);
document.addEventListener("change", measures);
