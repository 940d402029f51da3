/* The steps of an interview. Each returns a new session, in the form of the app's session files; none drops
   what somebody said. */
(function (root) {
  "use strict";

  const { days, misfit, recordOf, lookAhead, countAnswers } = root.CC;

  function start(rules, id, title, route, now) {
    const session = {
      version: 1, id, title, kind: "solo", route, questionnaire: rules.version, made: now.time, changed: now.time,
      people: [{ id: "me", initials: "me", role: "" }], at: null, path: [], records: {}, notes: [], parked: [],
      marks: {}, own_items: [],
    };
    return moveOn(session, rules, now);
  }

  /** Put an answer and go on; throws an Error whose message says why a value is no answer. */
  function answer(session, rules, name, value, now) {
    const question = rules.questions.get(name);
    const wrong = misfit(rules, question, value);
    if (wrong) throw new Error(wrong);
    const kept = Array.isArray(value)
      ? question.options.map(([id]) => id).filter((id) => value.includes(id))
      : value;
    const record = { value: kept, skipped: false, on: days.write(now.today), how: "own", reason: "", origin: "asked",
      words: "" };
    return moveOn(shown(changeRecord(session, name, record, now), name), rules, now);
  }

  function skip(session, rules, name, now) {
    const skipped = recordOf(session.records, name).value === null;
    const next = skipped ? changeRecord(session, name, { skipped: true }, now) : session;
    return moveOn(shown(next, name), rules, now);
  }

  function moveOn(session, rules, now) {
    const answers = countAnswers(rules, session.records, now.today);
    return { ...shown(session, nextQuestion(rules, session, answers)), changed: now.time };
  }

  function back(session, rules, now) {
    const { reachable } = countAnswers(rules, session.records, now.today);
    let path = session.path.at(-1) === session.at ? session.path.slice(0, -1) : session.path;
    while (path.length && (!reachable.includes(path.at(-1)) || path.at(-1) === session.at)) path = path.slice(0, -1);
    return path.length ? { ...session, path, at: path.at(-1), changed: now.time } : session;
  }

  function jump(session, name, now) {
    return { ...shown(session, name), changed: now.time };
  }

  function chooseRoute(session, rules, route, now) {
    return settle({ ...session, route, changed: now.time }, rules, now);
  }

  /** Stay at the question that is shown if it can be asked, else go on. */
  function settle(session, rules, now) {
    const answers = countAnswers(rules, session.records, now.today);
    return questionsToReview(rules, session, answers).includes(session.at) ? session : moveOn(session, rules, now);
  }

  /* The way through the questions. */

  function isOnRoute(rules, route, name) {
    return route === "full" || rules.questions.get(name).short;
  }

  function isSkipped(session, name) {
    return recordOf(session.records, name).skipped;
  }

  function openQuestions(rules, session, answers) {
    return answers.reachable.filter(
      (name) => isOnRoute(rules, session.route, name) && !answers.values.has(name) && !isSkipped(session, name),
    );
  }

  function skippedQuestions(session, answers) {
    return answers.reachable.filter((name) => !answers.values.has(name) && isSkipped(session, name));
  }

  function questionsToReview(rules, session, answers) {
    return answers.reachable.filter((name) => isOnRoute(rules, session.route, name) || answers.values.has(name));
  }

  function nextQuestion(rules, session, answers) {
    const stillOpen = openQuestions(rules, session, answers);
    const order = [...rules.questions.keys()];
    const place = order.indexOf(session.at);
    return stillOpen.find((name) => order.indexOf(name) > place) ?? stillOpen[0] ?? null;
  }

  /** What is done and what is to come, at least and at most, while branches are open. */
  function progress(rules, session, today) {
    const toAsk = new Set(
      [...rules.questions.keys()].filter(
        (name) => isOnRoute(rules, session.route, name) && !isSkipped(session, name),
      ),
    );
    const outlook = lookAhead(rules, session.records, today, toAsk);
    const coming = [...toAsk].filter((name) => !outlook.values.has(name));
    const sure = coming.filter((name) => outlook.asked.get(name) === true);
    const possible = coming.filter((name) => outlook.asked.get(name) !== false);
    const done = [...outlook.asked].filter(
      ([name, asked]) => asked && isOnRoute(rules, session.route, name) &&
        (outlook.values.has(name) || isSkipped(session, name)),
    );
    return {
      done: done.length, least: sure.length, most: possible.length,
      least_minutes: minutes(rules, sure), most_minutes: minutes(rules, possible),
    };
  }

  /** A section's minutes are spread evenly over its questions; counted in whole parts, so nothing is rounded. */
  function minutes(rules, names) {
    const parts = [...rules.sizes.values()].reduce((product, size) => (product * size) / divisor(product, size), 1);
    let total = 0;
    for (const name of names) {
      const section = rules.questions.get(name).section;
      total += (rules.sections.get(section).minutes * parts) / rules.sizes.get(section);
    }
    return Math.ceil(total / parts);
  }

  function divisor(a, b) {
    return b ? divisor(b, a % b) : a;
  }

  function changeRecord(session, name, update, now) {
    const before = Object.hasOwn(session.records, name) ? session.records[name] : { question: name };
    const records = { ...session.records, [name]: { ...before, ...update } };
    return { ...session, records, changed: now.time };
  }

  function shown(session, name) {
    if (name === null || session.path.at(-1) === name) return { ...session, at: name };
    return { ...session, at: name, path: [...session.path, name] };
  }

  /* What people make of items. */

  function markItem(session, id, update, now) {
    const before = root.CC.markOf(session, id);
    const mark = { ...before, ...update };
    if (mark.status !== before.status) mark.on = days.write(now.today);
    return { ...session, marks: { ...session.marks, [id]: mark }, changed: now.time };
  }

  function addOwnItem(session, title, now) {
    const taken = new Set(session.own_items.map((item) => item.id));
    let number = 1;
    while (taken.has(String(number))) number++;
    const item = { id: String(number), title: title.trim(), steps: [], done_when: "" };
    return { ...session, own_items: [...session.own_items, item], changed: now.time };
  }

  root.CC = Object.assign(root.CC || {}, {
    steps: { start, answer, skip, moveOn, back, jump, chooseRoute, settle, markItem, addOwnItem },
    openQuestions, skippedQuestions, questionsToReview, nextQuestion, progress,
  });
})(globalThis);
