// The chart as a file: the part of its months that is seen as CSV, the drawing alone as SVG or PNG.
// chart.js loads it when somebody first asks for one of them.
globalThis.iheartitSave = async (kind, frame, first) => {
  const all = (selector, within = frame) => [...within.querySelectorAll(selector)];
  const plot = frame.querySelector(".ih-plot");
  const chart = frame.querySelector(".ih-chart");

  function save(blob, ending) {
    const link = document.createElement("a");
    const service = location.pathname.split("/").filter((part) => part && part !== "index.html").pop();
    link.download = `${service}.${ending}`;
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

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

  if (kind === "csv") {
    const answer = await fetch(frame.querySelector("a[download]").href);
    const [head, ...lines] = (await answer.text()).trim().split("\n");
    return save(new Blob([[head, ...lines.slice(first), ""].join("\n")], { type: "text/csv" }), "csv");
  }

  const [text, width, height] = picture();
  if (kind === "svg") return save(new Blob([text], { type: "image/svg+xml" }), "svg");
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, 2 * width, 2 * height);
  canvas.toBlob((blob) => save(blob, "png"));
};
