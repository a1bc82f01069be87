// Decisions on their way: kept in the browser until the ledger has them, tried again, and shown where they are refused.
"use strict";

window.waybillOutbox = (() => {
  const KEY = "waybill-outbox";
  const AGAIN_MS = 10_000;
  const token = document.querySelector('meta[name="waybill-token"]')?.content ?? "";
  const person = document.querySelector('meta[name="waybill-person"]')?.content ?? "";

  const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");
  // Another person may use the same browser next: what is theirs waits until they come again.
  const own = () => kept().filter((each) => each.person === person);
  const keep = (listed) => localStorage.setItem(KEY, JSON.stringify(listed));
  const change = (id, made) => keep(kept().flatMap((each) => (each.id === id ? made(each) : [each])));

  /** Send one decision; whether the others may follow. */
  async function send(each) {
    let answer;
    try {
      answer = await fetch(`/api${each.address}`, {
        method: "POST",
        keepalive: true,
        headers: { "content-type": "application/json", "x-waybill-token": token },
        body: JSON.stringify(each.body),
      });
    } catch {
      return false; // Nobody answers; another time.
    }
    if (answer.ok) {
      change(each.id, () => []);
      if (each.draft) localStorage.removeItem(each.draft);
      return true;
    }
    const told = await answer.json().catch(() => ({ problem: `status ${answer.status}` }));
    change(each.id, (one) => [{ ...one, problem: told.problem, isLeft: answer.status !== 401 && answer.status !== 403 }]);
    return answer.status !== 401 && answer.status !== 403;
  }

  /** Send what waits; where that is being done already, wait for its end or leave it alone. */
  async function flush({ waits = false } = {}) {
    await alone(waits, async () => {
      for (const each of own()) if (!each.isLeft && !(await send(each))) break;
    });
    show();
  }

  let running = null; // What is being sent by this page.

  /** Run while no other does. Browsers give locks to safe places alone, and none to a page by plain http: there pages
   *  may send the same twice, which the ledger records once. */
  async function alone(waits, run) {
    if (navigator.locks) return navigator.locks.request(KEY, { ifAvailable: !waits }, (lock) => lock && run());
    if (running && !waits) return;
    await running;
    running = run().finally(() => { running = null; });
    await running;
  }

  const fresh = () => [...crypto.getRandomValues(new Uint32Array(4))].join("-"); // randomUUID is for safe places, too.

  /** Tell what could not be recorded, with the way to it; what was typed is still there. */
  function show() {
    const box = document.querySelector("#outbox");
    if (!box) return;
    const trouble = own().filter((each) => each.problem);
    box.hidden = !trouble.length;
    box.replaceChildren(...trouble.map((each) => {
      const line = document.createElement("p"), way = document.createElement("a"), drop = document.createElement("button");
      way.href = each.address;
      way.textContent = each.name;
      drop.type = "button";
      drop.textContent = "Drop it";
      drop.addEventListener("click", () => { change(each.id, () => []); show(); });
      line.append("Not recorded: ", way, ` – ${each.problem}. What you filled in is kept there. `, drop);
      way.addEventListener("click", () => change(each.id, () => []));
      return line;
    }));
  }

  if (own().length) flush();
  window.addEventListener("online", () => flush());
  setInterval(() => own().some((each) => !each.isLeft) && flush(), AGAIN_MS);
  return { put: (each) => keep([...kept(), { id: fresh(), person, ...each }]), flush };
})();
