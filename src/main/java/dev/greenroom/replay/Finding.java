package dev.greenroom.replay;

import dev.greenroom.recording.Verdict;

/**
 * A verdict for a page.
 *
 * @param name of the sentence that says it, {@code verify.NAME}
 * @param line where the recording breaks, 0 where that is nowhere
 */
record Finding(String name, long line) {

    static Finding of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact _ -> new Finding("intact", 0);
            case Verdict.NotSealed _ -> new Finding("not-sealed", 0);
            case Verdict.Changed(var line) -> new Finding("changed", line);
            case Verdict.Missing(var line) -> new Finding("missing", line);
            case Verdict.Extra(var line) -> new Finding("extra", line);
            case Verdict.CutOff(var line) -> new Finding("cut-off", line);
            case Verdict.SealDamaged(var line) -> new Finding("seal-damaged", line);
            case Verdict.OtherReplay _ -> new Finding("other-replay", 0);
            // Greenroom wrote it: what is no recording of this version any more was changed in its first line.
            case Verdict.NotARecording _, Verdict.Newer _ -> new Finding("changed", 1);
        };
    }

    public boolean isIntact() {
        return name.equals("intact");
    }

    /** Whether there is a line to look at. */
    public boolean isPlaced() {
        return line > 0;
    }

    public boolean isBroken() {
        return line > 0 || name.equals("other-replay");
    }
}
