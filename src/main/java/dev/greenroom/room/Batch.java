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

    static String json(List<Changes> batch) {
        var json = new StringBuilder("[");
        for (var changes : batch) {
            if (json.length() > 1) json.append(',');
            changes.write(json);
        }
        return json.append(']').toString();
    }
}
