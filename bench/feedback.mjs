// What a comparison of scorecards costs the server: the page of an interview with one, and with twelve of ten competencies,
// each with an earlier version. docs/performance.md says what the figures mean.
import { randomUUID } from "node:crypto"
import { describe } from "./lib/machine.mjs"
import { temporaryFolder } from "./lib/process.mjs"
import { startedGreenroom } from "./lib/started.mjs"
import { quantile, round, table } from "./lib/stats.mjs"

const quick = process.argv.includes("--quick")
const COMPETENCIES = 10
const PANELS = [1, 12]
const WARM_UP = quick ? 20 : 500
const TIMES = quick ? 20 : 500
const PORT = Number(process.env.BENCH_PORT ?? 8110)
const EVIDENCE = "Asked what was unclear [12:34 main.py], cut the problem into parts, and could say what each of them costs. ".repeat(3)

const { greenroom, postgres } = await startedGreenroom(temporaryFolder("feedback"), PORT)
const query = (text, ...values) => postgres.query("postgres", text, values)
const session = await greenroom.signIn()
const template = await templateOfTen()
const interviews = []
for (const size of PANELS) interviews.push({ size, ...await judged(size) })
console.log(`# Scorecards\n\n${new Date().toISOString().slice(0, 16)}Z. ${describe()}\n`)
for (let i = 0; i < WARM_UP; i++) for (const interview of interviews) await opened(interview)
const samples = new Map(interviews.map(({ size }) => [size, { times: [], bytes: 0 }]))
for (let i = 0; i < TIMES; i++) for (const interview of interviews) {
  const { ms, bytes } = await opened(interview)
  const sample = samples.get(interview.size)
  sample.times.push(ms)
  sample.bytes = bytes
}
console.log(`## The page of one interview, from the request to its last byte, ${TIMES} times each by turns: ms\n`)
console.log(table([`scorecards of ${COMPETENCIES} competencies`, "p50", "p95", "p99", "kB of HTML"], [...samples].map(([size, { times, bytes }]) =>
  [size, ...[0.5, 0.95, 0.99].map(share => round(quantile(times, share))), round(bytes / 1_000)])), "\n")
await greenroom.stop()
postgres.stop()
process.exit(0)

async function templateOfTen() {
  const id = randomUUID()
  await query("insert into scorecard_template values ($1, 'Ten', 1, '2020-01-01T00:00:00Z')", id)
  await query(`insert into competency
    select gen_random_uuid(), $1, n - 1, 'Competency ' || n, 'What it is about', 'One', 'Two', 'Three', 'Four'
    from generate_series(1, $2) n`, id, COMPETENCIES)
  return id
}

/** A finished interview, judged by the admin, who looks at it, and by so many others that they are a panel of that size. */
async function judged(size) {
  const interview = await session.interview("Ada Lovelace")
  await query("update interview set stage = 'FINISHED', finished_at = started_at + interval '1 hour' where id = $1", interview.id)
  await query(`insert into staff select gen_random_uuid(), mail, mail, 'Interviewer ' || n, 'INTERVIEWER', 'none', now()
    from generate_series(2, $1) n, lateral (select 'i' || n || '-of-' || $1 || '@example.com' mail) m`, size)
  await query(`insert into participant (id, interview_id, role, staff_id, name, entered_at)
    select gen_random_uuid(), $1, 'INTERVIEWER', id, name, now() from staff where email like '%-of-' || $2 || '@example.com'`, interview.id, size)
  await query(`insert into scorecard (id, interview_id, author_id, recommendation, notes, submitted_at, version, template_id, level)
    select gen_random_uuid(), interview_id, staff_id, 'YES', $2, now(), 0, $3, 'Senior' from participant
    where interview_id = $1 and role = 'INTERVIEWER'`, interview.id, EVIDENCE, template)
  await query(`insert into earlier_scorecard
    select gen_random_uuid(), id, 'NO', notes, submitted_at, template_id, level from scorecard where interview_id = $1`, interview.id)
  for (const [ratings, cards] of [["scorecard_rating", "scorecard"], ["earlier_rating", "earlier_scorecard join scorecard on scorecard.id = scorecard_id"]])
    await query(`insert into ${ratings}
      select ${cards.split(" ")[0]}.id, competency.id, 3, $2 from ${cards}, competency
      where interview_id = $1 and competency.template_id = $3`, interview.id, EVIDENCE, template)
  return interview
}

async function opened({ id, staff, size }) {
  const since = performance.now()
  const answer = await fetch(`${greenroom.url}/interviews/${id}/feedback`, { headers: { cookie: staff } })
  const html = await answer.text()
  const ms = performance.now() - since
  const cards = html.split('class="card scorecard"').length - 1
  if (cards !== size) throw new Error(`The page has ${cards} scorecards instead of ${size}`)
  return { ms, bytes: Buffer.byteLength(html) }
}
