// The door to search. Its engine and what it reads are loaded when somebody first searches; without
// them, and without this script, the door leads to the list of all services.
(() => {
  const door = document.querySelector("[data-ih-find]");
  const pane = document.querySelector("[data-ih-search]");
  if (!door || !pane) return;
  const field = pane.querySelector("input");
  const own = document.currentScript.src;
  let engine = null;

  const script = (path) =>
    new Promise((done, failed) => {
      const added = document.createElement("script");
      added.src = new URL(path, own);
      added.onload = done;
      added.onerror = () => failed(new Error(path));
      document.head.append(added);
    });

  async function load() {
    await Promise.all([script("search.js"), script("../../search/index.js")]);
    const made = globalThis.iheartitSearch.engine(globalThis.iheartitIndex);
    made.base = new URL("../../", own);
    const more = () => made.add(globalThis.iheartitComments);
    made.whole = script("../../search/comments.js").then(more, console.error);
    return made;
  }

  // Other scripts search with the same engine.
  globalThis.iheartitFind = () => {
    engine ??= load().catch((error) => {
      engine = null;
      throw error;
    });
    return engine;
  };

  async function open() {
    if (!pane.open) pane.showModal();
    field.focus();
    field.select();
    try {
      const made = await globalThis.iheartitFind();
      globalThis.iheartitSearch.show(made, pane);
    } catch (error) {
      console.error(error);
      location.assign(door.href);
    }
  }

  door.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || pane.open) return;
    if (target.isContentEditable || target.matches?.("input, select, textarea")) return;
    event.preventDefault();
    open();
  });
  pane.addEventListener("click", (event) => {
    if (event.target === pane) pane.close(); // next to the window
  });
  pane.querySelector("[data-ih-close]").addEventListener("click", () => pane.close());
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    open();
  }
})();
