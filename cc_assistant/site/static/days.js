/* Days as numbers: day 1 is 1 January of the year 1, as the app counts them. No time zone comes in. */
(function (root) {
  "use strict";

  const EPOCH = 719163;
  const LAST = 3652059;
  const MONTH_DAYS = 365.2425 / 12;
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];

  function number(year, month, day) {
    const at = new Date(0);
    at.setUTCFullYear(year, month - 1, day);
    return Math.round(at.getTime() / 86400000) + EPOCH;
  }

  function parts(day) {
    const at = new Date((day - EPOCH) * 86400000);
    return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  }

  /** The number of a day written as 2027-04-01; null if there is no such day. */
  function read(text) {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
    return number(year, month, day);
  }

  function write(day) {
    if (day === null) return null;
    const [year, month, date] = parts(day);
    return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  }

  /** As people write it: 1 April 2027. */
  function inWords(day) {
    const [year, month, date] = parts(day);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  }

  function monthLength(year, month) {
    return number(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - number(year, month, 1);
  }

  function weeksLater(day, weeks) {
    return Math.min(LAST, Math.max(1, day + 7 * weeks));
  }

  /** Some months later: the last day of a shorter month; part of a month counts in days. */
  function monthsLater(day, months) {
    const whole = Math.trunc(months);
    const [year, month, date] = parts(day);
    const count = year * 12 + month - 1 + whole;
    const newYear = Math.floor(count / 12);
    const newMonth = (count % 12) + 1;
    if (newYear > 9999) return LAST;
    const later = number(newYear, newMonth, Math.min(date, monthLength(newYear, newMonth)));
    return Math.min(LAST, later + roundHalfEven((months - whole) * MONTH_DAYS));
  }

  function roundHalfEven(value) {
    const low = Math.floor(value);
    const rest = value - low;
    if (rest !== 0.5) return Math.round(value);
    return low % 2 === 0 ? low : low + 1;
  }

  /** Today where the reader is. */
  function today() {
    const now = new Date();
    return number(now.getFullYear(), now.getMonth() + 1, now.getDate());
  }

  root.CC = Object.assign(root.CC || {}, {
    days: { read, write, inWords, weeksLater, monthsLater, today, LAST },
  });
})(globalThis);
