package dev.greenroom.interview;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A name as it is searched: without case, without the accents of scripts that are read without them, Latin letters as
 * plain ones ("ł" is l, "ß" ss), apostrophes left out, other punctuation and blanks as one space, and a space in front,
 * so that a word's beginning is found by a space and its first letters. Where nothing would be left, the text in lower
 * case. Immutable.
 *
 * <p>The rules are Unicode's, by ICU: canonical decomposition, the transform Latin-ASCII of CLDR, and full case folding.
 */
public final class Folded {

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    /** Not safe for use by many threads. */
    private static final ThreadLocal<Transliterator> LATIN =
            ThreadLocal.withInitial(() -> Transliterator.getInstance("Latin-ASCII"));

    private static final String APOSTROPHES = "'\u2018\u2019\u02BB\u02BC\u02B9\u2032\u05F3`\u00B4";

    /** Joiners and variation selectors, which nobody types to find a name, and halves of characters. */
    private static final UnicodeSet IGNORABLE = new UnicodeSet("[[:Default_Ignorable_Code_Point:][:Cs:]]").freeze();

    private static final UnicodeSet SEPARATORS = new UnicodeSet("[[:P:][:Cc:]]").freeze();

    /** Accents of scripts that are read without them; voiced kana are other letters. */
    private static final UnicodeSet ACCENTS = new UnicodeSet(
                    "[[:Mn:]&[[:Latin:][:Greek:][:Cyrillic:][:Arabic:][:Hebrew:][:Inherited:]]-[\\u3099\\u309A]]")
            .freeze();

    /**
     * What single characters become, once somebody has asked: with the rules it takes some ten microseconds each, and a
     * page of hits folds a thousand. Whoever comes at the same time finds out the same.
     */
    private static final @Nullable String[] KNOWN = new String[Character.MAX_VALUE + 1];

    /** A piece of a name: whether it is what was searched for. */
    public record Piece(String text, boolean isHit) {}

    private final String original;
    private final String text;

    /** For each character of the folded text the beginning of the original's character it comes from. */
    private final int[] from;

    private Folded(String original, String text, int[] from) {
        this.original = original;
        this.text = text;
        this.from = from;
    }

    public static Folded of(String original) {
        var text = new StringBuilder(" ");
        var from = new ArrayList<Integer>(List.of(0));
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(original);
        var start = characters.first();
        for (var end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
            var folded = end - start == 1 ? known(original.charAt(start)) : fold(original.substring(start, end));
            for (var i = 0; i < folded.length(); i++) {
                var letter = folded.charAt(i);
                if (letter == ' ' && text.charAt(text.length() - 1) == ' ') continue;
                text.append(letter);
                from.add(start);
            }
        }
        if (text.length() > 1 && text.charAt(text.length() - 1) == ' ') text.setLength(text.length() - 1);
        if (text.length() == 1) return unfolded(original);
        return new Folded(
                original,
                text.toString(),
                from.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The folded text, a space in front. */
    public String text() {
        return text;
    }

    /** The words that a search for this looks for, in no particular order. */
    public List<String> words() {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** The original in pieces, so that what these folded words are found by can be marked. */
    public List<Piece> pieces(List<String> words) {
        var hit = new boolean[original.length()];
        for (var word : words) {
            var prefix = text.indexOf(" " + word);
            var at = prefix >= 0 ? prefix + 1 : text.indexOf(word);
            if (word.isEmpty() || at < 0) continue;
            var next = at + word.length();
            var end = next < from.length && next < text.length() ? from[next] : original.length();
            for (var i = from[at]; i < Math.max(end, from[next - 1] + 1); i++) hit[i] = true;
        }
        return pieces(hit);
    }

    private List<Piece> pieces(boolean[] hit) {
        var pieces = new ArrayList<Piece>();
        for (int start = 0, end = 0; start < original.length(); start = end) {
            while (end < original.length() && hit[end] == hit[start]) end++;
            pieces.add(new Piece(original.substring(start, end), hit[start]));
        }
        return pieces;
    }

    private static Folded unfolded(String original) {
        var text = " " + original.toLowerCase(Locale.ROOT).replaceAll("[\\p{Cc}\\p{Cs}]", "");
        return new Folded(
                original,
                text,
                IntStream.range(-1, text.length() - 1)
                        .map(i -> Math.clamp(i, 0, Math.max(0, original.length() - 1)))
                        .toArray());
    }

    private static String known(char character) {
        var known = KNOWN[character];
        if (known == null) KNOWN[character] = known = fold(String.valueOf(character));
        return known;
    }

    /** One character as a reader sees it, with all its marks. */
    private static String fold(String character) {
        var plain = new StringBuilder();
        DECOMPOSED.normalize(character).codePoints().filter(Folded::isKept).forEach(plain::appendCodePoint);
        var latin = LATIN.get().transliterate(COMPOSED.normalize(plain));
        var folded = new StringBuilder();
        UCharacter.foldCase(latin, true).codePoints().forEach(c -> {
            if (APOSTROPHES.indexOf(c) >= 0) return;
            if (isSeparator(c)) folded.append(' ');
            else folded.appendCodePoint(c);
        });
        return folded.toString();
    }

    private static boolean isKept(int c) {
        return APOSTROPHES.indexOf(c) < 0 && !IGNORABLE.contains(c) && !ACCENTS.contains(c);
    }

    private static boolean isSeparator(int c) {
        return UCharacter.isUWhiteSpace(c) || SEPARATORS.contains(c);
    }
}
