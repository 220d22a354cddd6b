// Tells the server where its reader is, so that it writes times and days as they are there.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const cookie = `greenroom-zone=-/${zone}`
if (zone && !document.cookie.split("; ").includes(cookie)) {
  document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax`
}
