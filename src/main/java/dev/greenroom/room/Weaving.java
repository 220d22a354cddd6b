package dev.greenroom.room;

import static dev.greenroom.room.Shape.KEPT;

/**
 * How two changes become one: {@code composeSets} and {@code mapSet} of @codemirror/state 6.7.6 (MIT), branch by branch
 * in its order. A browser and the server must decide every tie alike, so nothing here is to be made cleverer than the
 * original; the golden vectors in {@code src/test/resources/rebase} hold it to that. Takes a step per section at most.
 */
final class Weaving {

    private Weaving() {}

    static void requireSameStart(Shape a, Shape b) {
        if (a.lengthBefore() != b.lengthBefore()) {
            throw new Unfit("it is for a document of length " + a.lengthBefore() + ", not " + b.lengthBefore());
        }
    }

    static void requireThatFollows(Shape first, Shape next) {
        if (first.lengthAfter() != next.lengthBefore()) {
            throw new Unfit("it is for a document of length " + next.lengthBefore() + ", not " + first.lengthAfter());
        }
    }

    /**
     * {@code a} as it applies after {@code b}. Lengths are known to agree.
     *
     * @param before whether {@code a} goes first where both insert at the same place
     */
    static void map(Cursor a, Cursor b, boolean before, Weave woven) {
        // Which section of a has had its text woven in already, where one must be taken piece by piece.
        var woveTextOf = -1;
        while (!(a.isDone() && b.isDone())) {
            if (a.isKept() && b.isKept()) {
                var length = Math.min(a.length, b.length);
                woven.add(length, KEPT);
                a.forward(length);
                b.forward(length);
            } else if (b.inserted >= 0
                    && (a.inserted < 0
                            || woveTextOf == a.index()
                            || a.offset == 0 && (b.length < a.length || b.length == a.length && !before))) {
                // A change of b that comes before the next one of a: pass it, and what it covers of a.
                woven.add(b.inserted, KEPT);
                for (var left = b.length; left > 0; ) {
                    var piece = Math.min(a.length, left);
                    if (a.inserted >= 0 && woveTextOf < a.index() && a.length <= piece) {
                        woven.add(0, a.inserted);
                        a.copyText(woven);
                        woveTextOf = a.index();
                    }
                    a.forward(piece);
                    left -= piece;
                }
                b.next();
            } else {
                // A change of a, as far as the next change of b that is more than a deletion within it.
                var length = 0;
                var left = a.length;
                while (left > 0) {
                    if (b.isKept()) {
                        var piece = Math.min(left, b.length);
                        length += piece;
                        left -= piece;
                        b.forward(piece);
                    } else if (b.inserted == 0 && b.length < left) {
                        left -= b.length;
                        b.next();
                    } else {
                        break;
                    }
                }
                var first = woveTextOf < a.index();
                woven.add(length, first ? a.inserted : 0);
                if (first) a.copyText(woven);
                woveTextOf = a.index();
                a.forward(a.length - left);
            }
        }
    }

    /** {@code a} and then {@code b}. Lengths are known to agree. */
    static void compose(Cursor a, Cursor b, Weave woven) {
        var open = false;
        while (!(a.isDone() && b.isDone())) {
            if (a.inserted == 0) {
                woven.add(a.length, 0, open);
                a.next();
            } else if (b.length == 0 && !b.isDone()) {
                woven.add(0, b.inserted, open);
                b.copyText(woven);
                b.next();
            } else {
                var length = Math.min(a.lengthAfter(), b.length);
                var size = woven.size();
                if (a.isKept()) {
                    var inserted = b.isKept() ? KEPT : b.offset > 0 ? 0 : b.inserted;
                    woven.add(length, inserted, open);
                    if (inserted > 0) b.copyText(woven);
                } else if (b.isKept()) {
                    woven.add(a.offset > 0 ? 0 : a.length, length, open);
                    a.copyText(woven, length);
                } else {
                    woven.add(a.offset > 0 ? 0 : a.length, b.offset > 0 ? 0 : b.inserted, open);
                    if (b.offset == 0) b.copyText(woven);
                }
                open = (a.inserted > length || b.inserted >= 0 && b.length > length) && (open || woven.size() > size);
                a.forwardAfter(length);
                b.forward(length);
            }
        }
    }
}
