// The browser knows the zone that its owner means; without this module an empty one is UTC, as the hint says.
const zone = document.querySelector("input[name=zone]")
if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone
