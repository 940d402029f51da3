/* Words and stems, as cc_assistant.text has them: what is searched by words meets the same terms here. */
(function (root) {
  "use strict";

  const MARKS = "\\u0300-\\u036f";
  const WORD = new RegExp(
    "(?<covid>covid(?:[\\s\\u2010-\\u2015-]?19)?(?![\\p{L}\\p{N}]))" +
      "|[£$€]?\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?:\\.\\p{Nd}+)?(?:%|\\p{L}+)?" +
      "|[£$€]?\\p{Nd}+(?:\\.\\p{Nd}+)*(?:%|[\\p{L}\\p{N}]+)?" +
      `|[\\p{L}\\p{N}][\\p{L}\\p{N}]*(?:[${MARKS}]+[\\p{L}\\p{N}]*)*(?:['’]\\p{L}+)*`,
    "giu",
  );

  function fold(word) {
    const plain = word.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
    return plain
      .replace(/['’]s$/, "")
      .replace(/(\d),(?=\d{3})/g, "$1")
      .replace(/['’\s]+/g, "");
  }

  /** The folded words of a text, in order. */
  function words(text) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const word = match.groups.covid ? "covid" : fold(match[0]);
      if (word) found.push(word);
    }
    return found;
  }

  /* The English stemmer of Snowball (Porter 2), from its published description. */
  const VOWEL = /[aeiouy]/;
  const INVARIANT = new Set("andes atlas bias cosmos howe news sky".split(" "));
  const SPECIAL = {
    skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli",
    singly: "singl",
  };
  const LONG_BEGINNINGS = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
  const STEP_2 = [
    ["ization", "ize"], ["ational", "ate"], ["fulness", "ful"], ["ousness", "ous"], ["iveness", "ive"],
    ["tional", "tion"], ["biliti", "ble"], ["lessli", "less"], ["entli", "ent"], ["ation", "ate"],
    ["alism", "al"], ["aliti", "al"], ["ousli", "ous"], ["iviti", "ive"], ["fulli", "ful"], ["ogist", "og"],
    ["enci", "ence"], ["anci", "ance"], ["abli", "able"], ["izer", "ize"], ["ator", "ate"], ["alli", "al"],
    ["bli", "ble"], ["ogi", "og"], ["li", ""],
  ];
  const STEP_3 = [
    ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ative", ""],
    ["ical", "ic"], ["ness", ""], ["ful", ""],
  ];
  const STEP_4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic".split(" ");

  function regionAfter(word, from) {
    const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
    return match ? from + match.index + 2 : word.length;
  }

  function endsInShortSyllable(word) {
    return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word) || /past$/.test(word);
  }

  function snowball(word) {
    if (INVARIANT.has(word)) return word;
    if (Object.hasOwn(SPECIAL, word)) return SPECIAL[word];
    if (word.length < 3) return word;
    let w = word.replace(/^'/, "").replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
    const long = LONG_BEGINNINGS.exec(w);
    const r1 = long ? long[0].length : regionAfter(w, 0);
    const r2 = regionAfter(w, r1);
    w = w.replace(/'s'$|'s$|'$/, "");
    w = step1a(w);
    w = step1b(w, r1);
    w = w.replace(/(.[^aeiouy])[yY]$/, "$1i");
    w = replaced(w, STEP_2, r1, (stem, ending) => {
      if (ending === "ogi") return stem.endsWith("l");
      return ending !== "li" || /[cdeghkmnrt]$/.test(stem);
    });
    w = replaced(w, STEP_3, r1, (stem, ending) => ending !== "ative" || stem.length >= r2);
    w = step4(w, r2);
    w = step5(w, r1, r2);
    return w.replaceAll("Y", "y");
  }

  function step1a(w) {
    if (w.endsWith("sses")) return w.slice(0, -2);
    if (/ie[ds]$/.test(w)) return w.length > 4 ? w.slice(0, -2) : w.slice(0, -1);
    if (/(?:us|ss)$/.test(w)) return w;
    return /[aeiouy].+s$/.test(w) ? w.slice(0, -1) : w;
  }

  function step1b(w, r1) {
    const match = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(w);
    if (!match) return w;
    const stem = w.slice(0, match.index);
    if (match[0].startsWith("eed")) {
      if (match.index < r1 || /^(?:succ|proc|exc)$/.test(stem)) return w;
      return `${stem}ee`;
    }
    if (match[0] === "ing") {
      if (/^[^aeiouy]y$/.test(stem)) return `${stem.slice(0, -1)}ie`;
      if (/^(?:even|cann|inn|earr|herr|out)$/.test(stem)) return w;
    }
    if (!VOWEL.test(stem)) return w;
    if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
    if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
    return stem.length === r1 && endsInShortSyllable(stem) ? `${stem}e` : stem;
  }

  function replaced(w, table, region, allowed) {
    const found = table.find(([ending]) => w.endsWith(ending));
    if (!found) return w;
    const stem = w.slice(0, w.length - found[0].length);
    return stem.length >= region && allowed(stem, found[0]) ? stem + found[1] : w;
  }

  function step4(w, r2) {
    const ending = STEP_4.find((one) => w.endsWith(one));
    if (!ending) return w;
    const stem = w.slice(0, w.length - ending.length);
    return stem.length >= r2 && (ending !== "ion" || /[st]$/.test(stem)) ? stem : w;
  }

  function step5(w, r1, r2) {
    const stem = w.slice(0, -1);
    if (w.endsWith("e")) {
      return stem.length >= r2 || (stem.length >= r1 && !endsInShortSyllable(stem)) ? stem : w;
    }
    return w.endsWith("ll") && stem.length >= r2 ? stem : w;
  }

  /** The stem of a folded word. Short forms without a vowel lose a plural s ("GPs"). */
  function stem(word) {
    if (!/^\p{L}+$/u.test(word)) return word;
    if (word.length > 2 && word.endsWith("s") && !VOWEL.test(word)) return word.slice(0, -1);
    return snowball(word);
  }

  /**
   * What turns a text into search terms.
   * @param {string[]} stopWords words that say nothing.
   * @param {string[][]} spellings groups of forms, each a text of folded words; all become the first.
   */
  function analyser(stopWords, spellings) {
    const stops = new Set(stopWords);
    const instead = new Map();
    for (const [first, ...others] of spellings) for (const form of others) instead.set(form, first.split(" "));
    const longest = Math.max(0, ...[...instead.keys()].map((form) => form.split(" ").length));

    function unified(found) {
      const out = [];
      for (let at = 0; at < found.length; ) {
        let taken = 0;
        for (let length = Math.min(longest, found.length - at); length > 0 && !taken; length--) {
          if (instead.has(found.slice(at, at + length).join(" "))) taken = length;
        }
        if (taken) out.push(...instead.get(found.slice(at, at + taken).join(" ")));
        else out.push(found[at]);
        at += taken || 1;
      }
      return out;
    }

    const kept = (text) => unified(words(text)).filter((word) => !stops.has(word));
    return {
      terms: (text) => kept(text).map(stem),
      /** Each term once, with the word that it comes from: pairs of stem and word. */
      named: (text) => [...new Map(kept(text).map((word) => [stem(word), word]))],
    };
  }

  root.CC = Object.assign(root.CC || {}, { words, stem, fold, analyser });
})(globalThis);
