/* What a stranger would call broken on an unfolded page, each fault as a line of text. */
() => {
  const main = document.querySelector("main"), faults = new Set(), lines = [];
  const right = document.documentElement.clientWidth;
  const place = (each) => `${each.tagName} .${each.getAttribute("class") ?? ""}`;
  const fault = (what, each, text) => faults.add(`${what}: ${place(each)} “${text.trim().slice(0, 60)}”`);
  const parents = function* (each) {
    for (; each && each !== main; each = each.parentElement) yield [each, getComputedStyle(each)];
  };
  // Only for the ears, or in a drawing, which has tests of its own.
  // How wide a line is there.
  const room = (each) => {
    while (getComputedStyle(each).display.startsWith("inline")) each = each.parentElement;
    const style = getComputedStyle(each);
    return each.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 24;
  };
  const blank = (each) => /^–?$/.test(each.textContent.trim()) && !each.querySelector("svg, img");
  const unseen = (each) => each.closest("[hidden], .ih-hidden, svg") ||
    (each.closest("thead") && getComputedStyle(each.closest("thead")).clipPath !== "none");
  if (document.scrollingElement.scrollWidth > right) faults.add("the page scrolls sideways");
  for (const each of main.querySelectorAll(".ih-scroll"))
    if (each.scrollWidth > each.clientWidth + 1) fault("scrolls sideways", each, each.ariaLabel);
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    const each = text.parentElement;
    if (!text.data.trim() || !each.checkVisibility() || unseen(each)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const all = [...parents(each)];
    // What a list shows three lines of has more below its edge, which nobody sees.
    const edges = all.filter(([, style]) => style.webkitLineClamp !== "none")
      .map(([parent]) => parent.getBoundingClientRect().bottom);
    const boxes = Array.from(range.getClientRects())
      .filter((box) => box.width > 1 && edges.every((edge) => box.top < edge - 2));
    for (const box of boxes) lines.push({ box, text, each });
    for (const [what, whole] of [["a day on two lines", /\d+\.?\s[A-Z][a-zä]+ 20\d\d/g], ["a file on two lines", /(?<![\w>/-])[\w/-]+\.(csv|yml)/g],
      ["a range on two lines", /(?:just above 0|[+−][\d.]+|(?<=\()\d+)\sto\s(?:just below 0|[+−]\d+|\d+(?=\)))/g]])
      for (const found of boxes.length > 1 && !(what.startsWith("a file") && !each.closest("code")) ? text.data.matchAll(whole) : []) {
        const end = what.startsWith("a day") ? found[0].search(/\s/) + 2 : found[0].length;
        range.setStart(text, found.index);
        range.setEnd(text, found.index + end);
        const parts = Array.from(range.getClientRects(), (box) => Math.round(box.top));
        const wide = Array.from(range.getClientRects()).reduce((sum, box) => sum + box.width, 0);
        if (new Set(parts).size > 1 && wide < room(each)) fault(what, each, found[0]);
      }
    // Narrower, the long name of a file may fill its line.
    const sign = text.data.search(/^\s*[.,;:!?)”](?!\w)/) ? -1 : text.data.search(/\S/);
    if (sign >= 0 && boxes.length && right >= 390) {
      range.setStart(text, sign);
      range.setEnd(text, sign + 1);
      const block = all.find(([, style]) => !style.display.startsWith("inline"))?.[0];
      const first = range.getBoundingClientRect(), edge = block?.getBoundingClientRect();
      const before = text.previousSibling?.getBoundingClientRect?.(); // may fill its line, by chance
      const alone = text.data.trim().length === 1 && before?.right < edge.right - 60;
      if ((alone || before?.height > 40) && first.left < edge.left + parseFloat(getComputedStyle(block).paddingLeft) + 2)
        fault("a line begins with a sign", each, text.data);
    }
    if (all.some(([, style]) => /auto|scroll/.test(style.overflowX))) continue;
    for (const [parent, style] of all) {
      if (style.display === "inline" || style.display === "contents") continue;
      const room = parent.getBoundingClientRect();
      const clips = style.overflowX === "hidden" || style.overflowX === "clip";
      if (boxes.some((box) => box.right > room.right + 2 || box.left < room.left - 2))
        fault(clips ? "cut off" : "runs out of its box", parent, text.data);
      if (clips) break;
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      if (other.box.top >= one.box.bottom) break;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const least = Math.min(one.box.height, other.box.height);
      if (one.text !== other.text && wide > 2 && high > 0.4 * least)
        fault("lies over something", one.each, `${one.text.data.slice(0, 25)} / ${other.text.data}`);
    }
  });
  for (const each of main.querySelectorAll("h1, h2, h3, p, li, dt, dd, a, button, summary, ul, table"))
    if (each.checkVisibility() && !each.textContent.trim() && !each.querySelector("svg, img") && !each.matches("[role=status]"))
      fault("empty", each, each.outerHTML);
  for (const table of main.querySelectorAll("table"))
    Array.from(table.tHead?.rows[0].cells ?? []).forEach((head, at) => {
      const cells = Array.from(table.tBodies[0].rows, (row) => row.cells[at]).filter((each) => each);
      if (cells.length && cells.every(blank))
        fault("a column without a value", table, head.textContent);
    });
  // Without its column's head a dash means nothing.
  for (const each of main.querySelectorAll(".is-lines td"))
    if (right < 640 && each.textContent === "–" && each.checkVisibility()) fault("a lone dash", each, "–");
  // Bars of one panel are compared with each other, so their tracks are equally long; and they are
  // seen where they are empty, as the rest of a whole.
  const light = (colour) => [0.2126, 0.7152, 0.0722].reduce((sum, part, at) =>
    sum + part * (colour.match(/[\d.]+/g)[at] / 255) ** 2.2, 0.05);
  for (const panel of main.querySelectorAll("section:has(> .ih-bars), section:has(> section > .ih-bars)")) {
    const bars = Array.from(panel.querySelectorAll(".ih-bars svg"));
    const tracks = bars.map((each) => each.getBoundingClientRect());
    if (tracks.some((each) => Math.abs(each.width - tracks[0].width) > 1))
      fault("bars on tracks of different lengths", panel, panel.textContent);
    const [paper, track] = [document.body, bars[0]].map((each) => light(getComputedStyle(each).backgroundColor));
    if (Math.max(paper, track) / Math.min(paper, track) < 1.3) fault("a track that is hardly seen", bars[0], "");
  }
  for (const each of main.querySelectorAll("p:has(> code)")) {
    const folders = Array.from(each.querySelectorAll(":scope > code"), (file) => file.textContent.match(/^.+\/(?=[^/]+$)/)?.[0]);
    if (folders.some((folder, at) => folder && folder === folders[at - 1]))
      fault("a folder is named twice in a row", each, each.textContent);
  }
  // The link of such an item covers all of it.
  for (const each of main.querySelectorAll(".ih-list > li"))
    if (each.querySelectorAll("a").length > 1) fault("a link under another", each, each.textContent);
  // A line under a link is not drawn under a box in it.
  for (const each of main.querySelectorAll("p a code, li a code"))
    if (getComputedStyle(each).display === "inline-block") fault("a link without a line", each, each.textContent);
  for (const list of main.querySelectorAll(".is-tiles")) {
    const tops = new Map(), numbers = Array.from(list.querySelectorAll("dd"));
    for (const each of numbers) {
      const row = Math.round(each.parentElement.getBoundingClientRect().top);
      const top = each.getBoundingClientRect().top;
      if (Math.abs(top - (tops.get(row) ?? top)) > 1) fault("numbers at different heights", each, each.textContent);
      tops.set(row, top);
    }
  }
  for (const panel of main.querySelectorAll("section[aria-labelledby]")) {
    const once = new Set();
    for (const each of panel.querySelectorAll(":scope > p, :scope > h3, :scope > ul > li > h3")) {
      const said = each.textContent.trim();
      if (once.has(said)) fault("said twice", each, said);
      once.add(said);
    }
  }
  return [...faults];
}
