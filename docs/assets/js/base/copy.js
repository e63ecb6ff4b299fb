// Copying, and what there is where the browser does not allow it: the text itself, selected.

/**
 * Copy a text; where that is not allowed, select the field that shows it.
 * @param {string} text
 * @param {() => void} select
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text, select) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    select();
    return false;
  }
}

/**
 * Copy a text that stands nowhere on the page; where that is not allowed, show it below the button, selected.
 * @param {string} text
 * @param {HTMLElement} button
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyOrShow(text, button) {
  const row = button.parentElement ?? button;
  const before = row.nextElementSibling?.matches(".salin-tangan") ? row.nextElementSibling : null;
  const copied = await copy(text, () => {
    const box = document.createElement("label");
    box.className = "bidang salin-tangan";
    const words = document.createElement("span");
    words.className = "bidang__label";
    words.textContent = "Browser ini tidak mengizinkan penyalinan. Teksnya sudah terpilih; salin dengan tangan.";
    const field = document.createElement("textarea");
    field.readOnly = true;
    field.rows = Math.min(12, text.split("\n").length + 1);
    field.value = text;
    box.append(words, field);
    if (before) before.replaceWith(box);
    else row.after(box);
    field.focus();
    field.select();
  });
  if (copied) before?.remove();
  return copied;
}
