// Puts events into calendars of the build: node kalender.mjs ASKED, a file of JSON.
import { readFileSync } from "node:fs";

const { fromEvent } = await import("../../docs/assets/js/acara/calendar.js");

const asked = JSON.parse(readFileSync(process.argv[2] ?? 0, "utf8"));
console.log(JSON.stringify(asked.map((/** @type {any} */ { year, settings, said, whom, now }) =>
  fromEvent(year, settings, said, whom, new Date(now)))));
