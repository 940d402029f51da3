/* Makes checklists of many sessions with the scripts of the website: in node, or in a page that has them. */
(function (root) {
  "use strict";

  function dated(due) {
    return { ...due, day: root.CC.days.write(due.day) };
  }

  function comparable(list) {
    return {
      ...list,
      items: list.items.map(({ mark, ...item }) => ({
        ...item,
        status: mark.status,
        due: dated(item.due),
        first_steps: item.first_steps.map((step) => ({ ...step, due: dated(step.due) })),
      })),
    };
  }

  let rules;

  root.takeRules = function takeRules(data, stems) {
    rules = { ...root.CC.prepare(data, stems), data };
  };

  /** The files that a reader can save of a session. */
  root.papersOf = function papersOf(session, today) {
    const day = root.CC.days.read(today);
    const list = root.CC.build(rules, session, day);
    const { table, calendar } = root.CC.papers;
    return { table: table(rules, list), calendar: calendar(rules, list, session, day) };
  };

  /** What a session makes on a day, in the form in which the app tells it. */
  root.checklistOf = function checklistOf(session, today) {
    const day = root.CC.days.read(today);
    const answers = root.CC.countAnswers(rules, session.records, day);
    return {
      checklist: comparable(root.CC.build(rules, session, day)),
      reachable: answers.reachable,
      open: root.CC.openQuestions(rules, session, answers),
      review: root.CC.questionsToReview(rules, session, answers),
      progress: root.CC.progress(rules, session, day),
    };
  };

  /** A session after steps, each a name and what it takes; an answer that does not fit changes nothing. */
  root.walked = function walked(session, today, taken) {
    const now = { today: root.CC.days.read(today), time: `${today}T12:00:00Z` };
    const { answer, skip, back, chooseRoute } = root.CC.steps;
    for (const [step, value] of taken) {
      if (step === "answer" && session.at !== null) {
        session = answer(session, rules, session.at, value[session.at], now);
      } else if (step === "settle") session = root.CC.steps.settle(session, rules, now);
      else if (step === "skip" && session.at !== null) session = skip(session, rules, session.at, now);
      else if (step === "back") session = back(session, rules, now);
      else if (step === "route") session = chooseRoute(session, rules, value, now);
    }
    return session;
  };

  /** What becomes of a file: refused in words, or a session of which a checklist can be made and kept on. */
  root.opened = function opened(text, today) {
    let session;
    try {
      session = root.CC.sessions.read(text);
    } catch (error) {
      return { refused: error.message, meant: error.constructor === Error };
    }
    const now = { today: root.CC.days.read(today), time: `${today}T12:00:00Z` };
    const settled = root.CC.steps.settle(session, rules, now);
    const list = root.CC.build(rules, settled, now.today);
    return { items: list.items.length, session: settled };
  };

  root.begun = function begun(id, title, route, today) {
    const now = { today: root.CC.days.read(today), time: `${today}T12:00:00Z` };
    return root.CC.steps.start(rules, id, title, route, now);
  };
})(globalThis);
