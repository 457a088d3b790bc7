// What is to be typed in elsewhere can be copied with one press, where the browser lets a page do so.
"use strict";
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
    const announced = document.getElementById("announce");
    if (announced) announced.textContent = button.dataset.copied;
  });
}
