// Searches a built site: node search.cjs SITE < words, one a line. Writes, for each, the addresses
// that are found, the best first; and how many milliseconds a key took, at most and on average.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [, , site] = process.argv;
const read = (file) => vm.runInThisContext(fs.readFileSync(path.join(site, file), "utf8"), file);
read("assets/iheartit/search.js");
read("search/index.js");
read("search/comments.js");
const { iheartitSearch, iheartitIndex, iheartitComments } = globalThis;
let begun = performance.now();
const engine = iheartitSearch.engine(iheartitIndex);
engine.add(iheartitComments);
const ready = performance.now() - begun;
const words = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
const keys = [];
for (const text of words) {
  for (let typed = 1; typed <= text.length; typed += 1) {
    begun = performance.now();
    engine.find(text.slice(0, typed));
    keys.push(performance.now() - begun);
  }
}
const found = Object.fromEntries(
  words.map((text) => {
    const { results } = engine.find(text);
    const few = results.slice(0, 10).map(({ thing }) => [thing.address, thing.title]);
    return [text, { found: few, near: results.length ? [] : engine.near(text).map((each) => each.title) }];
  }),
);
keys.sort((a, b) => a - b);
const most = keys[keys.length - 1];
const usual = keys[keys.length >> 1];
const late = keys[Math.floor(keys.length * 0.95)];
console.log(JSON.stringify({ found, ready, most, usual, late }));
