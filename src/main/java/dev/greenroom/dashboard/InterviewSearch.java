package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Folded;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Finds interviews by the candidate's name, in all stages at once and as one viewer may see them. Every word that was
 * typed must be in the name, in any order: names that begin with what was typed come first, then those with words that
 * do, then the rest; among equals those that are running, then the newest. A pasted link finds its interview alone.
 */
@Repository
class InterviewSearch {

    static final int MOST = 50;

    /** Longer than any name; whoever pastes a page finds nobody, and quickly. */
    private static final int LONGEST = 400;

    private static final int MOST_WORDS = 12;
    private static final Pattern LINK = Pattern.compile("(?:^|/i/)([A-Za-z0-9_-]{22})(?:$|[/?#])");

    /**
     * What was found.
     *
     * @param words what it was found by, folded; empty for a link
     * @param rows the first {@link #MOST} of the stage that was asked for
     * @param hits how many there are in each stage
     */
    record Result(List<String> words, List<Interview> rows, Map<Stage, Long> hits) {

        long total() {
            return hits.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final EntityManager entities;

    InterviewSearch(EntityManager entities) {
        this.entities = entities;
    }

    /** @param stage the only one to list, null for all; counted are all of them */
    Result find(User viewer, String typed, @Nullable Stage stage) {
        var link = LINK.matcher(typed.strip());
        if (link.find()) {
            var byLink = new Condition(" and i.token = :token", Map.of("token", link.group(1)), "");
            var found = find(viewer, byLink, List.of(), stage);
            if (found.total() > 0) return found;
        }
        var folded = Folded.of(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
        if (folded.words().isEmpty()) return new Result(List.of(), List.of(), none());
        return find(viewer, Condition.of(folded), folded.words(), stage);
    }

    private Result find(User viewer, Condition condition, List<String> words, @Nullable Stage stage) {
        var from = " from Interview i where i.cancelledAt is null" + InterviewList.visible(viewer) + condition.where();
        var hits = none();
        var counts = entities.createQuery("select i.stage, count(i)" + from + " group by i.stage", Object[].class);
        InterviewList.bind(condition.bind(counts), viewer).forEach(row -> hits.put((Stage) row[0], (Long) row[1]));
        var query = entities.createQuery(
                        "select i" + from + (stage == null ? "" : " and i.stage = " + stage) + " order by "
                                + condition.rank()
                                + " case i.stage when ACTIVE then 0 else 1 end,"
                                + " coalesce(i.finishedAt, i.startedAt, i.createdAt) desc, i.id desc",
                        Interview.class)
                .setMaxResults(MOST);
        return new Result(words, InterviewList.bind(condition.bind(query), viewer), hits);
    }

    private static Map<Stage, Long> none() {
        var hits = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) hits.put(stage, 0L);
        return hits;
    }

    /**
     * A piece of a query.
     *
     * @param rank what to order by first, with a comma behind it, or nothing
     */
    private record Condition(String where, Map<String, String> parameters, String rank) {

        static Condition of(Folded typed) {
            var words = typed.words().stream().limit(MOST_WORDS).toList();
            var where = IntStream.range(0, words.size())
                    .mapToObj(i -> " and i.searchName like concat('%', :word" + i + ", '%') escape '\\'")
                    .collect(Collectors.joining());
            var begins = IntStream.range(0, words.size())
                    .mapToObj(i -> "i.searchName like concat('% ', :word" + i + ", '%') escape '\\'")
                    .collect(Collectors.joining(" and "));
            var rank = "case when i.searchName = :name then 0"
                    + " when i.searchName like concat(:begin, ' %') escape '\\' then 1"
                    + " when i.searchName like concat(:begin, '%') escape '\\' then 2"
                    + " when " + begins + " then 3 else 4 end,";
            var parameters = IntStream.range(0, words.size())
                    .boxed()
                    .collect(Collectors.toMap(i -> "word" + i, i -> literally(words.get(i))));
            parameters.put("begin", literally(typed.text()));
            parameters.put("name", typed.text());
            return new Condition(where, parameters, rank);
        }

        <T> TypedQuery<T> bind(TypedQuery<T> query) {
            for (var parameter : query.getParameters())
                if (parameters.containsKey(parameter.getName()))
                    query.setParameter(parameter.getName(), parameters.get(parameter.getName()));
            return query;
        }

        private static String literally(String text) {
            return text.replaceAll("([\\\\%_])", "\\\\$1");
        }
    }
}
