// The calendar of a kit: the build's year of reminders from the event on, with the event and the day after it.
import { dayNow, stampNow } from "../base/clock.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {"sponsor"|"pekerja"} Whom */

const DAY = 86_400_000;
/** Nobody says when an event ends: so long it stands in the calendar, which says so. */
const LONG = { hours: 2, words: "dua jam" };
/** When to be reminded, counted from the beginning: at nine on the day, at nine the day before, a day and two hours ahead. */
const AT_NINE = "PT9H";
const EVE = "-PT15H";
const AHEAD = ["-P1D", "-PT2H"];

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/**
 * One event, as lines. @param {string} uid @param {string} stamp @param {string[]} when @param {string} title
 * @param {string[]} more @param {string[]} alarms
 */
const entry = (uid, stamp, when, title, more, alarms) => [
  "BEGIN:VEVENT",
  `UID:${uid}@panduan-sertakan`,
  `DTSTAMP:${stamp}`,
  ...when,
  `SUMMARY:${escaped(title)}`,
  ...more,
  ...alarms.flatMap((trigger) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:${trigger}`,
    "END:VALARM",
  ]),
  "END:VEVENT",
];

/** A whole day. @param {string} day @param {string} next */
const whole = (day, next) => [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${next}`];

/**
 * Nothing before the event, and nothing that is over; "" where nothing is left.
 * @param {string} year the build's calendar of the event's month
 * @param {Settings} settings with its day
 * @param {Record<Whom, string>} said what to tell each the day after
 * @param {Whom} whom
 * @param {Date} now
 */
export function fromEvent(year, settings, said, whom, now) {
  const { acara, tempat, tanggal, pukul } = settings;
  const at = Date.parse(`${tanggal}T00:00Z`);
  const on = (/** @type {number} */ later) => new Date(at + later * DAY).toISOString().slice(0, 10).replaceAll("-", "");
  const today = dayNow(now).replaceAll("-", "");
  const first = on(0) > today ? on(0) : today;
  const stamp = stampNow(now);
  const uid = whom === "sponsor" ? "acara" : "acara-pekerja";
  const kept = year.replace(/BEGIN:VEVENT\r\n[^]*?END:VEVENT\r\n/g, (one) =>
    (/DTSTART;VALUE=DATE:(\d{8})/.exec(one)?.[1] ?? "") < first ? "" : one,
  );
  const lines = [];
  if (on(0) >= today) {
    // The hour is that of the place, whichever of the country's three zones it lies in: so it has none.
    const hour = pukul && `${on(0)}T${pukul.replace(".", "")}00`;
    lines.push(
      ...entry(
        `${uid}-${tanggal}`,
        stamp,
        hour ? [`DTSTART:${hour}`, `DURATION:PT${LONG.hours}H`] : whole(on(0), on(1)),
        acara || "Acara Sertakan",
        [
          ...(tempat ? [`LOCATION:${escaped(tempat)}`] : []),
          ...(hour ? [`DESCRIPTION:Lamanya dianggap ${LONG.words}; ubah kalau berbeda.`] : []),
        ],
        hour ? AHEAD : [EVE],
      ),
    );
  }
  if (on(1) >= today) {
    // Who holds the event tells both.
    const told = whom === "pekerja" ? said.pekerja : `Untuk yang membayarkan:\n${said.sponsor}\n\nUntuk pekerja:\n${said.pekerja}`;
    const more = [`DESCRIPTION:${escaped(told)}`, "TRANSP:TRANSPARENT"];
    const title = `Sehari setelah acara${whom === "sponsor" ? ": hubungi peserta" : ""}`;
    lines.push(...entry(`${uid}-hari-1-${tanggal}`, stamp, whole(on(1), on(2)), title, more, [AT_NINE]));
  }
  const added = [...lines, "END:VCALENDAR"].map(folded).join("\r\n");
  // Not as a pattern: a name may hold a dollar sign.
  const all = kept.replace("END:VCALENDAR", () => added);
  return all.includes("BEGIN:VEVENT") ? all : "";
}

/** A line of a calendar, folded at 75 octets (RFC 5545, 3.1). @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let out = "";
  let length = 0;
  for (const sign of line) {
    const octets = encoder.encode(sign).length;
    if (length + octets > 74) {
      out += "\r\n ";
      length = 1;
    }
    out += sign;
    length += octets;
  }
  return out;
}
