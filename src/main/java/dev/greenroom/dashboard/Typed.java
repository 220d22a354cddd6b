package dev.greenroom.dashboard;

import dev.greenroom.interview.Folded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was typed into the search, as conditions of a query over {@code Interview i}: how well an interview fits, from
 * {@link Fit#WHOLE}, which is best. Each includes the ones before it.
 */
record Typed(String name, List<String> words) {

    /** What was typed is… */
    enum Fit {
        /** … the name, or its first words. */
        WHOLE,
        /** … a beginning of the name. */
        NAME,
        /** Each typed word begins a word of the name. */
        NAME_WORDS,
        /** Each typed word begins a word of anything searched. */
        WORDS,
        /** Each typed word is a part of anything searched. */
        PARTS
    }

    /** The {@link #rank} of what fits in {@link Fit#PARTS} and no better. */
    static final String WORST = "5";

    private static final int MOST_WORDS = 12;

    /** Fewer letters than these are in no trigram but that of a word's beginning. */
    private static final int TRIGRAM = 3;

    static Typed of(Folded folded) {
        return new Typed(
                folded.text(), folded.words().stream().limit(MOST_WORDS).toList());
    }

    String where(Fit fit) {
        return switch (fit) {
            case WHOLE -> " and (i.searchName = :name or i.searchName >= :nameWords and i.searchName < :nameWordsEnd)";
            case NAME -> " and i.searchName >= :name and i.searchName < :nameEnd";
            case NAME_WORDS -> " and " + each(i -> "i.searchWords like :begin" + i + " escape '\\'");
            case WORDS -> " and " + each(i -> "i.searchText like :begin" + i + " escape '\\'");
            case PARTS -> " and " + each(i -> has("searchText", true, "part" + i));
        };
    }

    /**
     * {@link Fit#PARTS} where each of some thousand interviews is compared, and no index asked: the planner takes what was
     * typed for rare, and would rather find it among all of a million than in these.
     */
    String whereAmongSome() {
        return " and " + each(i -> has("searchText", false, "part" + i));
    }

    /** @param indexed whether an index may be asked, see {@link #whereAmongSome} */
    static String has(String column, boolean indexed, String parameter) {
        return (indexed ? "i." + column : "concat(i." + column + ", '')") + " like :" + parameter + " escape '\\'";
    }

    /**
     * A condition that a word of the name is the nth of {@link #word}. Where an index is asked, it is asked for the letters
     * alone: how the words of a million names begin and end is in long lists, which took twice as long to go through.
     */
    static String isWord(boolean indexed, int nth) {
        var exactly = has("searchWords", false, "word" + nth);
        return indexed ? "(" + has("searchWords", true, "letters" + nth) + " and " + exactly + ")" : exactly;
    }

    /** What {@link #isWord} needs bound. */
    static Map<String, Object> word(String word, boolean indexed, int nth) {
        var exactly = "% " + literally(word) + " %";
        return indexed
                ? Map.of("word" + nth, exactly, "letters" + nth, "%" + literally(word) + "%")
                : Map.of("word" + nth, exactly);
    }

    /** A number that is lower where it fits better, of the {@link Fit}s up to this one. */
    String rank() {
        return "case when i.searchName = :name then 0"
                + " when i.searchName >= :nameWords and i.searchName < :nameWordsEnd then 1"
                + " when i.searchName >= :name and i.searchName < :nameEnd then 2"
                + " when " + each(i -> "i.searchWords like :begin" + i + " escape '\\'") + " then 3"
                + " when " + each(i -> "i.searchText like :begin" + i + " escape '\\'") + " then 4"
                + " else " + WORST + " end";
    }

    static Fit fit(int rank) {
        return switch (rank) {
            case 0, 1 -> Fit.WHOLE;
            case 2 -> Fit.NAME;
            case 3 -> Fit.NAME_WORDS;
            case 4 -> Fit.WORDS;
            default -> Fit.PARTS;
        };
    }

    /**
     * What the conditions need bound.
     *
     * @param indexed whether an index has to find it: then one or two letters are the beginning of a word
     */
    Map<String, Object> parameters(boolean indexed) {
        var parameters = new HashMap<String, Object>();
        parameters.put("name", name);
        parameters.put("nameEnd", name + "\uDBFF\uDFFF");
        // Between a space and what follows a space: the column is in the order of code points.
        parameters.put("nameWords", name + " ");
        parameters.put("nameWordsEnd", name + "!");
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            parameters.put("begin" + i, "% " + literally(word) + "%");
            parameters.put("part" + i, (indexed && !hasTrigram(word) ? "% " : "%") + literally(word) + "%");
        }
        return parameters;
    }

    /** Whether an index finds it at all: marks alone are in none. */
    boolean isIndexed() {
        return words.stream().anyMatch(word -> hasTrigram(word) || Character.isLetterOrDigit(word.codePointAt(0)));
    }

    /** Whether an index finds it wherever in a word it is. */
    boolean isWhollyIndexed() {
        return words.stream().allMatch(Typed::hasTrigram);
    }

    static String literally(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private String each(IntFunction<String> condition) {
        return IntStream.range(0, words.size()).mapToObj(condition).collect(Collectors.joining(" and ", "(", ")"));
    }

    private static boolean hasTrigram(String word) {
        var run = 0;
        for (var letter : word.codePoints().toArray()) {
            run = Character.isLetterOrDigit(letter) ? run + 1 : 0;
            if (run == TRIGRAM) return true;
        }
        return false;
    }
}
