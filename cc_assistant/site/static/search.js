/* The search in the page: ranks what the library holds by the words that it shares with a question (BM25;
   Robertson and Zaragoza 2009), and shows findings with their sources. It writes no sentence of its own. */
(function (root) {
  "use strict";

  const K1 = 1.2;
  const B = 0.6;
  const SYNONYM = 0.6;
  const SHOWN = { evidence: 12, advice: 4 };
  const ENOUGH = 0.45;
  const TITLE_BONUS = 0.25;

  function prepare(index) {
    const stems = new Map();
    for (const [stem, list] of Object.entries(index.stems)) {
      const postings = [];
      let place = 0;
      for (let at = 0; at < list.length; at += 2) {
        place += list[at];
        postings.push([place, list[at + 1]]);
      }
      stems.set(stem, postings);
    }
    const average = index.lengths.reduce((sum, length) => sum + length, 0) / index.lengths.length;
    return { ...index, stems, average, analyser: root.CC.analyser(index.stopWords, index.spellings) };
  }

  /** The stems asked for and what each weighs; other names of the same thing weigh less. */
  function asked(index, question) {
    const terms = [...new Set(index.analyser.terms(question))];
    const groups = terms.map((term) => [[term, 1]]);
    const padded = ` ${index.analyser.terms(question).join(" ")} `;
    for (const names of index.synonyms) {
      const named = names.find((name) => padded.includes(` ${name} `));
      if (!named) continue;
      const place = terms.indexOf(named.split(" ").at(-1));
      for (const other of names) {
        const last = other.split(" ");
        if (other !== named && last.length === 1 && !terms.includes(last[0])) groups[place].push([last[0], SYNONYM]);
      }
    }
    return groups;
  }

  /** @returns {{best: {entry: object, score: number, share: number}[], missing: string[]}} best first. */
  function search(index, question) {
    const groups = asked(index, question);
    const scores = new Map();
    const total = index.lengths.length;
    let whole = 0;
    const missing = [];
    for (const names of groups) {
      const own = new Map();
      let rarest = 0;
      for (const [stem, weight] of names) {
        const postings = index.stems.get(stem) || [];
        const rarity = Math.log(1 + (total - postings.length + 0.5) / (postings.length + 0.5));
        if (stem === names[0][0]) rarest = rarity;
        for (const [place, times] of postings) {
          const norm = times + K1 * (1 - B + (B * index.lengths[place]) / index.average);
          const score = weight * rarity * ((times * (K1 + 1)) / norm);
          const before = own.get(place);
          if (!before || before.score < score) own.set(place, { score, rarity: weight * rarity });
        }
      }
      whole += rarest;
      if (!own.size) missing.push(names[0][0]);
      for (const [place, { score, rarity }] of own) {
        const sum = scores.get(place) || { score: 0, share: 0 };
        scores.set(place, { score: sum.score + score, share: sum.share + Math.min(rarity, rarest) });
      }
    }
    const best = [...scores]
      .map(([place, { score, share }]) => ({
        entry: index.entries[place], share: whole ? share / whole : 0, place,
        score: score * (1 + TITLE_BONUS * (whole ? share / whole : 0)),
      }))
      .sort((a, b) => b.score - a.score || a.place - b.place);
    return { best, missing, terms: new Set(groups.flat().map(([stem]) => stem)) };
  }

  root.CC = Object.assign(root.CC || {}, { search: { prepare, find: search } });
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

  function show(question) {
    const found = document.getElementById("found");
    const said = document.getElementById("said");
    const top = found.dataset.top.replace(/index\.html$/, "");
    const { best, missing, terms } = root.CC.search.find(index, question);
    const good = best.filter((hit) => hit.share >= ENOUGH);
    const evidence = good.filter((hit) => hit.entry.kind === "evidence").slice(0, SHOWN.evidence);
    const advice = good.filter((hit) => hit.entry.kind === "advice").slice(0, SHOWN.advice);
    document.getElementById("hints").hidden = true;
    document.title = `${question} – Search – CC Assistant toolkit`;
    const sources = new Set(evidence.map((hit) => hit.entry.of)).size;
    if (!evidence.length && !advice.length) {
      said.textContent = "The library holds nothing that answers this. Try other words, or fewer.";
      const near = best.filter((hit) => hit.entry.kind === "evidence").slice(0, 3);
      found.replaceChildren(...(near.length ? [el("h2", {}, "The nearest, which is something else"),
        el("ul", { class: "quotes found" }, near.map((hit) => passage(hit, terms, top)))] : []));
      return;
    }
    const lacking = missing.length ? ` No finding has the word “${missing.join("”, “")}”.` : "";
    const findings = `${evidence.length} finding${evidence.length === 1 ? "" : "s"}`;
    said.textContent = `${findings} from ${sources} source${sources === 1 ? "" : "s"}, the nearest first.${lacking}`;
    found.replaceChildren(
      ...(advice.length ? [el("h2", {}, "Advice"), el("ul", { class: "plain" }, advice.map(
        (hit) => el("li", {}, el("a", { href: top + hit.entry.page }, hit.entry.title))))] : []),
      ...(evidence.length ? [el("h2", {}, "Findings"),
        el("ul", { class: "quotes found" }, evidence.map((hit) => passage(hit, terms, top)))] : []),
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
