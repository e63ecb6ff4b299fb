// Reads each text of a JSON file as the page does: node written.mjs <money.js> <texts.json>
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , module = "", texts = ""] = process.argv;
const { likelyIncomes, readCount, readMoney } = await import(pathToFileURL(module).href);
const read = (text) => {
  const { uang, arti } = readMoney(text);
  return { uang: uang && [uang.nilai, uang.masa], arti: arti.map(({ nilai, masa }) => [nilai, masa]), banyak: readCount(text) };
};
const { teks, kecil } = JSON.parse(readFileSync(texts, "utf-8"));
const small = kecil.map((nilai) => likelyIncomes(nilai).map(({ nilai: n, masa }) => [n, masa]));
process.stdout.write(JSON.stringify({ teks: teks.map(read), kecil: small }));
