// My services: a star on each scorecard, the starred ones first on home. It stays in this browser.
(() => {
  const key = "iheartit-mine";
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key)) ?? [];
      return Array.isArray(kept) ? kept.filter((each) => typeof each.id === "string") : [];
    } catch {
      return []; // no storage here, or somebody else's words in it
    }
  };
  const write = (mine) => {
    try {
      localStorage.setItem(key, JSON.stringify(mine));
    } catch {
      // a browser that keeps nothing: the star holds for this page alone
    }
  };

  const star = document.querySelector("[data-ih-star]");
  if (star) {
    const { ihStar: id, ihOn: on } = star.dataset;
    const name = document.querySelector("h1").textContent;
    const said = star.querySelector("span");
    const off = said.textContent;
    const show = (pressed) => {
      star.setAttribute("aria-pressed", pressed);
      said.textContent = pressed ? on : off;
    };
    show(read().some((each) => each.id === id));
    star.addEventListener("click", () => {
      const others = read().filter((each) => each.id !== id);
      const pressed = star.getAttribute("aria-pressed") !== "true";
      write(pressed ? [...others, { id, name }] : others);
      show(pressed);
    });
    star.insertAdjacentHTML("afterbegin", `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2.8 14.8 8.9 21.5 9.7 16.6 14.3 17.9 20.9 12 17.6 6.1 20.9 7.4 14.3 2.5 9.7 9.2 8.9Z"/></svg>`);
    star.hidden = false;
  }

  const shelf = document.querySelector("[data-ih-mine]");
  const mine = shelf ? read() : [];
  if (!mine.length) return;
  const list = shelf.querySelector("ul");
  for (const { id, name } of mine) {
    const page = new URL(`services/${encodeURIComponent(id)}/`, location.href);
    const item = list.appendChild(document.createElement("li"));
    const link = document.createElement("a");
    link.href = page;
    link.textContent = name;
    item.appendChild(document.createElement("h3")).append(link);
    fill(item, page).catch(() => item.append(shelf.dataset.ihGone));
  }
  shelf.hidden = false;

  // Shirt, change, action and door are taken from the service's own page, so they are never older.
  async function fill(item, page) {
    const answer = await fetch(page);
    if (!answer.ok) throw new Error(answer.status);
    const head = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".ih-hero");
    for (const part of head.querySelectorAll(":scope > .ih-shirt, .ih-say, .ih-action, .ih-doors .is-main")) {
      const own = document.importNode(part, true);
      if (own.matches("a")) own.href = new URL(part.getAttribute("href"), page);
      item.append(own);
    }
  }
})();
