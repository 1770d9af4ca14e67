// The trend answers touch, mouse and keys. Its words are those of the table below it.
(() => {
  const readout = document.querySelector("[data-ih-readout]");
  if (!readout) return;
  const frame = readout.closest(".ih-trend");
  const all = (selector, within = frame) => [...within.querySelectorAll(selector)];
  const plot = frame.querySelector(".ih-plot");
  const chart = frame.querySelector(".ih-chart");
  const csv = frame.querySelector("a[download]");
  const buttons = all("[data-ih-months]");
  const rows = all("tbody tr", frame.querySelector("table.ih-table")) // some are several periods
    .flatMap((row) => Array.from({ length: Number(row.dataset.ihPeriods ?? 1) }, () => row));
  const names = rows.map((row, at) => row.querySelector("data")?.value.match(/(?:part|period)=([^ &]+)/)?.[1] ?? `${at}`);
  const hint = readout.textContent;
  // What stands at a place of the whole drawing, as parts of a hundred.
  const placed = all(".ih-flag, .ih-marks > *", chart).map((part) => {
    const name = part.tagName === "circle" ? "cx" : "x";
    return [part, name, parseFloat(part.getAttribute(name))];
  });
  let first = 0;
  let months = "0";
  let chosen = -1;
  let shown = -1;

  const guide = document.createElementNS(chart.namespaceURI, "line");
  guide.setAttribute("class", "ih-guide");
  guide.setAttribute("y2", "100%");
  const reach = document.createElement("div");
  reach.className = "ih-reach";
  reach.tabIndex = 0;
  const say = (name, value) => reach.setAttribute(name, value);
  say("role", "slider");
  say("aria-label", readout.dataset.ihReadout);
  say("aria-valuemax", rows.length);

  // The usual range is said in the first of the rows that have it.
  function words(at) {
    const [, value, note] = rows[at].cells;
    const usual = rows.slice(0, at + 1).map((row) => row.querySelector("td b")?.textContent).findLast(Boolean);
    const known = /\d/.test(usual) && /\d/.test(value.textContent);
    const own = note?.lastChild.nodeValue; // words next to the usual range, which is an element
    return [known && `${readout.dataset.ihUsual} ${usual}`, own]
      .filter(Boolean)
      .map((said) => Object.assign(document.createElement("span"), { textContent: said }));
  }

  function show(at) {
    shown = at;
    say("aria-valuemin", first + 1);
    say("aria-valuenow", (at < 0 ? rows.length - 1 : at) + 1);
    if (at < 0) {
      guide.remove();
      readout.textContent = hint;
      say("aria-valuetext", hint);
      return;
    }
    const [period, value] = rows[at].cells;
    const head = Object.assign(document.createElement("b"), { textContent: `${period.textContent}: ${value.textContent}` });
    readout.replaceChildren(head, ...words(at));
    say("aria-valuetext", [...readout.children].map((part) => part.textContent).join(", "));
    const x = `${(100 * (at - first + 0.5)) / (rows.length - first)}%`;
    guide.setAttribute("x1", x);
    guide.setAttribute("x2", x);
    chart.querySelector(".ih-marks").before(guide);
  }

  function stretch(button) {
    first = Number(button?.dataset.ihFirst ?? 0);
    months = button?.dataset.ihMonths ?? "0";
    const from = (100 * first) / rows.length;
    for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
    for (const axis of all("[data-ih-axis]", chart)) {
      if (axis.dataset.ihAxis === months) axis.removeAttribute("display");
      else axis.setAttribute("display", "none");
    }
    for (const field of all(".ih-field", chart)) field.setAttribute("viewBox", `${from} 0 ${100 - from} 100`);
    for (const [part, name, x] of placed) {
      part.setAttribute(name, `${(100 * (x - from)) / (100 - from)}%`);
      if (x < from) part.setAttribute("display", "none");
      else part.removeAttribute("display");
    }
    chart.classList.toggle("is-part", first > 0);
    all(".ih-events > li").forEach((each, at) => (each.hidden = placed[at][2] < from));
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    const all = buttons.at(-1);
    stretch(buttons.find((each) => each.dataset.ihMonths === asked.get("months")) ?? all);
    chosen = names.indexOf(asked.get("at"));
    if (chosen < first) chosen = -1;
    show(chosen);
  }

  function write(how) {
    const address = new URL(location);
    const put = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    put("months", months === "0" ? "" : months);
    put("at", names[chosen]);
    if (address.href !== location.href) history[how](null, "", address);
  }

  function choose(at) {
    chosen = at;
    show(at);
    write("replaceState");
  }

  function at(event) {
    const box = reach.getBoundingClientRect();
    const part = Math.floor(((event.clientX - box.left) / box.width) * (rows.length - first));
    return Math.min(Math.max(part + first, first), rows.length - 1);
  }

  reach.addEventListener("pointerdown", (event) => show(at(event)));
  reach.addEventListener("pointermove", (event) => show(at(event)));
  reach.addEventListener("click", (event) => choose(at(event)));
  reach.addEventListener("pointerup", (event) => event.pointerType !== "mouse" && choose(at(event)));
  reach.addEventListener("pointerleave", () => show(chosen));
  reach.addEventListener("focus", () => shown < 0 && show(rows.length - 1));
  reach.addEventListener("blur", () => show(chosen));
  reach.addEventListener("keydown", (event) => {
    const last = rows.length - 1;
    const now = shown < 0 ? last : shown;
    const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, Home: first, End: last }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      choose(-1);
      reach.blur();
    } else if (to !== undefined) {
      event.preventDefault();
      choose(Math.min(Math.max(to, first), last));
    }
  });
  for (const button of buttons) {
    button.addEventListener("click", () => {
      stretch(button);
      if (chosen < first) chosen = -1;
      show(chosen);
      write("pushState");
    });
  }
  addEventListener("popstate", read);

  // What is seen, as a file.
  const own = document.currentScript.src;
  let saver = null;

  function load() {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: new URL("save.js", own), onload: done, onerror: failed });
      document.head.append(script);
    });
  }

  async function save(kind) {
    saver ??= load();
    try {
      await saver;
    } catch {
      saver = null; // the next click tries again
      return;
    }
    globalThis.iheartitSave(kind, frame, first);
  }

  csv.addEventListener("click", (event) => {
    if (!first) return;
    event.preventDefault();
    save("csv");
  });
  for (const button of all("[data-ih-save]")) {
    button.hidden = false;
    button.addEventListener("click", () => save(button.dataset.ihSave));
  }
  plot.append(reach);
  readout.hidden = false;
  for (const each of all(".ih-stretches")) each.hidden = false;
  read();
})();
