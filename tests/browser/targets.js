/* Links and buttons of an unfolded page that a finger may miss: smaller than 24 pixels, and within
   12 pixels of another from its middle (WCAG 2.5.8). Links within a sentence are as high as it is. */
() => {
  const main = document.querySelector("main");
  const seen = [...main.querySelectorAll("a, button, summary, input, select")]
    .filter((each) => each.checkVisibility() && !each.closest("svg"))
    .map((each) => ({ each, box: each.getBoundingClientRect() }));
  const small = ({ box }) => box.width < 24 || box.height < 24;
  const within = ({ each }) =>
    getComputedStyle(each).display === "inline" &&
    each.parentElement.textContent.trim().length > each.textContent.trim().length + 2;
  const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
  const near = (one, other) => {
    if (one.each.contains(other.each) || other.each.contains(one.each)) return false;
    const [x, y] = middle(one.box), [u, v] = middle(other.box);
    if (small(other)) return Math.hypot(x - u, y - v) < 24;
    const { left, right, top, bottom } = other.box;
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 12;
  };
  return seen
    .filter((one) => small(one) && !within(one) && seen.some((other) => near(one, other)))
    .map(({ each }) => each.outerHTML.slice(0, 120));
}
