// A shared link names this page for its preview and carries the exact question after the #, where no server sees it.
// Whoever follows it wants that answer, so the question goes on to the calculator.

import { asked, questionToFragment } from "../base/history.js";

const tombol = document.getElementById("buka-hitungan");
questionToFragment((kunci) => kunci === "penghasilan");
const pertanyaan = asked();

if (pertanyaan && tombol instanceof HTMLAnchorElement) {
  tombol.hash = pertanyaan;
  // Back leads to where the link stood, not through this page again.
  location.replace(tombol.href);
}
