/* The rules of the interview: what answers mean, which questions can be reached, and why.
   The app does the same in Python; a test gives both the same answers and compares what they make. */
(function (root) {
  "use strict";

  const { days } = root.CC;
  const DONT_KNOW = "dont-know";
  const ORDER = {
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
  };

  /* Conditions in Kleene's three-valued logic: true, false, or null where unknown answers decide. */

  function truth(condition, values, unknown) {
    const [operator, first] = condition;
    if (operator === "always") return true;
    if (operator === "not") {
      const inner = truth(first, values, unknown);
      return inner === null ? null : !inner;
    }
    if (operator === "and") return settled(condition, values, unknown, false);
    if (operator === "or") return settled(condition, values, unknown, true);
    if (unknown && unknown.has(first)) return null;
    const answer = values.get(first);
    if (answer === undefined) return false;
    if (operator === "answered") return true;
    const value = condition[2];
    if (operator === "in") return Array.isArray(answer) && answer.includes(value);
    if (operator === "==") return answer === value;
    if (operator === "!=") return answer !== value;
    return typeof answer === "number" && typeof value === "number" && ORDER[operator](answer, value);
  }

  function settled(condition, values, unknown, by) {
    let found = !by;
    for (const part of condition.slice(1)) {
      const value = truth(part, values, unknown);
      if (value === by) return by;
      if (value === null) found = null;
    }
    return found;
  }

  function holds(condition, values) {
    return truth(condition, values, null) === true;
  }

  function openNames(condition, values, unknown, found) {
    if (truth(condition, values, unknown) !== null) return found;
    if (["not", "and", "or"].includes(condition[0])) {
      for (const part of condition.slice(1)) openNames(part, values, unknown, found);
    } else found.add(condition[1]);
    return found;
  }

  function looksAt(condition, name) {
    if (["not", "and", "or"].includes(condition[0])) return condition.slice(1).some((part) => looksAt(part, name));
    return condition[1] === name && !["in", "answered", "always"].includes(condition[0]);
  }

  /**
   * The rules of a page with what is looked up in them.
   * @param data what data/rules.js holds.
   * @param stems the words of each item, as data/worry.js holds them.
   */
  function prepare(data, stems) {
    const questions = new Map(data.questions.map((question) => [question.id, question]));
    const items = new Map(data.items.map((item) => [item.id, item]));
    const leads = data.leads.map(([place, rec, when, effect]) => ({
      question: data.questions[place].id, rec, when, effect,
    }));
    const sizes = new Map();
    for (const question of data.questions) sizes.set(question.section, (sizes.get(question.section) || 0) + 1);
    const sections = new Map(data.sections.map((section) => [section.id, section]));
    const analyser = root.CC.analyser(data.constants.stopWords, []);
    const constants = { ...data.constants, worry: { ...data.constants.worry, stems, analyser } };
    return { ...data, constants, questions, items, leads, sizes, sections };
  }

  /* Which values can be an answer. */

  function misfit(rules, question, value) {
    if (value === DONT_KNOW && question.kind !== "multi" && question.dontKnow) return "";
    const ids = question.options.map(([id]) => id);
    if (question.kind === "multi") {
      if (!Array.isArray(value)) return "This question takes a list of answers.";
      if (!value.length) return "Choose at least one answer.";
      const wrong = value.find((one) => !ids.includes(one));
      if (wrong !== undefined) return `'${wrong}' is not one of the answers.`;
      if (new Set(value).size !== value.length) return "An answer is given twice.";
      if (value.includes(DONT_KNOW) && value.length > 1) return '"I don\'t know" stands alone, or not at all.';
      return "";
    }
    const { largestNumber, longestText, earliest, latest } = rules.constants;
    if (question.kind === "number") {
      if (typeof value !== "number" || Number.isNaN(value)) return "This question takes a number.";
      return value >= 0 && value <= largestNumber ? "" : `The number has to lie between 0 and ${largestNumber}.`;
    }
    if (question.kind === "date") {
      if (typeof value !== "string" || days.read(value) === null) {
        return "This question takes a date, such as 2027-04-01.";
      }
      const fine = value >= earliest && value <= latest;
      return fine ? "" : `The year has to lie between ${earliest.slice(0, 4)} and ${latest.slice(0, 4)}.`;
    }
    if (question.kind === "text") {
      if (typeof value !== "string" || !value.trim()) return "This question takes a few words.";
      const length = [...value].length;
      if (length <= longestText) return "";
      return `That has ${length.toLocaleString("en-GB")} characters; ` +
        `${longestText.toLocaleString("en-GB")} is the most that is kept.`;
    }
    return ids.includes(value) ? "" : `'${value}' is not one of the answers.`;
  }

  function isDontKnow(value) {
    return value === DONT_KNOW || (Array.isArray(value) && value.length === 1 && value[0] === DONT_KNOW);
  }

  function dontKnowValue(question) {
    return question.kind === "multi" ? [DONT_KNOW] : DONT_KNOW;
  }

  /* Which answers count, and which questions can be reached. */

  function lookAhead(rules, records, today, open) {
    const values = new Map();
    const asked = new Map();
    const unknown = new Set();
    for (const [name, question] of rules.questions) {
      const reached = truth(question.ask, values, unknown);
      asked.set(name, reached);
      if (reached === false) continue;
      const value = recordOf(records, name).value;
      if (value !== null && !misfit(rules, question, value)) {
        values.set(name, value);
        if (reached === null) unknown.add(name);
      } else if (open.has(name)) unknown.add(name);
      if (name === "launch_date") addWeeks(values, unknown, today);
    }
    addFundingEnd(rules, values, unknown, records, today);
    return { values, asked, unknown };
  }

  function recordOf(records, name) {
    const record = Object.hasOwn(records, name) ? records[name] : {};
    return { skipped: false, on: null, ...record, value: record.value ?? null };
  }

  function day(value) {
    return typeof value === "string" && value !== DONT_KNOW ? days.read(value) : null;
  }

  function weeksBetween(today, opening) {
    return Math.floor((opening - today) / 7);
  }

  function addWeeks(values, unknown, today) {
    const opening = day(values.get("launch_date"));
    if (opening !== null) values.set("weeks_to_launch", weeksBetween(today, opening));
    if (unknown.has("launch_date")) unknown.add("weeks_to_launch");
  }

  function addFundingEnd(rules, values, unknown, records, today) {
    if (["funding_months", "launch_date", "stage"].some((name) => unknown.has(name))) unknown.add("funding_end");
    const months = values.get("funding_months");
    if (typeof months !== "number" || !(months > 0 && months < rules.constants.noEnd)) return;
    const opening = day(values.get("launch_date"));
    const told = day(recordOf(records, "funding_months").on) ?? today;
    const openThen = isRunning(rules, values) || (opening !== null && opening <= told);
    const from = openThen ? told : opening;
    if (from !== null) values.set("funding_end", days.write(days.monthsLater(from, months)));
  }

  function isRunning(rules, values) {
    return rules.constants.openStages.includes(values.get("stage"));
  }

  function countAnswers(rules, records, today) {
    const now = lookAhead(rules, records, today, new Set());
    const all = lookAhead(rules, records, today, new Set(rules.questions.keys()));
    const opening = day(now.values.get("launch_date"));
    return {
      today,
      values: now.values,
      reachable: [...now.asked].filter(([, reached]) => reached).map(([name]) => name),
      unknown: all.unknown,
      opening,
      fundingEnd: day(now.values.get("funding_end")),
      running: isRunning(rules, now.values),
      weeksToLaunch: opening === null ? null : weeksBetween(today, opening),
    };
  }

  /* Why. */

  function leadsAtWork(rules, answers) {
    return rules.leads.filter((lead) => answers.values.has(lead.question) && holds(lead.when, answers.values));
  }

  const SO = { adds: "", raises: "makes it more pressing", dates: "sets its date", pins: "makes it your main worry" };

  function because(rules, answers, leads, untoldQuestions) {
    const reasons = new Map();
    for (const effect of Object.keys(SO)) {
      for (const lead of leads) {
        if (lead.effect !== effect || lead.rec === "all") continue;
        const words = said(rules, lead, answers);
        const key = JSON.stringify([lead.question, words]);
        if (!reasons.has(key)) reasons.set(key, { question: lead.question, said: words, effects: [] });
        reasons.get(key).effects.push(effect);
      }
    }
    const told = [...reasons.values()].map((reason) => ({
      question: reason.question,
      value: answers.values.get(reason.question),
      effect: reason.effects[0],
      words: `${rules.questions.get(reason.question).text} ${reason.said}${so(reason.effects)}.`,
    }));
    const notTold = untoldQuestions.map((name) => ({
      question: name, value: null, effect: "adds",
      words: `${rules.questions.get(name).text} You have not told us yet.`,
    }));
    return [...told, ...notTold];
  }

  function so(effects) {
    const follows = [...new Set(effects)].map((effect) => SO[effect]).filter(Boolean);
    return follows.length ? `, which ${follows.join(" and ")}` : "";
  }

  function said(rules, lead, answers) {
    const question = rules.questions.get(lead.question);
    const value = answers.values.get(lead.question);
    if (isDontKnow(value)) return "You do not know yet";
    const words = labels(question, thatMatters(value, lead, answers)).map((label) => `“${label}”`).join(" and ");
    const weeks = answers.weeksToLaunch;
    if (weeks === null || !looksAt(lead.when, "weeks_to_launch")) return `You said ${words}`;
    return `You said ${words}, ${weeks === 1 ? "a week" : `${weeks} weeks`} from today`;
  }

  function thatMatters(value, lead, answers) {
    if (!Array.isArray(value)) return value;
    const alone = value.filter((part) => holds(lead.when, new Map(answers.values).set(lead.question, [part])));
    return alone.length ? alone : value;
  }

  /** Each ticked option, or the only answer, as people read it. */
  function labels(question, value) {
    if (value === DONT_KNOW) return ["I don't know"];
    if (Array.isArray(value)) return value.map((part) => label(question, part));
    if (question.kind === "date") return [days.inWords(days.read(value))];
    if (question.kind === "scale") return [`${value} (${label(question, value)})`];
    if (typeof value === "number" && !Number.isInteger(value)) return [String(Number(value.toPrecision(6)))];
    return [label(question, value)];
  }

  function label(question, value) {
    const option = question.options.find(([id]) => id === value);
    return option ? option[1] : String(value);
  }

  function untold(rules, answers, condition) {
    const found = new Set();
    const waiting = [...openNames(condition, answers.values, answers.unknown, new Set())];
    const seen = new Set(waiting);
    while (waiting.length) {
      const name = waiting.pop();
      const asked = rules.constants.derivedFrom[name] || name;
      if (answers.reachable.includes(asked) && !answers.values.has(asked)) found.add(asked);
      else {
        const behind = openNames(rules.questions.get(asked).ask, answers.values, answers.unknown, new Set());
        for (const one of behind) {
          if (!seen.has(one)) {
            seen.add(one);
            waiting.push(one);
          }
        }
      }
    }
    return answers.reachable.filter((name) => found.has(name));
  }

  root.CC = Object.assign(root.CC || {}, {
    DONT_KNOW, truth, holds, prepare, misfit, isDontKnow, dontKnowValue, lookAhead, recordOf, countAnswers,
    leadsAtWork, because, labels, untold,
  });
})(globalThis);
