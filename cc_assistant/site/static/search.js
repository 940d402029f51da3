/* The search in the page: ranks what the library holds by the words that it shares with a question (BM25;
   Robertson and Zaragoza 2009), and shows findings with their sources. It writes no sentence of its own. */
(function (root) {
  "use strict";

  const K1 = 1.2;
  const B = 0.6;
  const OTHER_NAME = 0.5; // what another name of the same thing counts beside the one that was written
  const MEANT = 0.8; // and the word that a mistyped one was meant to be
  const OF_SOURCE = 0.3; // how much of a score comes from the best finding of the same source
  const TITLE_BONUS = 0.25;
  const SHORTEST_MISTYPED = 5;
  const MOST_TERMS = 60;
  const SHOWN = { evidence: 12, advice: 4, least: 6 };
  const MOST_OF_IT = 0.45; // share of what a question weighs, from which on a finding bears on all of it
  const SOME_OF_IT = 0.25;

  function prepare(index) {
    const stems = new Map();
    for (const [stem, list] of Object.entries(index.stems)) {
      const postings = new Map();
      let place = 0;
      for (let at = 0; at < list.length; at += 2) {
        place += list[at];
        postings.set(place, list[at + 1]);
      }
      stems.set(stem, postings);
    }
    const average = index.lengths.reduce((sum, length) => sum + length, 0) / index.lengths.length;
    return { ...index, stems, average, analyser: root.CC.analyser(index.stopWords, index.spellings) };
  }

  function rarityOf(index, holding) {
    return Math.log(1 + (index.lengths.length - holding + 0.5) / (holding + 0.5));
  }

  /** Where all of some stems stand, with their score and how rare that is. */
  function holding(index, stems, weight) {
    const [first, ...others] = stems.map((stem) => index.stems.get(stem) || new Map());
    const places = [...first.keys()].filter((place) => others.every((postings) => postings.has(place)));
    const rarity = rarityOf(index, places.length);
    return places.map((place) => {
      const times = Math.min(first.get(place), ...others.map((postings) => postings.get(place)));
      const norm = times + K1 * (1 - B + (B * index.lengths[place]) / index.average);
      return [place, { score: (weight * rarity * times * (K1 + 1)) / norm, rarity }];
    });
  }

  /** Whether one slip of the hand makes one word the other: a letter more, less, wrong, or two that changed places. */
  function isOneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const rest = (word, from) => word.slice(at + from);
    return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1) ||
      (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2));
  }

  /** The words of all findings and advice, with how often each stands there; made when first a word is not found. */
  function vocabulary(index) {
    if (!index.vocabulary) {
      index.vocabulary = new Map();
      for (const { title, text } of index.entries) {
        for (const word of root.CC.words(`${title} ${text}`)) {
          index.vocabulary.set(word, (index.vocabulary.get(word) || 0) + 1);
        }
      }
    }
    return index.vocabulary;
  }

  /** The word of the library that a mistyped one was meant to be; null where none is near. */
  function meant(index, word) {
    if (word.length < SHORTEST_MISTYPED || /[^a-z]/.test(word)) return null;
    const near = [...vocabulary(index)].filter(([known]) => known[0] === word[0] && isOneSlip(word, known));
    near.sort(([a, times], [b, timesOther]) => timesOther - times || (a < b ? -1 : 1));
    return near.length ? near[0][0] : null;
  }

  /** What a question asks for: each term with the stems that stand for it and what each of them counts. */
  function asked(index, question) {
    const found = new Map(index.analyser.named(question).slice(0, MOST_TERMS));
    const terms = [...found].map(([stem, word]) => ({ stem, word, ways: [[[stem], 1]], meant: null }));
    const named = new Map(terms.map((term) => [term.stem, term]));
    const instead = new Map();
    for (const term of terms) {
      if (index.stems.has(term.stem)) continue;
      term.meant = meant(index, term.word);
      if (!term.meant) continue;
      const stem = root.CC.stem(term.meant);
      term.ways.push([[stem], MEANT]);
      instead.set(term.stem, stem);
      if (!named.has(stem)) named.set(stem, term);
    }
    const padded = ` ${index.analyser.terms(question).map((stem) => instead.get(stem) ?? stem).join(" ")} `;
    for (const names of index.synonyms) {
      const own = names.filter((name) => padded.includes(` ${name} `)).sort((a, b) => b.length - a.length)[0];
      const term = own && named.get(own.split(" ").at(-1));
      if (!term) continue;
      for (const other of names) {
        const stems = other.split(" ");
        if (!stems.every((stem) => named.has(stem))) term.ways.push([stems, OTHER_NAME]);
      }
    }
    return terms;
  }

  /**
   * Rank what the library holds.
   * @returns {{best: {entry: object, score: number, share: number, place: number}[], missing: object[],
   *   stems: Set<string>, asked: number}} best first; `missing` are words that nothing has.
   */
  function search(index, question) {
    const terms = asked(index, question);
    const sums = new Map();
    let whole = 0;
    const missing = [];
    for (const { stem, word, ways, meant: known } of terms) {
      const held = index.stems.get(known ? root.CC.stem(known) : stem);
      const rarest = rarityOf(index, held ? held.size : 0);
      const own = new Map();
      for (const [stems, weight] of ways) {
        for (const [place, gain] of holding(index, stems, weight)) {
          if (!own.has(place) || own.get(place).score < gain.score) own.set(place, gain);
        }
      }
      whole += rarest;
      if (!index.stems.has(stem)) missing.push({ word, meant: known });
      for (const [place, { score, rarity }] of own) {
        const sum = sums.get(place) || { score: 0, share: 0 };
        sums.set(place, { score: sum.score + score, share: sum.share + Math.min(rarity, rarest) });
      }
    }
    const hits = [...sums].map(([place, sum]) => {
      const share = whole ? sum.share / whole : 0;
      return { entry: index.entries[place], place, share, score: sum.score * (1 + TITLE_BONUS * share) };
    });
    const ofSource = new Map();
    for (const { entry, score } of hits) ofSource.set(entry.of, Math.max(score, ofSource.get(entry.of) || 0));
    for (const hit of hits) hit.score += OF_SOURCE * (ofSource.get(hit.entry.of) - hit.score) * (hit.entry.of ? 1 : 0);
    hits.sort((a, b) => b.score - a.score || a.place - b.place);
    const stems = new Set(terms.flatMap((term) => term.ways.flatMap(([names]) => names)));
    return { best: hits, missing, stems, asked: terms.length };
  }

  /** What is worth showing of one kind: what bears on most of a question, then on some of it. */
  function worth(best, kind) {
    const own = best.filter((hit) => hit.entry.kind === kind && hit.share >= SOME_OF_IT);
    const most = own.filter((hit) => hit.share >= MOST_OF_IT);
    const some = own.filter((hit) => hit.share < MOST_OF_IT);
    const shown = most.slice(0, SHOWN[kind]);
    return { most: shown, some: some.slice(0, Math.max(0, SHOWN.least - shown.length)), all: most.length };
  }

  root.CC = Object.assign(root.CC || {}, { search: { prepare, find: search, worth } });
  if (typeof document === "undefined") return;

  /* The page */

  let index = null;

  function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.flat(9).filter(Boolean));
    return made;
  }

  function marked(text, terms) {
    const parts = [];
    for (const piece of text.split(/([\p{L}\p{N}'’]+)/u)) {
      const word = root.CC.fold(piece);
      const hit = word && terms.has(root.CC.stem(word));
      parts.push(hit ? el("mark", {}, piece) : piece);
    }
    return parts;
  }

  function passage(hit, terms, top) {
    const { entry } = hit;
    const link = el("a", { href: top + entry.page }, entry.of);
    return el("li", { class: "quote" },
      entry.title ? el("blockquote", {}, el("p", {}, el("strong", {}, marked(entry.title, terms)))) : null,
      el("p", {}, marked(entry.text, terms)),
      el("p", { class: "source" }, link, `, ${entry.where}. ${entry.read[0].toUpperCase()}${entry.read.slice(1)}.`));
  }

  function said(evidence, missing) {
    const shown = [...evidence.most, ...evidence.some];
    const sources = new Set(shown.map((hit) => hit.entry.of)).size;
    const parts = [];
    if (evidence.all > evidence.most.length) parts.push(`${evidence.all} findings have most of your words. These are the ${evidence.most.length} nearest.`);
    else if (evidence.most.length) parts.push(`${counted(evidence.most.length, "finding")} with most of your words, from ${counted(sources, "source")}.`);
    else if (shown.length) parts.push("No finding has most of your words. These have some of them, and may be about something else.");
    else parts.push("No finding shares enough words with this. That does not mean that nothing is known. Try other words, or fewer.");
    const strange = missing.filter((one) => !one.meant).map((one) => one.word);
    if (strange.length && shown.length) parts.push(`No finding has the word${strange.length > 1 ? "s" : ""} “${strange.join("”, “")}”.`);
    for (const one of missing.filter((other) => other.meant)) {
      parts.push(`No finding has the word “${one.word}”, so “${one.meant}” was looked for.`);
    }
    return parts.join(" ");
  }

  function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  function show(question) {
    const found = document.getElementById("found");
    const told = document.getElementById("said");
    const top = found.dataset.top.replace(/index\.html$/, "");
    const { best, missing, stems, asked: terms } = search(index, question);
    const evidence = worth(best, "evidence");
    const advice = worth(best, "advice").most;
    document.getElementById("hints").hidden = true;
    document.title = `${question.slice(0, 80)} – Search – CC Assistant toolkit`;
    told.textContent = terms ? said(evidence, missing) : "Say in a word or two what you look for.";
    const quotes = (heading, hits) => (hits.length
      ? [el("h2", {}, heading), el("ul", { class: "quotes found" }, hits.map((hit) => passage(hit, stems, top)))] : []);
    found.replaceChildren(
      ...(advice.length ? [el("h2", {}, "Advice"), el("ul", { class: "plain" }, advice.map(
        (hit) => el("li", {}, el("a", { href: top + hit.entry.page }, hit.entry.title))))] : []),
      ...quotes("Findings", evidence.most),
      ...quotes(evidence.most.length ? "Findings with some of your words" : "The nearest findings", evidence.some),
    );
  }

  function begin() {
    const form = document.getElementById("search");
    const field = document.getElementById("q");
    const ask = () => {
      const question = field.value.trim();
      if (question && index) show(question);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value.trim())}`);
      ask();
    });
    field.value = new URLSearchParams(location.search).get("q") || "";
    const script = document.createElement("script");
    script.src = document.getElementById("found").dataset.index;
    script.addEventListener("load", () => {
      index = prepare(root.CC_INDEX);
      ask();
      document.body.dataset.ready = "yes";
    });
    script.addEventListener("error", () => {
      document.getElementById("said").textContent = "The index of the search is missing.";
    });
    document.head.append(script);
  }

  document.addEventListener("DOMContentLoaded", begin);
})(globalThis);
