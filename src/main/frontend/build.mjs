// Makes ../resources/static/vendor from the packages of package-lock.json. The result is committed, so that running and
// testing Greenroom needs no Node; building it again gives the same bytes.
import { build } from "esbuild"
import subset from "subset-font"
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"

const here = path.dirname(fileURLToPath(import.meta.url))
const vendor = path.resolve(here, "../resources/static/vendor")
const modules = path.resolve(here, "node_modules")

const ICONS = `settings-2 app-window arrow-left arrow-up-down briefcase calendar chart-column check chevron-down chevron-up chevrons-down
  chevrons-up circle-alert circle-check circle-x clipboard-list clipboard-paste clock copy corner-down-left door-open ellipsis
  external-link eye eye-off fast-forward file-code file-plus file-text flag hand history hourglass info keyboard link
  locate-fixed lock log-in log-out message-square mic-off moon pause pencil play plus rotate-ccw rotate-cw search skip-back
  skip-forward square step-back step-forward sticky-note sun sun-moon trash-2 user users video-off wifi wifi-off x zoom-in
  zoom-out`.split(/\s+/)

// What the style sheets use of a font beside its shapes: kerning, marks, figures of one width, Inter's plainer letters.
const FEATURES = {
  "inter": ["calt", "case", "ccmp", "cv05", "cv11", "kern", "liga", "locl", "mark", "mkmk", "ss03", "tnum"],
  "jetbrains-mono": ["ccmp", "locl", "mark", "mkmk", "zero"],
}

await rm(vendor, { recursive: true, force: true })
await codemirror()
await morphing()
await diffing()
await fonts()
await icons()

async function codemirror() {
  const out = path.join(vendor, "codemirror")
  const result = await build({
    entryPoints: [path.resolve(here, "src/codemirror.js")],
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    chunkNames: "[name]-[hash]",
    metafile: true,
    absWorkingDir: here,
    plugins: [emacsKeys()],
  })
  await writeFile(path.join(out, "LICENSES.txt"), await licences(packagesIn(result.metafile)))
}

// The package calls everything pure that it does when it is loaded, binding its keys included: without them it is left with
// its cursor alone.
function emacsKeys() {
  return {
    name: "emacs-keys",
    setup({ onLoad }) {
      onLoad({ filter: /codemirror-emacs[\\/]dist[\\/]index\.js$/ }, async ({ path: file }) => {
        const text = await readFile(file, "utf8")
        return { contents: text.replaceAll("/*@__PURE__*/EmacsHandler.", "EmacsHandler.") }
      })
    },
  }
}

// What a page was becomes what it is, element by element: focus, scroll position and open menus stay.
async function morphing() {
  const folder = path.join(modules, "idiomorph")
  await cp(path.join(folder, "dist", "idiomorph.esm.js"), path.join(vendor, "idiomorph.js"))
  await cp(path.join(folder, "LICENSE"), path.join(vendor, "idiomorph-LICENSE.txt"))
}

// How a text differs from an earlier one, line by line, in the replay.
async function diffing() {
  await build({
    stdin: { contents: 'export { diffLines } from "diff"', resolveDir: here },
    outfile: path.join(vendor, "diff.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
  })
  await cp(path.join(modules, "diff", "LICENSE"), path.join(vendor, "diff-LICENSE.txt"))
}

function packagesIn(metafile) {
  const names = Object.keys(metafile.inputs)
    .map(file => file.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean)
  return [...new Set(names)].sort()
}

async function licences(packages) {
  const texts = []
  for (const name of packages) {
    const folder = path.join(modules, name)
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"))
    const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry))
    const text = file ? await readFile(path.join(folder, file), "utf8") : ""
    texts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`)
  }
  return texts.join("\n----------------------------------------\n\n")
}

// Each file that css/fonts.css names, cut to the characters and weights that stand there. "latin-ext.european" is a part
// of latin-ext.
async function fonts() {
  const out = path.join(vendor, "fonts")
  await mkdir(out, { recursive: true })
  const css = await readFile(path.resolve(vendor, "../css/fonts.css"), "utf8")
  for (const [face] of css.matchAll(/@font-face \{[^}]*\}/g)) {
    const [, file, font, original] = face.match(/fonts\/((inter|jetbrains-mono)-([\w-]+)\.?\w*-wght-normal\.woff2)/)
    const [, min, max] = face.match(/font-weight: (\d+) (\d+)/)
    const whole = path.join(modules, "@fontsource-variable", font, "files", `${font}-${original}-wght-normal.woff2`)
    const cut = await subset(await readFile(whole), charactersIn(face.match(/unicode-range: ([^;]+)/)[1]), {
      targetFormat: "woff2",
      keepFeatures: FEATURES[font],
      variationAxes: { wght: { min: Number(min), max: Number(max) } },
    })
    await writeFile(path.join(out, file), cut)
  }
  for (const font of Object.keys(FEATURES))
    await cp(path.join(modules, "@fontsource-variable", font, "LICENSE"), path.join(out, `${font}-LICENSE.txt`))
}

function charactersIn(ranges) {
  return ranges.split(",").flatMap(range => {
    const [from, to = from] = range.trim().slice("U+".length).split("-").map(code => parseInt(code, 16))
    return Array.from({ length: to - from + 1 }, (_, nth) => String.fromCodePoint(from + nth))
  }).join("")
}

async function icons() {
  const folder = path.join(modules, "lucide-static")
  const symbols = []
  for (const name of ICONS) {
    const svg = await readFile(path.join(folder, "icons", `${name}.svg`), "utf8")
    const shapes = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].trim().replace(/\s*\n\s*/g, "")
    symbols.push(`<symbol id="i-${name}" viewBox="0 0 24 24">${shapes}</symbol>`)
  }
  await writeFile(
    path.join(vendor, "icons.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`)
  await cp(path.join(folder, "LICENSE"), path.join(vendor, "icons-LICENSE.txt"))
}
