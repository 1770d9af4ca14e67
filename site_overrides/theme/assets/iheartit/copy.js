// Parts, signs and rows get a link. It is copied when it is followed, as links to other things are.
// Code to be copied gets a button that does it.
(() => {
  const page = document.querySelector("[data-ih-copied]");
  if (!page) return;
  const made = (name, own) => Object.assign(document.createElement(name), own);
  for (const head of page.querySelectorAll("section[aria-labelledby] > h2[id], .ih-sign > h3, [aria-label] > table tr[id] > th")) {
    const href = `#${head.id || head.parentNode.id}`;
    const link = made("a", { className: "ih-here", href, textContent: "#", ariaLabel: head.textContent });
    if (head.matches("th")) {
      head.firstChild.after(link);
      continue;
    }
    const part = made("div", { className: "ih-part" });
    head.before(part);
    part.append(head, link);
  }
  if (!navigator.clipboard) return;
  const { ihCopied, ihCopy } = page.dataset;
  for (const link of page.querySelectorAll(".ih-stand .ih-here")) link.firstChild.data = ihCopy;
  for (const code of document.querySelectorAll("body[data-ih-copied] .ih-code")) {
    code.after(made("button", { type: "button", className: "ih-here", textContent: ihCopy, value: code.textContent }));
  }
  const status = page.appendChild(made("p", { className: "ih-hidden", role: "status" }));
  let again = () => {}; // only the last one says that it was copied
  page.addEventListener("click", ({ target }) => {
    const link = target.closest(".ih-here");
    if (!link) return;
    navigator.clipboard.writeText(link.href ?? link.value).then(
      () => {
        again();
        const said = link.firstChild;
        const before = said.data;
        said.data = status.textContent = ihCopied;
        again = () => (said.data = before);
      },
      () => {}, // not allowed: the address bar has it
    );
  });
})();
