// What somebody fills in becomes lines of YAML, with where they go. Without this script the
// page says what to write where.
(() => {
  const form = document.querySelector("[data-ih-write]");
  const parts = Array.from(document.querySelectorAll("[data-about]"));
  if (!form || !parts.length) return;
  const { kind, about, comment, said, text, day, due } = form.elements;
  const fields = { kind, about, comment, said, text, day, due };
  const find = (what) => form.querySelector(`[data-${what}]`);
  const made = find("made");
  const code = made.querySelector("code");
  const status = made.querySelector("[role=status]");
  const copy = find("copy");
  const option = (value, words) => new Option(words, value);
  const again = (name) => `\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}`;

  // JSON's strings are YAML's, but for a few characters that YAML takes only as an escape.
  const quoted = (words) =>
    JSON.stringify(words).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, again);
  const value = (field) =>
    /^\d{4}-\d\d-\d\d$/.test(field.value) ? field.value : quoted(field.value.trim());

  const chosen = () => kind.selectedOptions[0].dataset;
  const part = () => document.getElementById(about.value);
  const places = () => Array.from(part().querySelectorAll(`[data-kind=${kind.value}]`));

  function piece({ start, lead }) {
    const lines = chosen().keys.split(" ").map((each, number) => {
      const [key, field, word] = each.split("=");
      const before = number ? " ".repeat(start.length) : start;
      return `${before}${key}: ${word ?? value(fields[field])}\n`;
    });
    return (lead ? `${lead}\n` : "") + lines.join("");
  }

  function issue(asked) {
    const to = new URL(form.dataset.issue);
    const told = { kind: kind.value, about: part().dataset.about };
    for (const name of asked) told[name] = fields[name].value.trim();
    const title = `${form.dataset.title}: ${about.selectedOptions[0].text}`;
    if (to.searchParams.has("template")) {
      to.searchParams.set("title", title);
      for (const [name, words] of Object.entries(told)) to.searchParams.set(name, words);
    } else {
      const asks = (name) => `${fields[name].closest("label").firstChild.textContent} (${name})`;
      const all = Object.entries(told).map(([name, words]) => `### ${asks(name)}\n\n${words}\n`);
      to.searchParams.set("issue[title]", title);
      to.searchParams.set("issue[description]", all.join("\n"));
    }
    return to.href;
  }

  function show() {
    const asked = chosen().asks.split(" ");
    for (const [name, field] of Object.entries(fields)) {
      const out = name !== "kind" && name !== "about" && !asked.includes(name);
      field.closest("label").hidden = field.disabled = out;
    }
    const place = places()[asked.includes("comment") ? comment.selectedIndex : 0];
    find("none").hidden = Boolean(place);
    made.hidden = !place || asked.some((name) => !fields[name].value.trim());
    if (made.hidden) return;
    const { file, href } = part().dataset;
    code.textContent = piece(place.dataset);
    for (const node of form.querySelectorAll("[data-where]"))
      node.textContent = place.querySelector("b").textContent;
    if (find("file")) find("file").textContent = file;
    if (find("open")) find("open").href = `${href}#${place.dataset.lines}`;
    if (find("send")) find("send").href = issue(asked);
  }

  function offer() {
    const own = chosen().of;
    const before = about.value;
    const fit = parts.filter((each) => each.id.startsWith(`${own}-`));
    about.replaceChildren(...fit.map((each) => option(each.id, each.firstChild.textContent)));
    if (fit.some((each) => each.id === before)) about.value = before;
    topics();
  }

  function topics() {
    const listed = about.value ? places() : [];
    comment.replaceChildren(
      ...listed.map(({ dataset, lastElementChild }) =>
        option(dataset.comment, lastElementChild.textContent),
      ),
    );
    if (about.value) show();
  }

  function arrive() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const wanted = place?.closest("[data-about]");
    if (!wanted) return;
    const of = wanted.id.split("-")[0];
    const { kind: one } = place.dataset;
    if (one) kind.value = one;
    else if (chosen().of !== of) kind.querySelector(`[data-of=${of}]`).selected = true;
    offer();
    about.value = wanted.id;
    topics();
    if (one) comment.selectedIndex = places().indexOf(place);
    show();
  }

  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  day.value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  kind.addEventListener("change", offer);
  about.addEventListener("change", topics);
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", arrive);
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", () =>
    navigator.clipboard.writeText(code.textContent).then(
      () => (status.textContent = copy.dataset.copied),
      () => getSelection().selectAllChildren(code),
    ),
  );
  form.hidden = false;
  document.querySelector("[data-by-hand]").hidden = true;
  offer();
  arrive();
})();
