// The catalogue: search, filters and order, kept in the address. Without this script it is a list.
(() => {
  const form = document.querySelector("[data-ih-filter]");
  const list = document.querySelector("[data-ih-list]");
  if (!form || !list) return;
  const count = document.querySelector("[data-ih-count]");
  const none = document.querySelector("[data-ih-none]");
  const all = document.querySelector("[data-ih-all]");
  const fields = form.elements;
  const whole = count.textContent;
  const items = Array.from(list.children, (node, place) => ({
    node,
    place,
    words: node.dataset.w,
    provider: node.dataset.p,
    shirt: node.dataset.s,
    stage: node.dataset.g,
    communities: node.dataset.c.split("|"),
    order: Number(node.dataset.o),
    share: Number.parseInt(node.querySelector(".ih-list__said > b")?.textContent ?? "", 10),
  }));
  const last = (share) => (Number.isNaN(share) ? Infinity : share);
  const orders = {
    "": (a, b) => a.place - b.place,
    attention: (a, b) => a.order - b.order || a.place - b.place,
    share: (a, b) => (last(a.share) === last(b.share) ? a.place - b.place : last(a.share) - last(b.share)),
  };
  let shown = items;
  let waiting = 0;

  function show() {
    const words = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const { provider, shirt, community, stage, sort } = fields;
    const fitting = items.filter(
      (item) =>
        (!provider.value || item.provider === provider.value) &&
        (!shirt.value || item.shirt === shirt.value) &&
        (!stage.value || item.stage === stage.value) &&
        (!community.value || item.communities.includes(community.value)) &&
        words.every((word) => item.words.includes(word)),
    );
    fitting.sort(orders[sort.value]);
    if (fitting.length !== shown.length || fitting.some((item, at) => item !== shown[at])) {
      // Taking nodes out is far cheaper than hiding them, where there are thousands.
      list.replaceChildren(...fitting.map((item) => item.node));
      shown = fitting;
    }
    const few = shown.length < items.length;
    count.textContent = few ? `${shown.length.toLocaleString("en")} of ${whole}` : whole;
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
  form.addEventListener("submit", (event) => event.preventDefault());
  all.addEventListener("click", () => {
    form.reset();
    show();
    address();
    fields.q.focus();
  });
  addEventListener("popstate", read);
  addEventListener("pagehide", address); // typed and gone at once: the way back still knows it
  form.hidden = false;
  read();
})();
