// Parts and signs get a link. It is copied when it is followed, as links to other things are.
// Code to be copied gets a button that does it.
(() => {
  const page = document.querySelector("[data-ih-copied]");
  if (!page) return;
  for (const head of page.querySelectorAll("section[aria-labelledby] > h2[id], .ih-sign > h3")) {
    const part = document.createElement("div");
    const link = document.createElement("a");
    part.className = "ih-part";
    link.className = "ih-here";
    link.href = `#${head.id || head.parentNode.id}`;
    link.textContent = "#";
    link.ariaLabel = head.textContent;
    head.before(part);
    part.append(head, link);
  }
  if (!navigator.clipboard) return;
  const { ihCopied, ihCopy } = page.dataset;
  for (const link of page.querySelectorAll(".ih-stand .ih-here")) link.firstChild.data = ihCopy;
  for (const code of document.querySelectorAll("body[data-ih-copied] .ih-code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ih-here";
    button.textContent = ihCopy;
    button.value = code.textContent;
    code.after(button);
  }
  const status = page.appendChild(document.createElement("p"));
  status.className = "ih-hidden";
  status.setAttribute("role", "status");
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
