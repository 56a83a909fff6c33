// Adds to a page that already works without it: one key a stand, for the row that has the focus.
"use strict";

for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;

const CHOICES = { 1: "interesting", 2: "not_for_us", 3: "taken" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea")) return;
  const row = event.target.closest("[data-stands]");
  const choice = CHOICES[event.key];
  const button = row && choice && row.querySelector(`button[name="choice"][value="${choice}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
