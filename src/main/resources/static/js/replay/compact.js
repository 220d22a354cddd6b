// The compact form of a recording, as CompactForm.java writes it: one column for each kind of value. What follows from
// what came before is not in it and is counted along in compact-events.js. docs/recording-format.md describes it.
import { Column } from "./column.js"
import { CompactEvents } from "./compact-events.js"

/** {header, events} from the unpacked bytes, events as of events.js. Throws where they are not all there, damaged, or of another version. */
export function readCompact(bytes) {
  const { head, columns } = split(bytes)
  return { header: JSON.parse(columns.header.text), events: new CompactEvents(head, columns) }
}

/** Whether these are bytes of a compact form, of whatever version. */
export const isCompact = bytes => new TextDecoder().decode(bytes.subarray(0, 30)).startsWith('{"format":"greenroom-compact"')

function split(bytes) {
  const end = bytes.indexOf(10)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))))
  if (head.format !== "greenroom-compact" || head.version !== 1) throw new Error(`not a form that is read here: ${head.version}`)
  const columns = {}
  let [from, crc] = [end + 1, 0]
  for (const [name, size] of Object.entries(head.columns)) {
    columns[name] = new Column(bytes.subarray(from, from + size), crc)
    crc = columns[name].crc
    from += size
  }
  if (from !== bytes.length || crc !== head.crc) throw new Error("damaged")
  return { head, columns }
}
