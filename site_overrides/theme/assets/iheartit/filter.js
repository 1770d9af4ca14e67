// A list with a form above it: search, filters and order, kept in the address. Without this script
// it is a list. (The search field is not called “q”: that opens the window of search.)
// Words are found by the site's engine: services by all that it knows of them, other items by what
// they say. A select says in data-ih-by which of an item's data-… must be (or, between bars, hold)
// its value; an order says which to sort by.
(() => {
  const form = document.querySelector("[data-ih-filter]");
  const list = document.querySelector("[data-ih-list]");
  if (!form || !list) return;
  const count = document.querySelector("[data-ih-count]");
  const none = document.querySelector("[data-ih-none]");
  const all = document.querySelector("[data-ih-all]");
  const fields = form.elements;
  const filters = Array.from(form.querySelectorAll("select[data-ih-by]"));
  const whole = count.textContent;
  const part = count.dataset.ihCount; // “{n} of 1,204 services”
  const { lang } = document.documentElement;
  const items = Array.from(list.children, (node, place) => ({
    node,
    place,
    has: filters.map((filter) => node.dataset[filter.dataset.ihBy].split("|")),
  }));
  const typed = fields.words;
  let seek = null; // returns the items that fit what is typed
  let shown = items;
  let waiting = 0;

  // By a number that each item has, the smallest first; items without one come last.
  function order() {
    const key = fields.sort?.selectedOptions[0].dataset.ihBy;
    if (!key) return (a, b) => a.place - b.place;
    const numbers = items.map((item) => {
      const number = Number.parseInt(item.node.dataset[key], 10);
      return Number.isNaN(number) ? 1e9 : number;
    });
    return (a, b) => numbers[a.place] - numbers[b.place] || a.place - b.place;
  }

  async function ready() {
    const engine = await globalThis.iheartitFind();
    if (list.dataset.ihList === "services") {
      const by = new Map(items.map((item) => [item.node.querySelector("a").href, item]));
      const ours = ({ address, kind }) => kind === 0 && by.get(new URL(address, engine.base).href);
      seek = (text) => new Set(engine.find(text, ours).results.map(({ thing }) => ours(thing)));
    } else {
      const own = engine.of(items.map(({ node }, at) => [0, node.textContent, at]));
      // Parts of words only where no item has the words: who looks for “sign in” wants no signature.
      const fit = (text, whole) => own.find(text, undefined, whole).results;
      const some = (text, whole = fit(text, true)) => (whole.length ? whole : fit(text, false));
      seek = (text) => new Set(some(text).map(({ thing }) => items[thing.address]));
    }
  }

  function show() {
    const text = typed.value.trim();
    if (text && !seek) {
      ready().then(show, console.error);
      return;
    }
    const found = text ? seek(text) : new Set(items);
    const fitting = items.filter(
      (item) =>
        filters.every((filter, at) => !filter.value || item.has[at].includes(filter.value)) &&
        found.has(item),
    );
    fitting.sort(order());
    if (fitting.length !== shown.length || fitting.some((item, at) => item !== shown[at])) {
      // Taking nodes out is far cheaper than hiding them, where there are thousands.
      list.replaceChildren(...fitting.map((item) => item.node));
      shown = fitting;
    }
    const few = shown.length < items.length;
    count.textContent = few ? part.replace("{n}", shown.length.toLocaleString(lang)) : whole;
    none.hidden = shown.length > 0;
    all.hidden = !few;
  }

  function address() {
    const query = new URLSearchParams();
    for (const field of fields) if (field.name && field.value) query.set(field.name, field.value);
    const text = query.toString();
    history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
  }

  function read() {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      if (!field.name) continue;
      field.value = query.get(field.name) ?? "";
      if (field.value === "" && field.options) field.selectedIndex = 0; // a value that is no choice
    }
    show();
  }

  form.addEventListener("input", () => {
    show();
    clearTimeout(waiting);
    waiting = setTimeout(address, 200);
  });
  typed.addEventListener("focus", () => seek || ready().catch(console.error));
  form.addEventListener("submit", (event) => event.preventDefault());
  all.addEventListener("click", () => {
    form.reset();
    show();
    address();
    typed.focus();
  });
  addEventListener("popstate", read);
  addEventListener("pagehide", address); // typed and gone at once: the way back still knows it
  typed.parentElement.hidden = !globalThis.iheartitFind; // a site may have no search
  form.hidden = false;
  read();
})();
