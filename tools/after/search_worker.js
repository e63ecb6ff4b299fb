// Added to the theme's search worker. lunr 2.3.9 names a state of its word list by letters and numbers of other states
// written one after the other: where words hold digits, "1" + "23" and "12" + "3" are one name, words get lost, and the
// search fails on them without a word. Here a name keeps its parts apart.
/** @type {any} */ (self).lunr.TokenSet.prototype.toString = function () {
  const edges = Object.entries(this.edges).sort(([one], [other]) => (one < other ? -1 : 1));
  this._str ??= (this.final ? "1" : "0") + edges.map(([letter, { id }]) => `${letter}${id};`).join("");
  return this._str;
};
