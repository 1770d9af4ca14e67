// "Look closer": the trend as a chart to point at and to zoom into. Loads its script when asked.
(() => {
  const button = document.querySelector("[data-ih-closer]");
  const place = document.querySelector("[data-ih-chart]");
  if (!button || !place) return;
  const { ihCloser: csv, ihSpec: spec, ihLibrary: library } = button.dataset;
  const columns = { share: "number", low: "number", high: "number", answers: "number", start: "date", end: "date" };
  let drawn = null;

  // The colours and the type of the page, as it is now: light or dark.
  function look() {
    const style = getComputedStyle(place);
    const token = (name) => style.getPropertyValue(name).trim();
    const [ink, soft, line, paper] = ["--ih-ink", "--ih-soft", "--ih-line", "--ih-paper"].map(token);
    const font = style.fontFamily;
    return {
      background: "transparent",
      font,
      view: { stroke: null },
      axis: { labelColor: soft, labelFontSize: 13, gridColor: line, domainColor: line, tickColor: line },
      axisX: { grid: false },
      range: {},
      style: {
        range: { stroke: soft, opacity: 0.45, strokeWidth: 2 },
        trend: { stroke: ink, strokeWidth: 1.8 },
        period: { fill: ink, stroke: ink, strokeWidth: 1.6 },
      },
      point: { color: ink },
      padding: 4,
      paper,
    };
  }

  async function text(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  }

  async function draw() {
    const [, plan, rows] = await Promise.all([
      import(new URL(library, document.baseURI)),
      text(spec),
      text(csv),
    ]);
    const { embed, read } = globalThis.iheartitVega;
    const { paper, ...config } = look();
    const chart = JSON.parse(plan);
    chart.datasets = { trend: read(rows, { type: "csv", parse: columns }) };
    drawn?.finalize();
    drawn = await embed(place, chart, {
      actions: false,
      ast: true, // no eval: holds under a strict content security policy
      config,
      defaultStyle: false,
      renderer: "svg",
      tooltip: { disableDefaultStyle: true },
    });
  }

  button.addEventListener("click", async () => {
    if (drawn) {
      place.hidden = !place.hidden;
    } else {
      button.disabled = true;
      place.hidden = false;
      place.textContent = "One moment …";
      try {
        await draw();
      } catch (error) {
        console.error(error);
        place.textContent = "The chart could not be drawn. The table below has the same numbers.";
      }
      button.disabled = false;
    }
    button.setAttribute("aria-expanded", String(!place.hidden));
    button.textContent = place.hidden ? "Look closer" : "Look from further away";
  });
  new MutationObserver(() => drawn && draw()).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });
  button.hidden = false;
})();
