// Adds to the pages of a draft, which work without it: line numbers that follow, jumps to lines, fields that follow a
// choice, and a word before leaving what is not saved.
"use strict";

const text = document.getElementById("id_text");
const numbers = document.getElementById("numbers");
const findings = document.getElementById("findings");
const MOST_NUMBERED = 20000;
let saved = text ? text.value : "";

function wrongLines() {
  return new Set([...findings.querySelectorAll("[data-mistake]")].map((link) => Number(link.dataset.line)));
}

function numberLines() {
  const count = Math.min(text.value.split("\n").length + 1, MOST_NUMBERED);
  const wrong = wrongLines();
  while (numbers.children.length > count) numbers.lastElementChild.remove();
  while (numbers.children.length < count) {
    const line = document.createElement("span");
    line.id = `rad-${numbers.children.length + 1}`;
    line.textContent = String(numbers.children.length + 1);
    numbers.append(line);
  }
  [...numbers.children].forEach((line, index) => line.classList.toggle("code-wrong", wrong.has(index + 1)));
  text.rows = count + 1;
}

function goToLine(number) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  text.focus({ preventScroll: true });
  text.setSelectionRange(start, start + (lines[number - 1] || "").length);
  document.getElementById(`rad-${number}`)?.scrollIntoView({ block: "center" });
}

if (text) {
  text.addEventListener("input", numberLines);
  findings.addEventListener("htmx:afterSwap", numberLines);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (!link) return;
    event.preventDefault();
    goToLine(Number(link.dataset.line));
  });
  text.form.addEventListener("submit", () => { saved = text.value; });
  window.addEventListener("beforeunload", (event) => {
    if (text.value !== saved) event.preventDefault();
  });
  numberLines();
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-refreshes]")) return;
  event.target.form.requestSubmit(event.target.form.querySelector('[name="refresh"]'));
});
