// Hocuspocus with the database extension of its documentation, on PostgreSQL. Its defaults otherwise: a document is
// stored two seconds after the last change, or ten after the first.
import "./memory.mjs"
import { Database } from "@hocuspocus/extension-database"
import { Server } from "@hocuspocus/server"
import pg from "pg"

const pool = new pg.Pool()
await pool.query("create table if not exists documents (name text primary key, data bytea not null)")

await new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) =>
        (await pool.query("select data from documents where name = $1", [documentName])).rows[0]?.data ?? null,
      store: async ({ documentName, state }) => {
        await pool.query("insert into documents (name, data) values ($1, $2) on conflict (name) do update set data = excluded.data",
          [documentName, Buffer.from(state)])
      },
    }),
  ],
}).listen()
