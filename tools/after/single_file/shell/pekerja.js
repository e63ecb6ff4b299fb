// The worker of the single file.
import { nyalakan } from "./inti.js";

/** @type {((fungsi: string, argumen: string[]) => string)|undefined} */
let jawab;

self.onmessage = async ({ data }) => {
  try {
    if (data.bagian) {
      jawab = await nyalakan(data.bagian);
      self.postMessage({ siap: true });
    } else {
      self.postMessage({ nomor: data.nomor, jawaban: jawab?.(data.fungsi, data.argumen) });
    }
  } catch (error) {
    self.postMessage({ nomor: data.nomor, galat: String(error) });
  }
};
