package dev.greenroom.room;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Several changes, one after the other, as the array that an edit carries. */
final class Batch {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Batch() {}

    static List<Changes> parse(String json) {
        var batch = new ArrayList<Changes>();
        JSON.readTree(json).forEach(change -> batch.add(Changes.parse(change)));
        return batch;
    }

    /** How many UTF-16 units the batch inserts in all. */
    static int inserted(String json) {
        var units = 0;
        for (var change : JSON.readTree(json)) {
            for (var section : change) {
                for (var line = 1; line < section.size(); line++)
                    units += section.get(line).asString().length() + (line > 1 ? 1 : 0);
            }
        }
        return units;
    }

    static String json(List<Changes> batch) {
        var json = new StringBuilder("[");
        for (var changes : batch) {
            if (json.length() > 1) json.append(',');
            changes.write(json);
        }
        return json.append(']').toString();
    }
}
