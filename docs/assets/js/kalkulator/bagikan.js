// Sharing and printing: the link holds the question, never a name.

/**
 * @param {HTMLElement} tombol
 * @param {() => string} alamat
 */
export function pasangBagikan(tombol, alamat) {
  const nama = tombol.textContent ?? "";
  tombol.addEventListener("click", async () => {
    const url = alamat();
    try {
      if (navigator.share && matchMedia("(pointer: coarse)").matches) {
        await navigator.share({ title: document.title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      tombol.textContent = "Tautan disalin";
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      // Without the right to copy, the address bar holds the same link.
      tombol.textContent = "Salin dari bilah alamat peramban";
    }
    setTimeout(() => {
      tombol.textContent = nama;
    }, 4000);
  });
}
