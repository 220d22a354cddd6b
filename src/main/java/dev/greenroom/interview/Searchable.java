package dev.greenroom.interview;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an interview is found by, {@link Folded} and with a space around each word, so that a word's beginning is found by
 * a space and its first letters. Scripts that put no space between a family name and a given one have a beginning at
 * every character: {@code 王小明} is found by {@code 小明} as by {@code 王}.
 *
 * @param words of the candidate's name
 * @param text the same, followed by the words of their address, the labels and the position
 */
record Searchable(String words, String text) {

    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** Of a word, in characters; no name is longer, and a paragraph would become a page. */
    private static final int MOST_BEGINNINGS = 24;

    static Searchable of(String name, @Nullable String email, @Nullable String position, Collection<String> labels) {
        var words = new ArrayList<String>();
        Folded.of(name).words().forEach(word -> {
            words.add(word);
            words.addAll(laterBeginnings(word));
        });
        var named = spaced(words);
        if (email != null) words.addAll(Folded.of(email).words());
        labels.stream().sorted().forEach(label -> words.addAll(Folded.of(label).words()));
        if (position != null) words.addAll(Folded.of(position).words());
        return new Searchable(named, spaced(words));
    }

    private static String spaced(List<String> words) {
        return " " + String.join(" ", words) + " ";
    }

    private static List<String> laterBeginnings(String word) {
        var beginnings = new ArrayList<String>();
        for (var at = next(word, 0); at < word.length() && beginnings.size() < MOST_BEGINNINGS; at = next(word, at))
            if (WITHOUT_SPACES.contains(UnicodeScript.of(word.codePointAt(at)))) beginnings.add(word.substring(at));
        return beginnings;
    }

    private static int next(String word, int at) {
        return at + Character.charCount(word.codePointAt(at));
    }
}
