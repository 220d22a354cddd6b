// Other people's hands: the keys of Vim and Emacs, each a file of its own that is fetched when it is chosen.
const sets = {
  vim: async () => (await import("@replit/codemirror-vim")).vim(),
  emacs: async () => (await import("@replit/codemirror-emacs")).emacs(),
}

/** The CodeMirror extension of a set of keys; null for the standard ones. It goes before all other keys. */
export async function keys(name) {
  return Object.hasOwn(sets, name) ? sets[name]() : null
}
