// A link to a part of a page is copied when it is followed. Without this script it is the link.
(() => {
  const page = document.querySelector("[data-ih-copied]");
  if (!page || !navigator.clipboard) return;
  const status = page.appendChild(document.createElement("p"));
  status.className = "ih-hidden";
  status.setAttribute("role", "status");
  page.addEventListener("click", ({ target }) => {
    const link = target.closest(".ih-here");
    if (!link) return;
    navigator.clipboard.writeText(link.href).then(
      () => {
        link.textContent = status.textContent = page.dataset.ihCopied;
        link.addEventListener("blur", () => (link.textContent = "#"), { once: true });
      },
      () => {}, // not allowed here: the address bar has it
    );
  });
})();
