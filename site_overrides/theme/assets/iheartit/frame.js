// The frame of our own pages, in the place of Material's script: light or dark, with the button that
// only a script can use, kept where Material keeps it; the page's name in the header once its heading has gone up. It comes first, so that
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

  const choice = ([media, color, icon], at) =>
    `<input class="md-option" data-md-color-media="(prefers-color-scheme: ${media})" data-md-color-scheme="${color}" type="radio" name="__palette" id="__palette_${at}"><label class="md-header__button md-icon" for="__palette_${1 - at}" hidden><svg viewBox="0 0 24 24"><path d="${icon}"/></svg></label>`;

  addEventListener("DOMContentLoaded", () => {
    const option = document.querySelector(".md-header__option");
    option.innerHTML = [
      ["light", "default", "M2 12a10 10 0 0 0 13 9.54 10 10 0 0 1 0-19.08A10 10 0 0 0 2 12"],
      ["dark", "slate", "M12 8a4 4 0 0 0-4 4 4 4 0 0 0 4 4 4 4 0 0 0 4-4 4 4 0 0 0-4-4m0 10a6 6 0 0 1-6-6 6 6 0 0 1 6-6 6 6 0 0 1 6 6 6 6 0 0 1-6 6m8-9.31V4h-4.69L12 .69 8.69 4H4v4.69L.69 12 4 15.31V20h4.69L12 23.31 15.31 20H20v-4.69L23.31 12z"],
    ].map(choice).join("");
    const choices = [...option.querySelectorAll("input")];
    option.dataset.ihNames.split("|").forEach((name, at) => {
      choices[at].setAttribute("aria-label", name);
      choices[at].nextElementSibling.title = name;
    });
    document.getElementById("__drawer").addEventListener("change", ({ target }) => {
      if (target.checked) document.querySelector(".ih-footer a").focus(); // the menu is the footer's
    });
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
