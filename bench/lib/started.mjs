// A Greenroom beside a PostgreSQL of its own, as most programs here measure it.
import { Greenroom, JAR } from "./greenroom.mjs"
import { Postgres } from "./postgres.mjs"

/** @param env what else Greenroom's environment has */
export async function startedGreenroom(folder, port, env = {}) {
  const postgres = new Postgres(JAR, folder, "greenroom", port + 10).start()
  const { host, port: databasePort, user, password, database } = postgres.connection("postgres")
  const greenroom = await new Greenroom(folder, port, {
    SPRING_DATASOURCE_URL: `jdbc:postgresql://${host}:${databasePort}/${database}`,
    SPRING_DATASOURCE_USERNAME: user, SPRING_DATASOURCE_PASSWORD: password, ...env,
  }).start()
  return { greenroom, postgres }
}
