// A share page may be gone one day, but the question behind the # is the whole link: it still opens.

const kotak = document.getElementById("hitungan-hilang");
const tautan = kotak?.querySelector("a");
if (kotak && tautan && location.hash.includes("=")) {
  tautan.hash = location.hash;
  kotak.hidden = false;
}
