package dev.greenroom.dashboard;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL ran a statement. */
record QueryPlan(JsonNode json) {

    static QueryPlan parse(String json) {
        return new QueryPlan(JsonMapper.shared().readTree(json));
    }

    String statement() {
        return json.path("Query Text").asString("") + "\n-- "
                + json.path("Query Parameters").asString("");
    }

    /** What in it takes longer the more rows these tables have, in words. */
    Stream<String> whatGrows(Set<String> large, long mostRows) {
        return nodes(json.path("Plan")).flatMap(node -> {
            var table = node.path("Relation Name").asString("");
            if (node.path("Node Type").asString().equals("Seq Scan") && large.contains(table))
                return Stream.of("reads all of " + table);
            var rows = rows(node);
            return rows > mostRows
                    ? Stream.of("%s goes through %,d rows of %s"
                            .formatted(node.path("Node Type").asString(), rows, table))
                    : Stream.of();
        });
    }

    private static long rows(JsonNode node) {
        var rows = node.path("Actual Rows").asDouble(0)
                + node.path("Rows Removed by Filter").asDouble(0)
                + node.path("Rows Removed by Index Recheck").asDouble(0);
        return Math.round(rows * node.path("Actual Loops").asDouble(1));
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.path("Plans").valueStream().flatMap(QueryPlan::nodes));
    }
}
