// Looking closer at a map, moving it, and playing it over time. Without this script the map can be read all the same.
"use strict";

const NEAREST = 12;
const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;

function lens(map, frame, tools) {
  const [left, top, width, height] = map.getAttribute("viewBox").split(" ").map(Number);
  const view = { left, top, width };
  const ratio = height / width;

  function show() {
    const most = Math.max(width, 1000);
    view.width = Math.min(most, Math.max(most / NEAREST / 2, view.width));
    const tall = view.width * ratio;
    view.left = Math.min(Math.max(view.left, Math.min(0, left)), Math.max(1000, left + width) - view.width);
    view.top = Math.min(Math.max(view.top, Math.min(0, top)), Math.max(1000 * ratio, top + height) - tall);
    map.setAttribute("viewBox", [view.left, view.top, view.width, tall].join(" "));
    map.style.setProperty("--zoom", view.width / width);
    map.classList.toggle("near", view.width < width * 0.6); // There is room for what was too close together.
  }

  function zoom(factor, x = 0.5, y = 0.5) {
    const before = view.width;
    view.width = Math.min(Math.max(width, 1000), Math.max(Math.max(width, 1000) / NEAREST / 2, before * factor));
    view.left += (before - view.width) * x;
    view.top += (before - view.width) * ratio * y;
    show();
  }

  function move(x, y) {
    view.left += x * view.width;
    view.top += y * view.width * ratio;
    show();
  }

  function back() {
    Object.assign(view, { left, top, width });
    show();
  }

  const keys = {
    "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7), "0": back,
    ArrowLeft: () => move(-0.15, 0), ArrowRight: () => move(0.15, 0), ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15),
  };
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    // As long as all is seen, arrows move the page.
    if (event.key.startsWith("Arrow") && view.width >= width) return;
    event.preventDefault();
    keys[event.key]();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // Who scrolls past the map wants to get past it.
    event.preventDefault();
    const box = map.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.8 : 1.25, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });

  let held = null;
  let moved = false;
  map.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY };
    moved = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (held === null) return;
    const box = map.getBoundingClientRect();
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!moved && Math.hypot(x, y) < 5) return;
    moved = true;
    held = { x: event.clientX, y: event.clientY };
    move(-x / box.width, -y / box.height);
  });
  window.addEventListener("pointerup", () => { held = null; });
  window.addEventListener("pointercancel", () => { held = null; });
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);

  // On a narrow screen the map is wider than its frame: its middle is seen first.
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
  const does = { in: () => zoom(0.7), out: () => zoom(1 / 0.7), all: back };
  for (const button of tools.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => does[button.dataset.zoom]());
  tools.hidden = false;
}

function player(map, controls) {
  const steps = controls.dataset.steps.split(" ");
  const places = new Map(steps.map((step, place) => [step, place]));
  const [slider, told, keep, button] = ["input[type=range]", "output", "[data-keep]", "[data-play]"].map((each) => controls.querySelector(each));
  const signs = [...map.querySelectorAll(".sign")];
  const arcs = [...map.querySelectorAll("a.arc")].map((arc, number) => {
    const cases = new Array(steps.length).fill(0);
    for (const each of (arc.dataset.steps || "").split(" ").filter(Boolean)) {
      const [step, many] = each.split(":");
      cases[places.get(step)] += Number(many);
    }
    const figure = signs[number] && signs[number].querySelector(".cases");
    return { arc, sign: signs[number], cases, figure, whole: figure ? figure.textContent : "" };
  });
  let timer = null;

  function show() {
    const now = Number(slider.value);
    const isAll = keep.checked && now === steps.length - 1;
    let total = 0;
    for (const each of arcs) {
      const many = keep.checked ? each.cases.slice(0, now + 1).reduce((sum, more) => sum + more, 0) : each.cases[now];
      total += many;
      for (const shape of [each.arc, each.sign]) {
        // At the end all is there again, also what has no day.
        if (shape) {
          shape.classList.toggle("gone", many === 0 && !isAll);
          shape.classList.toggle("faded", keep.checked && !isAll && many > 0 && each.cases[now] === 0);
        }
      }
      if (each.figure) each.figure.textContent = isAll ? each.whole : many.toLocaleString("en");
    }
    told.textContent = isAll ? "all" : `${steps[now]}: ${total.toLocaleString("en")} on the map`;
    slider.setAttribute("aria-valuetext", told.textContent);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    button.textContent = "Play";
    button.setAttribute("aria-pressed", "false");
  }

  function next() {
    if (Number(slider.value) >= steps.length - 1) return stop();
    slider.value = Number(slider.value) + 1;
    show();
    return undefined;
  }

  button.addEventListener("click", () => {
    if (timer !== null) return stop();
    if (Number(slider.value) >= steps.length - 1) slider.value = 0;
    show();
    timer = setInterval(next, STILL ? 2000 : 700);
    button.textContent = "Pause";
    button.setAttribute("aria-pressed", "true");
    return undefined;
  });
  slider.addEventListener("input", () => { stop(); show(); });
  keep.addEventListener("change", show);
  slider.value = steps.length - 1;
  show();
  controls.hidden = false;
}

for (const tools of document.querySelectorAll("[data-tools]")) {
  const map = document.getElementById(tools.dataset.tools);
  if (map) lens(map, map.parentElement, tools);
}
for (const controls of document.querySelectorAll("[data-player]")) {
  const map = document.getElementById(controls.dataset.player);
  if (map) player(map, controls);
}
