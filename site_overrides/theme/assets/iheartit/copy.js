// A link to a part of a page is copied when it is followed. Without this script it is the link.
(() => {
  const page = document.querySelector("[data-ih-copied]");
  if (!page || !navigator.clipboard) return;
  const { ihCopied, ihCopy } = page.dataset;
  for (const link of page.querySelectorAll(".ih-stand .ih-here")) link.firstChild.data = ihCopy;
  const status = page.appendChild(document.createElement("p"));
  status.className = "ih-hidden";
  status.setAttribute("role", "status");
  let again = () => {}; // only the last one says that it was copied
  page.addEventListener("click", ({ target }) => {
    const link = target.closest(".ih-here");
    if (!link) return;
    navigator.clipboard.writeText(link.href).then(
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
