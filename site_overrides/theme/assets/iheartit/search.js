// Search: one engine for its window and for the lists with a form above them. It reads what
// generator/site/search.py writes. Each word that is typed must be somewhere in what is found: as it
// is, as a beginning, with another ending, as part of a compound, by a word that means the same, or,
// where it is nowhere, with one letter wrong, missing, extra or swapped.
globalThis.iheartitSearch = (() => {
  // Fields of what is found, and what a word in each counts.
  const [TITLE, NAMES, LINE, TEXTS] = [0, 1, 2, 3];
  const FIELDS = [8, 5, 3, 1];
  // How a word was found.
  const [SAME, ENDING, BEGINNING, PART, SLIP, BEGUN, WITHIN] = [1, 0.9, 0.8, 0.4, 0.3, 0.25, 0.2];
  const MEANT = 0.55; // by a word that means the same
  const KINDS = [1, 0.9, 0.9, 0.9, 0.7, 0.4, 0.12]; // services first, comments last
  const COMMENT = KINDS.length - 1;
  const ENDINGS = new Set(["", "s", "es", "e", "n", "en", "er", "em", "ed", "d", "ing", "y", "ies"]);
  const SHOWN = 30;

  // Letters alone: no case, no accents; ä, ae and a are one, so are ß and ss.
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\p{M}'’]/gu, "")
      .replace(/ß/g, "ss")
      .replace(/æ/g, "a")
      .replace(/[œø]/g, "o")
      .replace(/ł/g, "l")
      .replace(/([aou])e/g, "$1");
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = (text) => split(text).join("");

  function common(a, b) {
    let at = 0;
    while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
    return at;
  }

  // Whether what is typed is a word, or the beginning of one, but for one letter: 0 where it is not.
  function slipped(typed, word, at) {
    if (typed.length < 4 || word.length < typed.length - 1 || word.length < 4) return 0;
    const swapped = typed[at] === word[at + 1] && typed[at + 1] === word[at];
    return Math.max(
      rest(typed, at + 1, word, at + 1, at), // another letter
      rest(typed, at + 1, word, at, at), // one too many
      rest(typed, at, word, at + 1, at), // one is missing
      swapped ? rest(typed, at + 2, word, at + 2, at) : 0,
    );
  }

  function rest(typed, from, word, to, slip) {
    const more = word.length - to - (typed.length - from);
    if (more < 0 || (more > 0 && (typed.length < 5 || slip === typed.length - 1))) return 0;
    for (let next = from; next < typed.length; next += 1) {
      if (typed[next] !== word[next - from + to]) return 0;
    }
    return more ? BEGUN : SLIP;
  }

  // How a word fits what is typed: 0 where it does not. A pair of words, the first of which ends at
  // “pair”, fits only as a pair: each of them is a word of its own.
  function fit(typed, word, pair = 0) {
    if (pair && typed.length <= pair) return 0;
    const at = common(typed, word);
    if (at === typed.length) {
      return at === word.length ? SAME : BEGINNING * (0.75 + (0.25 * at) / word.length);
    }
    if (at > 2 && ENDINGS.has(typed.slice(at)) && ENDINGS.has(word.slice(at))) return ENDING;
    if (!pair && typed.length > 3 && word.indexOf(typed, 3) > 0) return PART;
    const slip = slipped(typed, word, at);
    if (slip || pair) return slip;
    const longer = typed.length > word.length + 2 && word.length > 3;
    return longer && (at === word.length || typed.endsWith(word)) ? WITHIN : 0;
  }

  // How many letters two words differ by.
  function distance(a, b) {
    let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const other = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + other);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  function engine(index) {
    const { lang, kinds, said, same, ignored, texts, rows } = index;
    const skipped = new Set(ignored.map(fold));
    const things = []; // what can be found
    const words = []; // each word that occurs, or that means the same as others
    const places = []; // by word: 4 × the thing's number + the field
    const meanings = []; // by word: the numbers of its meanings
    const pairs = []; // by word: where the first of two ends, 0 if it is one
    const weighty = []; // by word: whether more than comments have it
    const number = new Map();
    const known = new Map(); // what was typed before

    function wordOf(text, pair = 0) {
      let at = number.get(text);
      if (at === undefined) {
        at = words.push(text) - 1;
        number.set(text, at);
        places.push([]);
        pairs.push(pair);
        weighty.push(false);
      } else if (!pair) {
        pairs[at] = 0;
      }
      return at;
    }

    // The numbers of a text's words, and of each two that stand next to one another as one: “Wi-Fi”,
    // “sign in”; where they are kept apart, only of two without a space between them.
    function wordsOf(text, apart) {
      const numbers = [];
      for (const piece of apart ? text.split(/\s+/) : [text]) {
        let last = "";
        for (const word of split(piece)) {
          numbers.push(wordOf(word));
          if (last) numbers.push(wordOf(last + word, last.length));
          last = word;
        }
      }
      return numbers;
    }

    function note(numbers, place, kind) {
      for (const at of numbers) {
        const spots = places[at];
        if (spots[spots.length - 1] !== place) spots.push(place);
        weighty[at] ||= kind !== COMMENT;
      }
    }

    const own = texts.map((text) => wordsOf(text, true));

    function add(more) {
      for (const [kind, title, address, line = "", state = "", names = [], said = []] of more) {
        const thing = { kind, title, address, line, state, names, joined: joined(title) };
        thing.texts = () => said.map((text) => texts[text] ?? text); // some are named by their place
        const at = 4 * (things.push(thing) - 1);
        note(wordsOf(title), at + TITLE, kind);
        for (const name of [...names, state]) note(wordsOf(name), at + NAMES, kind);
        note(wordsOf(line, kind === COMMENT), at + LINE, kind);
        for (const text of said) note(own[text] ?? wordsOf(text, true), at + TEXTS, kind);
      }
      known.clear();
    }

    const groups = same.map((each) => each.map((member) => wordOf(joined(member))));
    groups.forEach((each, group) => {
      for (const at of each) (meanings[at] ??= []).push(group);
    });
    add(rows);

    // What one word finds: by thing how much it counts, and the words by which it was found. Where
    // it must be “whole”, no beginnings, parts or slips.
    function found(typed, whole) {
      const key = whole ? `${typed} ` : typed;
      const before = known.get(key);
      if (before) return before;
      const fits = [];
      let sure = false;
      for (let at = 0; at < words.length; at += 1) {
        const how = fit(typed, words[at], pairs[at]);
        if (how && (!whole || how >= ENDING)) {
          fits.push([at, how]);
          sure ||= how > PART && (weighty[at] || (meanings[at] !== undefined && typed.length > 3));
        }
      }
      const best = new Float32Array(things.length);
      const by = new Set();
      const count = (at, how) => {
        for (const place of places[at]) {
          const much = FIELDS[place & 3] * how;
          if (best[place >> 2] < much) best[place >> 2] = much;
        }
        by.add(words[at]);
      };
      for (const [at, how] of fits) {
        if (sure && how < PART) continue;
        count(at, how);
        if (how === BEGUN || typed.length < 3 || (typed.length < 4 && how < ENDING)) continue;
        if (sure && how <= PART) continue;
        for (const group of meanings[at] ?? []) {
          for (const other of groups[group]) if (other !== at) count(other, how * MEANT);
        }
      }
      const made = { best, by };
      if (known.size > 200) known.clear();
      known.set(key, made);
      return made;
    }

    // All that fits, the best first: each with its thing and its score.
    function find(text, fitting = () => true, whole = false) {
      const typed = split(text);
      const said = typed.filter((word) => !skipped.has(word));
      const needed = said.length ? said : typed;
      const by = new Set();
      const hits = new Uint8Array(things.length);
      const sums = new Float32Array(things.length);
      typed.forEach((word, at) => {
        let alone = found(word, whole);
        let ways = [alone];
        if (at > 0) ways.push(found(typed[at - 1] + word, whole));
        if (at + 1 < typed.length) ways.push(found(word + typed[at + 1], whole));
        if (!needed.includes(word)) return;
        // “sign in” is meant as one, where somebody says so: the “in” would find nothing alone.
        const pairs = ways.filter((way) => way !== alone && way.by.size);
        if (whole && needed.length === 1 && pairs.length) [alone, ways] = [pairs[0], pairs];
        for (const way of ways) for (const each of way.by) by.add(each);
        for (let thing = 0; thing < things.length; thing += 1) {
          let much = alone.best[thing];
          for (const way of ways) if (way !== alone) much = Math.max(much, 1.2 * way.best[thing]);
          hits[thing] += much > 0;
          sums[thing] += much;
        }
      });
      const joint = typed.join("");
      const all = [];
      let most = 1;
      things.forEach((thing, at) => {
        if (!hits[at] || !fitting(thing)) return;
        const more = thing.joined === joint ? 2 : thing.joined.startsWith(joint) ? 1.3 : 1;
        all.push({ thing, hits: hits[at], score: sums[at] * more * KINDS[thing.kind] });
        most = Math.max(most, hits[at]);
      });
      // Where nothing has all words, what has the most of them. What is as good stays in its order.
      const results = all.filter((each) => each.hits === most && 2 * most >= needed.length);
      results.sort((a, b) => b.score - a.score);
      return { results, by };
    }

    // The names that are nearest to what was typed and found nothing.
    function near(text) {
      const typed = split(text).filter((word) => word.length > 2);
      const close = [];
      things.forEach((thing) => {
        if (thing.kind === COMMENT || !typed.length) return;
        const own = [thing.title, ...thing.names].flatMap(split).filter((word) => word.length > 2);
        const far = typed.map((word) =>
          Math.min(...own.map((name) => distance(word, name) / Math.max(word.length, name.length)), 1),
        );
        const least = Math.min(...far);
        if (least <= 0.4) close.push({ thing, least: least + thing.kind / 100 });
      });
      close.sort((a, b) => a.least - b.least);
      return close.slice(0, 3).map(({ thing }) => thing);
    }

    // The same for other things.
    const of = (others) => engine({ ...index, texts: [], rows: others });
    return { add, find, near, of, kinds, said, lang };
  }

  // A text in pieces, and which of them are words that were found.
  function pieces(text, by) {
    const cut = text.split(/([\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*)/u);
    const letters = cut.map(joined);
    const hit = cut.map((_, at) => {
      if (at % 2 === 0) return false;
      const next = letters[at] + (letters[at + 2] ?? "\n");
      const last = (letters[at - 2] ?? "\n") + letters[at];
      const inside = split(cut[at]);
      const pairs = inside.map((word, place) => word + (inside[place + 1] ?? ""));
      return [letters[at], next, last, ...inside, ...pairs].some((word) => by.has(word));
    });
    return cut.map((piece, at) => [piece, hit[at]]).filter(([piece]) => piece);
  }

  function marked(node, cut) {
    for (const [piece, hit] of cut) {
      node.append(hit ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece);
    }
    return cut.some(([, hit]) => hit);
  }

  // What stands around the first word of a text that was found: a line or two.
  function around(cut) {
    let from = Math.max(cut.findIndex(([, hit]) => hit), 0);
    for (let before = 0; from > 0 && before < 40; from -= 1) before += cut[from - 1][0].length;
    let to = from;
    for (let after = 0; to < cut.length && after < 140; to += 1) after += cut[to][0].length;
    const ends = (more) => (more ? [["…", false]] : []);
    return [...ends(from > 0), ...cut.slice(from, to), ...ends(to < cut.length)];
  }

  const made = (name, look, text = "") =>
    Object.assign(document.createElement(name), { className: look, textContent: text });

  // One result: its name, its kind and its state, a line of it; and, where the words are in neither,
  // a text of it that has them.
  function result(engine, thing, by) {
    const item = document.createElement("li");
    const link = item.appendChild(made("a", "ih-hit"));
    link.href = new URL(thing.address, engine.base);
    const title = link.appendChild(made("b", ""));
    const put = (text) => marked(link.appendChild(made("span", "")), around(pieces(text, by)));
    let seen = marked(title, pieces(thing.title, by));
    const about = [engine.kinds[thing.kind], thing.state].filter(Boolean).join(" · ");
    marked(link.appendChild(made("small", "")), pieces(about, by));
    if (thing.line) seen = put(thing.line) || seen;
    if (!seen) {
      const has = (text) => pieces(text, by).some(([, hit]) => hit);
      const other = [...thing.names, ...thing.texts()].find(has);
      if (other) put(other);
    }
    return item;
  }

  // The window of search, from when its engine is there.
  function show(engine, pane) {
    if (pane.dataset.ready) return;
    pane.dataset.ready = "yes";
    const { said, lang } = engine;
    const field = pane.querySelector("input");
    const status = pane.querySelector("[role=status]");
    const list = pane.querySelector("ol");
    const doors = pane.querySelector("[data-ih-doors]");
    const number = (n) => n.toLocaleString(lang);

    function draw() {
      const text = field.value.trim();
      const { results, by } = engine.find(text);
      const some = results.slice(0, SHOWN);
      const missed = text !== "" && !results.length;
      const near = missed ? engine.near(text) : [];
      const shown = missed ? near : some.map(({ thing }) => thing);
      const [n, all] = [number(some.length), number(results.length)];
      if (missed) {
        const none = said.none.replace("{words}", () => text);
        status.textContent = near.length ? `${none} ${said.near}` : none;
      } else if (results.length > some.length) {
        status.textContent = said.first.replace("{n}", n).replace("{all}", all);
      } else if (results.length) {
        status.textContent = results.length === 1 ? said.one : said.other.replace("{n}", n);
      } else {
        status.textContent = "";
      }
      list.replaceChildren(...shown.map((thing) => result(engine, thing, by)));
      list.scrollTop = 0;
      doors.hidden = !missed;
    }

    function move(event) {
      const links = [...pane.querySelectorAll("ol a, [data-ih-doors]:not([hidden]) a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const to = at + (event.key === "ArrowDown" ? 1 : -1);
        (to < 0 ? field : links[Math.min(to, links.length - 1)])?.focus();
      } else if (event.key.length === 1 && at >= 0 && !event.ctrlKey && !event.metaKey) {
        field.focus(); // the next key goes into the box
      }
    }

    field.addEventListener("input", draw);
    pane.addEventListener("keydown", move);
    pane.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      pane.querySelector("ol a")?.click();
    });
    list.addEventListener("click", (event) => {
      if (event.target.closest("a")) pane.close(); // it may lead to a place on this page
    });
    engine.whole?.then(draw);
    draw();
  }

  return { engine, show, fold, fit, pieces, distance };
})();
