// Where a phone in the room finds the calculator: the code on a screen must lead to something it can reach.

/** Hosts that only this machine reaches. */
const HERE_ONLY = /^(localhost|127\.|\[::1\])/;

/**
 * The calculator's address for phones: where this site stands, or where the build said it would; empty where no
 * phone can reach it.
 * @param {DOMStringMap} data `kalkulator` from this page; `situs`, the site's own address; `situsAda`, whether it is one
 */
export function calculatorForPhones(data) {
  const here = new URL(data.kalkulator ?? "", document.baseURI);
  if (here.protocol.startsWith("http") && !HERE_ONLY.test(here.host)) return here.href;
  return data.situsAda ? new URL("kalkulator/", data.situs).href : "";
}
