// Text that somebody wrote for others to read: plain, of a limited length, never markup.

/**
 * Text without signs that could disguise what is shown, cut between whole signs.
 * @param {string} text
 * @param {number} limit in signs
 */
export function plain(text, limit) {
  // The two joiners only hold signs together: families and workers among the emoji, letters of Persian and Indic names.
  const clean = text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim();
  if (clean.length <= limit) return clean;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("id").segment(clean)) {
    if (Array.from(kept + segment).length > limit) break;
    kept += segment;
  }
  return kept;
}
