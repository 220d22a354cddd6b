// ShareDB with sharedb-postgres, as their READMEs start them; the tables are those of its structure.sql.
import "./memory.mjs"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import WebSocketJSONStream from "@teamwork/websocket-json-stream"
import pg from "pg"
import ShareDB from "sharedb"
import PostgresDB from "sharedb-postgres"
import { WebSocketServer } from "ws"

const pool = new pg.Pool()
const { exists } = (await pool.query("select to_regclass('ops') is not null as exists")).rows[0]
if (!exists) await pool.query(readFileSync(createRequire(import.meta.url).resolve("sharedb-postgres/structure.sql"), "utf8"))
await pool.end()

const backend = new ShareDB({ db: new PostgresDB({}) })
const server = createServer((_, response) => response.end("ready"))
new WebSocketServer({ server }).on("connection", socket => backend.listen(new WebSocketJSONStream(socket)))
server.listen(Number(process.env.PORT), "127.0.0.1")
