// How esbuild writes our scripts and style sheets again: in fewer bytes, with the names they have, so that a fault says
// where it arose.
/** @satisfies {import("esbuild").CommonOptions} */
export const AS_WRITTEN = {
  charset: "utf8",
  legalComments: "none",
  minifyWhitespace: true,
  // What browsers it is for was decided where it was written.
  target: "esnext",
};
