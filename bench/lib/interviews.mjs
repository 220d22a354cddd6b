// As many interviews as one likes, with the names of people.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"

const FILL = join(import.meta.dirname, "../../src/test/resources/many-interviews.sql")

/** Fills a Greenroom's database that has no interviews yet. */
export async function fill(postgres, interviews, names) {
  await postgres.query("postgres", "create table candidate_name (n int primary key, name text not null, folded text not null)")
  await postgres.query("postgres", `insert into candidate_name
    select n - 1, name, folded from unnest($1::text[], $2::text[]) with ordinality as made (name, folded, n)`, [names, names.map(folded)])
  await postgres.query("postgres", `set many.interviews = ${interviews}; set synchronous_commit = off; set work_mem = '512MB';
    ${readFileSync(FILL, "utf8")}; drop table candidate_name`)
  await postgres.query("postgres", "vacuum analyze")
  await postgres.query("postgres", "checkpoint")
}

/** Those of the data folder: a hundred thousand in 28 scripts. */
export function names(folder) {
  return gunzipSync(readFileSync(join(folder, "names/names-100k.txt.gz"))).toString().split("\n").filter(Boolean)
}

/** Nearly as the application does it (Folded.java), near enough for these names. */
function folded(name) {
  const plain = name.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/['’ʼ`´]/gu, "")
  return ` ${plain.replace(/[\p{P}\s]+/gu, " ").trim()}`
}
