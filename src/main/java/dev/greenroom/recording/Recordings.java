package dev.greenroom.recording;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The recordings as they are in the database. What this shows is committed. */
public interface Recordings extends Repository<RecordedEvent, RecordedEvent.Id> {

    /** How many events are fetched at a time: a page is a few hundred KiB, and a long recording never sits in memory. */
    int PAGE = 2_000;

    /** The events after {@code since}, in order, at most {@code limit}. */
    @Query("select e from RecordedEvent e where e.id.interviewId = :interview and e.id.seq > :since order by e.id.seq")
    List<RecordedEvent> after(UUID interview, long since, Limit limit);

    /** The seq of the last event, 0 where there is none. */
    @Query("select coalesce(max(e.id.seq), 0) from RecordedEvent e where e.id.interviewId = :interview")
    long head(UUID interview);

    /** Every event after {@code since}, in order, a page of {@link #PAGE} in memory at a time. */
    default void forEachAfter(UUID interview, long since, Consumer<RecordedEvent> reader) {
        var from = since;
        while (true) {
            var page = after(interview, from, Limit.of(PAGE));
            page.forEach(reader);
            if (page.size() < PAGE) return;
            from = page.getLast().seq();
        }
    }
}
