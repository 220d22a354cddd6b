// A link to a moment leads there after signing in as well: what follows its # comes along to this page, as no server is told
// of it, and goes on with the form.
document.querySelector("form").action += location.hash
