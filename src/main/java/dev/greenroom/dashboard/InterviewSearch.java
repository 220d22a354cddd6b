package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.dashboard.Typed.Fit;
import dev.greenroom.interview.Folded;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds interviews by the candidate's name and address, the labels and the position, in all stages at once and as one
 * viewer may see them. Every word that was typed must be there, in any order: names that begin with what was typed come
 * first, then those with words that do, then other words that do, then parts of words, then names that are a typing error
 * away; among equals those that are running, then the newest. A pasted link finds its interview alone.
 *
 * <p>Nothing here grows with the number of interviews: see {@code docs/adr/0009-search-in-tiers.md}.
 */
@Repository
class InterviewSearch {

    static final int MOST = 50;

    /** Longer than any name; whoever pastes a page finds nobody, and quickly. */
    private static final int LONGEST = 400;

    /** Whoever finds so many has not mistyped. */
    private static final int ENOUGH = 10;

    private static final Pattern LINK = Pattern.compile("(?:^|/i/)([A-Za-z0-9_-]{22})(?:$|[/?#])");

    private static final String RUNNING_THEN_NEWEST =
            " case i.stage when ACTIVE then 0 else 1 end, " + Horizon.recent(null) + " desc, i.id desc";

    /**
     * What was found.
     *
     * @param words what it was found by, folded; empty for a link
     * @param rows the first {@link #MOST} of the stage that was asked for
     * @param similar how many of them, the last, are only nearly what was typed
     * @param hits how many there are in each stage
     * @param isMore whether there are more than {@code hits}: what is found often is not counted to the end
     */
    record Result(List<String> words, List<Interview> rows, int similar, Map<Stage, Long> hits, boolean isMore) {

        static Result nothing() {
            return new Result(List.of(), List.of(), 0, none(), false);
        }

        long total() {
            return sum(hits);
        }
    }

    /** No more of an interview than its place among the others needs: what is sorted is kept small. */
    private record Match(UUID interview, Stage stage, int rank, Map<Stage, Long> hits) {

        private static Match of(Object[] row) {
            var hits = none();
            for (var stage : Stage.values()) hits.put(stage, (Long) row[3 + stage.ordinal()]);
            return new Match((UUID) row[0], (Stage) row[1], ((Number) row[2]).intValue(), hits);
        }
    }

    /** A {@link Result} before its rows are read. */
    private record Found(List<String> words, List<Match> matches, int similar, Map<Stage, Long> hits, boolean isMore) {

        private boolean isAll() {
            return !isMore && sum(hits) <= MOST;
        }
    }

    /** Among which interviews one looks. */
    private record Ground(
            User viewer,
            Filter filter,
            @Nullable Stage stage,
            @Nullable Instant horizon) {

        private Ground withoutHorizon() {
            return new Ground(viewer, filter, stage, null);
        }

        private Ground withoutFilter() {
            return new Ground(viewer, Filter.NONE, stage, horizon);
        }
    }

    private final EntityManager entities;
    private final Horizon horizon;
    private final NearMisses nearMisses;
    private final JdbcClient jdbc;

    InterviewSearch(EntityManager entities, Horizon horizon, NearMisses nearMisses, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.horizon = horizon;
        this.nearMisses = nearMisses;
    }

    /** @param stage the only one to list, null for all; counted are all of them */
    @Transactional(readOnly = true)
    Result find(User viewer, String text, @Nullable Stage stage, Filter filter) {
        var byLink = byLink(viewer, text.strip());
        if (byLink.isPresent()) return of(byLink.stream().toList(), List.of(), stage);
        var folded = Folded.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        if (folded.words().isEmpty()) return Result.nothing();
        // What is common and what is rare needs another plan, and there is none for both.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        var typed = Typed.of(folded);
        var everywhere = ground(viewer, filter, null);
        if (stage == null) return read(find(everywhere, typed));
        var isAll = everywhere.horizon() == null;
        var common = isAll || isRare(everywhere, typed) ? none() : hits(everywhere, typed);
        var isCommon = sum(common) >= MOST;
        var all = isCommon ? new Found(List.of(), List.of(), 0, common, true) : find(everywhere, typed);
        if (all.isAll()) return of(read(all).rows(), all.words(), stage);
        var one = find(ground(viewer, filter, stage), typed);
        var hits = new EnumMap<>(all.hits());
        hits.put(stage, Math.max(one.hits().get(stage), one.matches().size()));
        return read(new Found(one.words(), one.matches(), one.similar(), hits, all.isMore() || one.isMore()));
    }

    private Ground ground(User viewer, Filter filter, @Nullable Stage stage) {
        return new Ground(viewer, filter, stage, horizon.of(viewer, stage, Horizon.NEWEST));
    }

    private Found find(Ground near, Typed typed) {
        if (isRare(near, typed)) return orNearly(near, typed, matches(near.withoutHorizon(), typed, Fit.PARTS));
        var isThinnedOut = isThinnedOut(near, typed);
        var ground = near;
        var recent = amongSome(ground, typed);
        if (isThinnedOut && recent.size() < MOST) {
            ground = further(near);
            recent = amongSome(ground, typed);
        }
        if (recent.size() < MOST && ground.horizon() != null && typed.isIndexed()) {
            var everywhere = matches(ground.withoutHorizon(), typed, Fit.PARTS);
            if (everywhere.size() >= recent.size()) return orNearly(ground, typed, everywhere);
        }
        var isAll = ground.horizon() == null;
        if (isAll || recent.size() < MOST) return isAll ? orNearly(ground, typed, recent) : some(typed, recent, recent);
        return some(
                typed, recent, best(ground, typed, isThinnedOut ? List.of(Fit.WHOLE) : List.of(Fit.values()), recent));
    }

    /**
     * The best of what is found often. What fits worst in a full page of the newest is common, so that the newest of it are
     * these; what fits better is rare, and all of it is looked for.
     *
     * @param fits the ways to fit that are looked for everywhere, the best first
     */
    private List<Match> best(Ground ground, Typed typed, List<Fit> fits, List<Match> recent) {
        var best = new LinkedHashMap<UUID, Match>();
        if (typed.isIndexed())
            for (var fit : fits) {
                if (best.size() >= MOST || fit == Typed.fit(recent.getLast().rank())) break;
                matches(ground.withoutHorizon(), typed, fit)
                        .forEach(match -> best.putIfAbsent(match.interview(), match));
            }
        recent.forEach(match -> best.putIfAbsent(match.interview(), match));
        return best.values().stream().limit(MOST).toList();
    }

    /** Whether it does not fill a page from the newest, and the index finds all that there is. */
    private boolean isRare(Ground ground, Typed typed) {
        return ground.horizon() != null
                && typed.isWhollyIndexed()
                && !ground.viewer().role().seesOnlyOwn()
                && !horizon.isIn(MOST, ground.stage(), typed.words());
    }

    /** Whether what is typed is common, so that only a filter makes it seem rare. */
    private boolean isThinnedOut(Ground ground, Typed typed) {
        if (ground.horizon() == null || !ground.filter().isNarrow()) return false;
        if (!ground.viewer().role().seesOnlyOwn()) return horizon.isIn(MOST, ground.stage(), typed.words());
        var hits = query(
                "select i.id", UUID.class, ground.withoutFilter(), typed.whereAmongSome(), "", typed.parameters(false));
        return hits.size() == MOST;
    }

    private Ground further(Ground ground) {
        var behind = horizon.of(ground.viewer(), ground.stage(), Horizon.FILTERED);
        return new Ground(ground.viewer(), ground.filter(), ground.stage(), behind);
    }

    private List<Match> amongSome(Ground ground, Typed typed) {
        return matches(ground, typed.rank(), typed.whereAmongSome(), typed.parameters(false));
    }

    private List<Match> matches(Ground ground, Typed typed, Fit fit) {
        return matches(ground, typed.rank(), typed.where(fit), typed.parameters(true));
    }

    /** The first of them, and on each how many there are in each stage. */
    private List<Match> matches(Ground ground, String rank, String where, Map<String, Object> parameters) {
        var hits = Stream.of(Stage.values())
                .map(stage -> ", count(*) filter (where i.stage = " + stage + ") over ()")
                .collect(Collectors.joining());
        var select = "select i.id, i.stage, " + rank + hits;
        return query(select, Object[].class, ground, where, " order by 3, " + RUNNING_THEN_NEWEST, parameters).stream()
                .map(Match::of)
                .toList();
    }

    /** How many of the newest there are in each stage. */
    private Map<Stage, Long> hits(Ground ground, Typed typed) {
        var hits = none();
        query(
                        "select i.stage, count(*)",
                        Object[].class,
                        ground,
                        typed.whereAmongSome(),
                        " group by i.stage",
                        typed.parameters(false))
                .forEach(row -> hits.put((Stage) row[0], (Long) row[1]));
        return hits;
    }

    /** @param parameters those of them that it has are bound */
    private <T> List<T> query(
            String select, Class<T> type, Ground ground, String where, String order, Map<String, Object> parameters) {
        var viewer = ground.viewer();
        var filter = FilterQuery.ofFound(
                ground.filter(), viewer, ground.stage(), viewer.role().seesOnlyOwn());
        var query = entities.createQuery(
                        select
                                + InterviewList.ground(viewer)
                                + (ground.stage() == null ? "" : " and i.stage = " + ground.stage())
                                + (ground.horizon() == null ? "" : Horizon.condition(viewer, ground.stage()))
                                + filter.where()
                                + where
                                + order,
                        type)
                .setMaxResults(MOST);
        filter.parameters().forEach(query::setParameter);
        if (ground.horizon() != null) query.setParameter("horizon", ground.horizon());
        for (var parameter : query.getParameters())
            if (parameters.containsKey(parameter.getName()))
                query.setParameter(parameter.getName(), parameters.get(parameter.getName()));
        return InterviewList.bind(query, viewer);
    }

    /** What was found, followed by what is spelt nearly like it where that is hardly anything. */
    private Found orNearly(Ground ground, Typed typed, List<Match> found) {
        var hits = found.isEmpty() ? none() : found.getFirst().hits();
        var exactly = new Found(typed.words(), found, 0, hits, false);
        if (found.size() >= ENOUGH) return exactly;
        // Some thousand are compared one by one: to find the words among all interviews first would take longer.
        var isIndexed = ground.horizon() != null;
        var words = new ArrayList<>(typed.words());
        var where = new StringBuilder();
        var parameters = typed.parameters(isIndexed);
        // Nothing has the only word as it is, so nothing is asked for that once more.
        var isNowhere = found.isEmpty() && typed.words().size() == 1;
        for (var i = 0; i < typed.words().size(); i++) {
            where.append(" and (").append(isNowhere ? "false" : Typed.has("searchText", isIndexed, "part" + i));
            for (var near : nearMisses.of(typed.words().get(i))) {
                where.append(" or ").append(Typed.isWord(isIndexed, words.size()));
                parameters.putAll(Typed.word(near, isIndexed, words.size()));
                words.add(near);
            }
            where.append(")");
        }
        if (words.size() == typed.words().size()) return exactly;
        var all = new LinkedHashMap<UUID, Match>();
        found.forEach(match -> all.put(match.interview(), match));
        // What is not among those found already fits in parts at best.
        var nearly = matches(ground.withoutHorizon(), Typed.WORST, where.toString(), parameters);
        nearly.forEach(match -> all.putIfAbsent(match.interview(), match));
        if (all.size() == found.size()) return exactly;
        var shown = all.values().stream().limit(MOST).toList();
        var total = new EnumMap<>(nearly.getFirst().hits());
        hits.forEach((stage, number) -> total.merge(stage, number, Math::max));
        return new Found(words, shown, shown.size() - found.size(), total, false);
    }

    private static Found some(Typed typed, List<Match> counted, List<Match> shown) {
        var hits = none();
        shown.forEach(match -> hits.merge(match.stage(), 1L, Long::sum));
        if (!counted.isEmpty())
            counted.getFirst().hits().forEach((stage, number) -> hits.merge(stage, number, Math::max));
        return new Found(typed.words(), shown, 0, hits, true);
    }

    private Result read(Found found) {
        // From here on every search has the same plans.
        jdbc.sql("set local plan_cache_mode = auto").update();
        var ids = found.matches().stream().map(Match::interview).toList();
        var rows = InterviewList.load(entities, ids);
        return new Result(found.words(), rows, found.similar(), found.hits(), found.isMore());
    }

    /** All that there is, or what of it is in one stage. */
    private static Result of(List<Interview> found, List<String> words, @Nullable Stage stage) {
        var hits = none();
        found.forEach(interview -> hits.merge(interview.stage(), 1L, Long::sum));
        var rows = found.stream()
                .filter(interview -> stage == null || interview.stage() == stage)
                .toList();
        return new Result(words, rows, 0, hits, false);
    }

    private Optional<Interview> byLink(User viewer, String pasted) {
        var link = LINK.matcher(pasted);
        if (!link.find()) return Optional.empty();
        var query = entities.createQuery(
                "select i from Interview i where i.token = :token and i.cancelledAt is null"
                        + InterviewList.visible(viewer),
                Interview.class);
        query.setParameter("token", link.group(1));
        return InterviewList.bind(query, viewer).stream().findFirst();
    }

    private static long sum(Map<Stage, Long> hits) {
        return hits.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Stage, Long> none() {
        var hits = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) hits.put(stage, 0L);
        return hits;
    }
}
