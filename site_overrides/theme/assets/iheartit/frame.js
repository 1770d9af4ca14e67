// The frame of our own pages, in the place of Material's script: light or dark, kept where Material
// keeps it; the page's name in the header once its heading has gone up. It comes first, so that
// nothing is drawn in the wrong colours.
(() => {
  const { body, documentElement: root } = document;
  const key = `${new URL("../..", document.currentScript.src).pathname}.__palette`;
  let scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  try {
    scheme = JSON.parse(localStorage.getItem(key))?.color.scheme ?? scheme;
  } catch {
    // no storage here, or somebody else's words in it
  }
  body.dataset.mdColorScheme = scheme;
  root.classList.replace("no-js", "js");

  addEventListener("DOMContentLoaded", () => {
    const choices = [...document.querySelectorAll("[name=__palette]")];
    const theme = document.querySelector("meta[name=theme-color]");
    const header = document.querySelector(".md-header");
    const title = header.querySelector(".md-header__title");

    function show(at) {
      choices.forEach((choice, index) => (choice.nextElementSibling.hidden = index !== at));
      body.dataset.mdColorScheme = choices[at].dataset.mdColorScheme;
      theme.content = getComputedStyle(body).getPropertyValue("--ih-paper");
    }

    show(scheme === "slate" ? 1 : 0);
    choices.forEach((choice, index) => {
      choice.addEventListener("change", () => {
        show(index);
        const { mdColorMedia: media, mdColorScheme } = choice.dataset;
        const color = { media, scheme: mdColorScheme, primary: "custom", accent: "custom" };
        try {
          localStorage.setItem(key, JSON.stringify({ index, color }));
        } catch {
          // a browser that keeps nothing: it holds for this page alone
        }
      });
      choice.addEventListener("keydown", (event) => {
        const next = choices[1 - index];
        if (event.key !== "Enter") return;
        next.click();
        next.focus();
      });
    });
    const below = { rootMargin: `${-header.offsetHeight}px 0px 999999px` };
    new IntersectionObserver((seen) => { // of several the last holds
      title.classList.toggle("md-header__title--active", !seen.at(-1).isIntersecting);
    }, below).observe(document.querySelector("h1"));
  });
})();
