package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.Recordings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of a room as its recording leaves them. */
@Component
public class FinalFiles {

    private final Recordings recordings;
    private final Snapshots snapshots;

    FinalFiles(Recordings recordings, Snapshots snapshots) {
        this.recordings = recordings;
        this.snapshots = snapshots;
    }

    /**
     * Their texts by their names, in the order in which they were added. No two names differ only in case, none has a slash
     * or a control character or is longer than 100 UTF-16 units. Empty for a room in which nobody has been.
     */
    public Map<String, String> of(UUID interview) {
        var loaded = snapshots.latest(interview).map(LoadedLog::of).orElseGet(LoadedLog::new);
        recordings.forEachAfter(interview, loaded.from(), event -> loaded.add(Recorded.of(event)));
        var files = new LinkedHashMap<String, String>();
        loaded.state().workspace().files().values().forEach(file -> files.put(file.name(), file.text()));
        return files;
    }
}
