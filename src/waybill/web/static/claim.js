// The form of a claim: words of the text go into slots by selecting them; what is typed is kept until it is recorded.
"use strict";

const text = document.querySelector(".text");
const form = document.querySelector("form.claim-form");
const keysSwitch = document.querySelector("#keys");
const LAST = "waybill-last"; // Where the claim stands that was decided on last.
const draftKey = form && `waybill-draft ${form.dataset.person} ${form.dataset.claim} ${form.elements.seen?.value ?? ""}`;
let chosen = null; // The last words that were selected in the text: {start, end, words}.

// --- Places in the text -----------------------------------------------------------------------------------------

/** Code points of a text up to an offset in UTF-16 units. */
const points = (words, offset) => Array.from(words.slice(0, offset)).length;

/** Where in the document's text an end of a selection is; null outside of the text. */
function placeOf(node, offset) {
  const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset] ?? node;
  const stretch = (inside.nodeType === Node.TEXT_NODE ? inside.parentElement : inside)?.closest?.("[data-start]");
  if (!stretch || !text.contains(stretch)) return null;
  const start = Number(stretch.dataset.start);
  return node.nodeType === Node.TEXT_NODE ? start + points(node.data, offset) : start;
}

/** The words that are selected in the text, without white space around them; null where there are none. */
function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const words = selection.toString();
  const start = placeOf(range.startContainer, range.startOffset);
  if (start === null || !words.trim()) return null;
  const before = Array.from(words.slice(0, words.length - words.trimStart().length)).length;
  const trimmed = words.trim();
  return { start: start + before, end: start + before + Array.from(trimmed).length, words: trimmed };
}

/** A range in the page for a place in the text; null where it is not there. */
function rangeOf(start, end) {
  const range = document.createRange();
  let begun = false;
  for (const stretch of text.querySelectorAll("[data-start]")) {
    const node = stretch.firstChild;
    if (node?.nodeType !== Node.TEXT_NODE) continue;
    const from = Number(stretch.dataset.start);
    const characters = Array.from(node.data);
    const unit = (point) => characters.slice(0, point - from).join("").length;
    if (!begun && start < from + characters.length) {
      range.setStart(node, unit(Math.max(start, from)));
      begun = true;
    }
    if (begun && end <= from + characters.length) {
      range.setEnd(node, unit(end));
      return range;
    }
  }
  return null;
}

/** Show where the words of a row stand. */
function point(row) {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("waybill-place");
  const [start, end] = (row?.querySelector(".at")?.value ?? "").split("-").map(Number);
  const range = end > start ? rangeOf(start, end) : null;
  if (range) CSS.highlights.set("waybill-place", new Highlight(range));
}

// --- Rows of slots ----------------------------------------------------------------------------------------------

const slotOf = (name) => form.querySelector(`.slot-field[data-slot="${CSS.escape(name)}"]`);
const rowsOf = (field) => [...field.querySelectorAll(".row")];
const isEmpty = (row) => !row.querySelector(".value").value.trim();

/** A new, empty row at the end of a slot. */
function addRow(field) {
  const row = rowsOf(field).at(-1).cloneNode(true);
  for (const each of row.querySelectorAll("input, textarea")) each.value = "";
  for (const each of row.querySelectorAll("select")) each.selectedIndex = 0;
  const chain = row.querySelector(".chain-number");
  if (chain) chain.value = rowsOf(field).at(-1).querySelector(".chain-number").value;
  rowsOf(field).at(-1).after(row);
  return row;
}

/** Put words of the text into a row; where a row says something of its own (a date), only their place. */
function fill(row, words) {
  row.querySelector(".at").value = `${words.start}-${words.end}`;
  const value = row.querySelector(".value");
  // A field of one line would drop a break and join the words around it.
  if (row.closest(".slot-field").dataset.takes === "words") value.value = words.words.replace(/\s+/gu, " ");
  else value.focus();
  changed();
  point(row);
}

/** Put the selected words into a slot: into the row that is given, or the first empty one. */
function take(field, row = null) {
  chosen = selected() ?? chosen;
  if (!chosen) return tell("Select words in the text first.");
  const single = field.dataset.single === "yes";
  const goal = row ?? (single ? rowsOf(field)[0] : rowsOf(field).find(isEmpty) ?? addRow(field));
  fill(goal, chosen);
  tell(`${field.dataset.label}: ${chosen.words}`);
}

form?.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-does]");
  if (!button) return;
  const row = button.closest(".row"), field = button.closest(".slot-field");
  if (button.dataset.does === "take") take(field, row);
  if (button.dataset.does === "clear") {
    for (const each of row.querySelectorAll("input, textarea")) if (!each.matches(".chain-number")) each.value = "";
    for (const each of row.querySelectorAll("select")) each.selectedIndex = 0;
    changed();
    row.querySelector(".value").focus();
  }
  if (button.dataset.does === "more") addRow(field).querySelector(".value").focus();
});
form?.addEventListener("focusin", (event) => point(event.target.closest(".row")));
document.addEventListener("selectionchange", () => {
  const now = text && selected();
  if (now) chosen = now;
});

// --- Keys -------------------------------------------------------------------------------------------------------

const SLOT_KEYS = { s: "supplier", r: "recipient", p: "intermediary", w: "item", o: "origin", v: "via", d: "destination",
  b: "transport", t: "date", m: "money", c: "source", e: "evidence", g: "trigger" };
const ACT_KEYS = { a: "save", x: "reject", u: "undo" };

/** Move or stretch the selection in the text by a word or a line. */
function walk(event) {
  const [direction, size] = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"],
    ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] }[event.key] ?? [];
  if (!direction) return false;
  const selection = document.getSelection();
  if (!selection.rangeCount || !text.contains(selection.anchorNode)) selection.collapse(text.querySelector("[data-start]")?.firstChild ?? text, 0);
  if (event.shiftKey) selection.modify("extend", direction, size);
  else {
    if (!selection.isCollapsed) direction === "forward" ? selection.collapseToEnd() : selection.collapseToStart();
    if (size === "line") selection.modify("move", direction, size);
    selection.modify("extend", size === "line" ? "forward" : direction, "word");
  }
  return true;
}

const button = (decision) => form.querySelector(`button[name="decision"][value="${decision}"]`);
let isRejecting = false; // Whether a reason is being typed for which the claim is none.

/** Have the reason typed why it is no claim; Enter then records that. */
function askWhy() {
  isRejecting = true;
  form.elements.reason.focus();
  tell("Say why it is no claim; Enter records that, Escape does not.");
}

/** Go back to the claim that was decided on last, once that is recorded. */
async function back() {
  const last = sessionStorage.getItem(LAST);
  if (!last || last === location.pathname) return tell("There is no decision of yours to take back here.");
  await window.waybillOutbox.flush({ waits: true });
  location.assign(last);
}

const isTyping = (target) => target.matches?.("input:not([type=checkbox]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (!form || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && isTyping(event.target)) {
    isRejecting = false;
    return text.focus();
  }
  if (event.key === "Enter" && isRejecting && event.target === form.elements.reason) {
    event.preventDefault();
    return button("reject").click();
  }
  if (event.key === "Enter" && form.contains(event.target) && event.target.matches("input")) {
    return tell("Nothing is recorded by Enter: Escape leaves the field, and a key or a button records.");
  }
  if (isTyping(event.target)) return;
  if (document.activeElement === text && walk(event)) return event.preventDefault();
  if (!keysSwitch?.checked || event.target.closest?.("button, a, summary")) return;
  const slot = SLOT_KEYS[event.key], act = ACT_KEYS[event.key];
  if (slot && selected()) {
    event.preventDefault();
    return take(slotOf(slot));
  }
  if (act === "reject") {
    event.preventDefault();
    askWhy();
  } else if (act === "undo" && !button("undo")) {
    event.preventDefault();
    back();
  } else if (act) {
    event.preventDefault();
    button(act)?.click();
  } else if (event.key === "n") document.querySelector("a[rel=next]")?.click();
  else if (event.key === "l") text.focus();
  else if (event.key === "?") document.querySelector("#keys-help")?.toggleAttribute("open");
});

if (keysSwitch) {
  keysSwitch.checked = localStorage.getItem("waybill-keys") !== "off";
  keysSwitch.addEventListener("change", () => localStorage.setItem("waybill-keys", keysSwitch.checked ? "on" : "off"));
}

// --- Nothing that is typed is lost ------------------------------------------------------------------------------

const entries = () => [...new FormData(form)].filter(([name]) => name !== "token").map(([name, value]) => [name, String(value)]);

function changed() {
  if (draftKey) localStorage.setItem(draftKey, JSON.stringify(entries()));
}

/** Put back what was typed before. */
function restore(kept) {
  for (const field of form.querySelectorAll(".slot-field")) {
    const columns = [...rowsOf(field)[0].querySelectorAll("[name]")].map((each) => each.name);
    const values = columns.map((name) => kept.filter(([given]) => given === name).map(([, value]) => value));
    while (rowsOf(field).length < values[0].length) addRow(field);
    rowsOf(field).forEach((row, number) =>
      columns.forEach((name, column) => {
        row.querySelector(`[name="${CSS.escape(name)}"]`).value = values[column][number] ?? "";
      }));
  }
  for (const each of form.querySelectorAll("[data-alone]"))
    if (each.type === "checkbox") each.checked = kept.some(([name]) => name === each.name);
    else each.value = kept.find(([name]) => name === each.name)?.[1] ?? each.value;
}

if (form) {
  for (const field of form.querySelectorAll(".slot-field")) // The empty row at the end is for those without scripts.
    if (rowsOf(field).length > 1 && isEmpty(rowsOf(field).at(-1))) rowsOf(field).at(-1).remove();
  const asShown = JSON.stringify(entries());
  const kept = localStorage.getItem(draftKey);
  if (kept && kept !== asShown && !document.querySelector(".refused:not(#outbox)")) {
    restore(JSON.parse(kept));
    const note = document.querySelector("#draft");
    note.hidden = false;
    note.querySelector("button").addEventListener("click", () => {
      localStorage.removeItem(draftKey);
      location.reload();
    });
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", send);
}

/** What a form says, as JSON takes it: every name with all of its values. */
function asJson(given) {
  const body = {};
  for (const [name, value] of given) (body[name] ??= []).push(value);
  return body;
}

/** Keep a decision, go on to the next claim, and have it recorded meanwhile. */
function send(event) {
  const pressed = event.submitter;
  if (pressed?.value === "reject" && !form.elements.reason.value.trim()) {
    event.preventDefault();
    return askWhy();
  }
  const next = form.elements.next?.value;
  if (!next || !["save", "reject"].includes(pressed?.value)) return; // The page that follows depends on it.
  event.preventDefault();
  changed();
  const given = [...entries(), ["decision", pressed.value]];
  window.waybillOutbox.put({ address: form.getAttribute("action"), name: form.dataset.claim, draft: draftKey, body: asJson(given) });
  sessionStorage.setItem(LAST, form.getAttribute("action"));
  location.assign(next);
}

/** Say something to people who see, and to those who listen. */
function tell(words) {
  document.querySelector("#told").textContent = words;
}

for (const each of document.querySelectorAll("[data-scripted]")) each.hidden = false;
