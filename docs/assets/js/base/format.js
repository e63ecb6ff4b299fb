// Numbers and months as people write them; no arithmetic.

/**
 * Write a whole number with Indonesian thousands points.
 * @param {number|string} angka
 */
export const thousands = (angka) => String(angka).replace(/\B(?=(\d{3})+$)/g, ".");

/** @param {number} nilai */
export const rp = (nilai) => `Rp${thousands(nilai)}`;

/** A number that is nothing but digits, thousands points in their places allowed. @param {string} teks */
export const digits = (teks) =>
  /^\d{1,15}$|^\d{1,3}(\.\d{3}){1,4}$/.test(teks) ? teks.replaceAll(".", "") : null;

const NAMA = new Intl.DateTimeFormat("id-ID", { month: "long", year: "numeric", timeZone: "UTC" });
const PENDEK = new Intl.DateTimeFormat("id-ID", { month: "short", year: "numeric", timeZone: "UTC" });

/**
 * Name a month written YYYY-MM; anything else comes back as it is.
 * @param {string} bulan
 * @param {boolean} [pendek]
 */
export const namaBulan = (bulan, pendek = false) =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(bulan)
    ? (pendek ? PENDEK : NAMA).format(new Date(`${bulan}-01T00:00:00Z`))
    : bulan;

/** A name from a list, as it stands within a sentence. @param {string} nama */
export const sebutan = (nama) => nama.replace(/^./, (huruf) => huruf.toLowerCase());

/**
 * Say in words what an answer is for.
 * @param {{penghasilan: number, pekerjaan?: string, jht?: boolean, jumlah?: number, bulan: string|number, mulai: string,
 *   usia?: string|number|null}} isi
 */
export const untukApa = ({ penghasilan, pekerjaan, jht, jumlah = 1, bulan, mulai, usia }) =>
  [
    `penghasilan ${rp(penghasilan)}`,
    pekerjaan && sebutan(pekerjaan),
    jht && "dengan JHT",
    jumlah > 1 && `${thousands(jumlah)} orang`,
    `${bulan} bulan mulai ${namaBulan(mulai)}`,
    usia && `usia ${usia} tahun`,
  ]
    .filter(Boolean)
    .join(", ");
