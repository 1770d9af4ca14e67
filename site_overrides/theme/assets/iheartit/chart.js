// "Look closer": the trend as a chart to point at and to zoom into. Loads its script when asked.
(() => {
  const button = document.querySelector("[data-ih-closer]");
  const place = document.querySelector("[data-ih-chart]");
  if (!button || !place) return;
  const frame = place.parentElement;
  const periods = frame.querySelector("[data-ih-periods]");
  const { ihCloser: csv, ihSpec: spec, ihLibrary: library } = button.dataset;
  const { dataset: words } = place;
  const tip = frame.appendChild(document.createElement("div"));
  tip.className = "ih-tip";
  tip.hidden = true;
  let drawn = null;

  // The colours and the type of the page, as it is now: light or dark.
  function look() {
    const style = getComputedStyle(place);
    const token = (name) => style.getPropertyValue(name).trim();
    const names = ["--ih-ink", "--ih-soft", "--ih-line", "--ih-good", "--ih-bad"];
    const [ink, soft, line, good, bad] = names.map(token);
    return {
      background: "transparent",
      font: style.fontFamily,
      view: { stroke: null },
      axis: { labelColor: soft, labelFontSize: 13, gridColor: line, domainColor: line, tickColor: line },
      axisX: { grid: false },
      range: { category: [ink, good, bad, ink] }, // as usual, more, less, few answers
      style: {
        range: { color: soft, opacity: 0.45, strokeWidth: 2 },
        trend: { color: ink, strokeWidth: 1.8 },
        period: { strokeWidth: 1.6, opacity: 1 },
      },
      padding: 4,
    };
  }

  // Numbers and months as the page's language writes them.
  function tongue() {
    const { lang } = document.documentElement;
    const numbers = new Intl.NumberFormat(lang).formatToParts(12345.6);
    const sign = (type) => numbers.find((part) => part.type === type).value;
    const months = (month) =>
      Array.from({ length: 12 }, (_, at) => new Date(2024, at).toLocaleString(lang, { month }));
    const days = (weekday) =>
      Array.from({ length: 7 }, (_, at) => new Date(2023, 0, at + 1).toLocaleString(lang, { weekday }));
    return {
      formatLocale: {
        decimal: sign("decimal"),
        thousands: sign("group"),
        grouping: [3],
        currency: ["", ""],
        percent: "\u202f%",
      },
      timeFormatLocale: {
        dateTime: "%d %b %Y",
        date: "%d %b %Y",
        time: "%H:%M",
        periods: ["", ""],
        days: days("long"),
        shortDays: days("short"),
        months: months("long"),
        shortMonths: months("short"),
      },
    };
  }

  async function text(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.text();
  }

  // Our own CSV, which quotes nothing. (Vega's reader makes functions out of text: an eval.)
  function table(csv) {
    const [head, ...lines] = csv.trim().split("\n").map((line) => line.split(","));
    return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] || null])));
  }

  // What is said of the dot that is pointed at.
  function point(_, event, __, said) {
    tip.hidden = !said;
    if (!said) return;
    tip.replaceChildren(
      ...Object.entries(said).map(([name, value]) => {
        const line = document.createElement("p");
        const text = name === "beside" ? words[value] : value;
        line.append(`${words[name]} `, Object.assign(document.createElement("b"), { textContent: text }));
        return line;
      }),
    );
    const room = frame.getBoundingClientRect();
    const left = Math.min(event.clientX - room.left + 14, room.width - tip.offsetWidth - 4);
    tip.style.left = `${Math.max(left, 0)}px`;
    tip.style.top = `${event.clientY - room.top + 14}px`;
  }

  async function draw() {
    const [, plan, rows] = await Promise.all([
      import(new URL(library, document.baseURI)),
      text(spec),
      text(csv),
    ]);
    const embed = globalThis.iheartitVega;
    const chart = JSON.parse(plan);
    chart.datasets = { trend: table(rows).slice(-Number(periods.value)) }; // none: all of them
    drawn?.finalize();
    drawn = await embed(place, chart, {
      ...tongue(),
      actions: false,
      ast: true, // no eval: holds under a strict content security policy
      config: look(),
      defaultStyle: false,
      logLevel: 1, // errors only
      renderer: "svg",
      tooltip: point,
    });
  }

  button.addEventListener("click", async () => {
    if (drawn) {
      frame.hidden = !frame.hidden;
    } else {
      button.disabled = true;
      frame.hidden = false;
      place.textContent = words.wait;
      try {
        await draw();
      } catch (error) {
        console.error(error);
        place.textContent = words.failed;
      }
      button.disabled = false;
    }
    button.setAttribute("aria-expanded", String(!frame.hidden));
    button.textContent = frame.hidden ? words.closer : words.further;
  });
  periods.addEventListener("change", () => drawn && draw());
  new MutationObserver(() => drawn && draw()).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });
  button.hidden = false;
})();
