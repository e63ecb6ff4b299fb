// Adds what stands in the address, the scenario, to the link that reports a wrong figure: only when it is followed.

for (const tautan of document.querySelectorAll("a[data-lapor]")) {
  const halaman = tautan.getAttribute("data-lapor") ?? "";
  const asal = tautan.getAttribute("href") ?? "";
  tautan.addEventListener("click", () => {
    const lengkap = halaman + location.hash;
    tautan.setAttribute("href", asal.replace(encodeURIComponent(halaman), encodeURIComponent(lengkap)));
  });
}
