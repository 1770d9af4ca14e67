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
  const rows = all("tbody tr", frame.querySelector("table.ih-table"));
  const heads = all("thead th", frame.querySelector("table.ih-table"));
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

  function words(at) {
    return [...rows[at].cells].slice(2).map((cell, n) => {
      const part = document.createElement("span");
      const head = heads[n + 2];
      if (!cell.textContent) return null;
      if ("ihSaid" in head.dataset) part.append(Object.assign(document.createElement("small"), { textContent: `${head.textContent} ` }));
      part.append(cell.textContent);
      return part;
    }).filter(Boolean);
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
  function save(blob, ending) {
    const link = document.createElement("a");
    const service = location.pathname.split("/").filter((part) => part && part !== "index.html").pop();
    link.download = `${service}.${ending}`;
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  csv.addEventListener("click", async (event) => {
    if (!first) return;
    event.preventDefault();
    const answer = await fetch(csv.href);
    const [head, ...lines] = (await answer.text()).trim().split("\n");
    save(new Blob([[head, ...lines.slice(first), ""].join("\n")], { type: "text/csv" }), "csv");
  });

  const LOOK = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "text-anchor", "font-weight", "font-size"];
  const SHAPES = "line, rect, path, polyline, circle, use, text";

  // What is stretched to its room on the page, in pixels: not every program keeps such lines thin.
  function flatten(field, wide, tall) {
    const [from, , part] = field.getAttribute("viewBox").split(" ");
    const x = (text) => ((text - from) / part) * wide;
    const y = (text) => (text / 100) * tall;
    const put = (shape, name, change) => shape.setAttribute(name, change(shape.getAttribute(name)));
    for (const shape of all("polyline", field)) put(shape, "points", (old) => old.split(" ").map((point) => [x(point.split(",")[0]), y(point.split(",")[1])]).join(" "));
    for (const shape of all("path", field)) put(shape, "d", (old) => old.replace(/M(\S+) (\S+?)h([\d.]+)/g, (_, left, top, far) => `M${x(left)} ${y(top)}h${(far / part) * wide}`));
    for (const shape of all("rect", field)) {
      for (const name of ["x", "width"]) put(shape, name, name === "x" ? x : (old) => (old / part) * wide);
      for (const name of ["y", "height"]) put(shape, name, y);
    }
    for (const name of ["viewBox", "preserveAspectRatio"]) field.removeAttribute(name);
  }

  // The drawing alone, on light paper, with all colours written in: nothing outside is needed.
  function picture() {
    const stage = document.createElement("div");
    stage.className = "ih ih-stage";
    stage.dataset.mdColorScheme = "default";
    const copy = plot.cloneNode(true);
    stage.append(copy);
    document.body.append(stage);
    const inner = copy.querySelector(".ih-chart");
    inner.querySelector(".ih-guide")?.remove();
    const { left, top, width, height } = inner.getBoundingClientRect();
    const edge = stage.getBoundingClientRect();
    const look = getComputedStyle(stage);
    const make = (name, about, text = "") => {
      const part = document.createElementNS(chart.namespaceURI, name);
      for (const [key, value] of Object.entries(about)) part.setAttribute(key, value);
      part.textContent = text;
      return part;
    };
    const defs = make("defs", {});
    for (const href of new Set(all("use", inner).map((part) => part.getAttribute("href")))) defs.append(document.querySelector(href).cloneNode());
    for (const part of all("*", inner)) {
      const style = getComputedStyle(part);
      if (part.getAttribute("display") === "none") part.remove();
      else if (part.matches(SHAPES)) for (const name of LOOK) part.setAttribute(name, style.getPropertyValue(name));
      else if (part.tagName === "svg") part.setAttribute("overflow", style.overflow);
    }
    for (const field of all(".ih-field", inner)) flatten(field, width, height);
    for (const part of [inner, ...all("[class]", inner)]) part.removeAttribute("class");
    const [wide, tall, margin] = [1040, Math.round(top - edge.top + height) + 130, 24];
    const about = { x: margin, fill: look.color };
    const said = `${document.querySelector("h1").textContent.trim()}: ${inner.querySelector("title").textContent}`;
    const heading = make("text", { ...about, y: 42, "font-size": 22, "font-weight": 700 }, said);
    const below = make("text", { ...about, y: tall - 20 }, document.querySelector(".ih-footer__date")?.textContent.trim());
    const whole = make("svg", { width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}`, "font-family": look.fontFamily, "font-size": 13 });
    const place = { x: left - edge.left + margin, y: top - edge.top + 60, width, height, overflow: "visible" };
    for (const [name, value] of Object.entries(place)) inner.setAttribute(name, value);
    whole.append(make("rect", { width: "100%", height: "100%", fill: look.backgroundColor }), defs, heading, inner, below);
    stage.replaceChildren(whole);
    const long = heading.getComputedTextLength() / (wide - 2 * margin);
    if (long > 1) heading.setAttribute("font-size", 22 / long);
    stage.remove();
    return [new XMLSerializer().serializeToString(whole), wide, tall];
  }

  for (const button of all("[data-ih-save]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const [text, width, height] = picture();
      if (button.dataset.ihSave === "svg") return save(new Blob([text], { type: "image/svg+xml" }), "svg");
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
      canvas.getContext("2d").drawImage(image, 0, 0, 2 * width, 2 * height);
      canvas.toBlob((blob) => save(blob, "png"));
    });
  }
  plot.append(reach);
  readout.hidden = false;
  for (const each of all(".ih-stretches")) each.hidden = false;
  read();
})();
