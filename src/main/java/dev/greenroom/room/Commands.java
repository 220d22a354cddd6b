package dev.greenroom.room;

import dev.greenroom.interview.Stage;
import dev.greenroom.recording.RoomEvent;
import dev.greenroom.recording.RoomEvent.Edited;
import dev.greenroom.recording.RoomEvent.FocusEnded;
import dev.greenroom.recording.RoomEvent.FocusStarted;
import dev.greenroom.recording.RoomEvent.LanguageChosen;
import dev.greenroom.recording.RoomEvent.Said;
import dev.greenroom.room.ClientMessage.AddFile;
import dev.greenroom.room.ClientMessage.Command;
import dev.greenroom.room.ClientMessage.Edit;
import dev.greenroom.room.ClientMessage.EndFocus;
import dev.greenroom.room.ClientMessage.Focus;
import dev.greenroom.room.ClientMessage.Language;
import dev.greenroom.room.ClientMessage.RemoveFile;
import dev.greenroom.room.ClientMessage.RenameFile;
import dev.greenroom.room.ClientMessage.RunCommand;
import dev.greenroom.room.ClientMessage.Say;
import java.util.List;
import java.util.function.Function;

/**
 * Which event a command becomes, as the room is now, or why it becomes none. Used under the room's lock, and what it
 * decides is published before anything else is decided: an edit has been rebased over its file's history by then.
 */
final class Commands {

    private final RoomState state;
    private final Whereabouts whereabouts;
    private final TypingTimes typingTimes;

    Commands(RoomState state, Whereabouts whereabouts, TypingTimes typingTimes) {
        this.state = state;
        this.whereabouts = whereabouts;
        this.typingTimes = typingTimes;
    }

    /**
     * Any but an edit, and those about running programs.
     *
     * @throws Refused when it does not fit
     */
    RoomEvent decide(Seat from, Command command) {
        return switch (command) {
            case Edit _ -> throw new IllegalArgumentException("An edit's changes come with it");
            case RunCommand _ -> throw new IllegalArgumentException("Those are carried out by Running");
            case Say say -> say(say);
            case Language choice -> choose(choice);
            case AddFile add -> state.workspace().add(add);
            case RenameFile rename -> state.workspace().rename(rename);
            case RemoveFile remove -> remove(remove);
            case Focus focus -> focus(from, focus);
            case EndFocus end -> endFocus(end);
        };
    }

    /**
     * The event once its time is known.
     *
     * @throws Refused when it does not fit
     */
    Function<Long, RoomEvent> decide(Seat from, Edit edit, List<Changes> changes) {
        var document = state.document(edit.file());
        var rebased = document.receive(edit.revision(), edit.client(), changes);
        var revision = document.revision() - rebased.size();
        var cursor = rebased.getLast().shape().endOfLast();
        whereabouts.edited(from.who(), edit.file(), document.revision(), cursor);
        return at -> edited(edit, revision, rebased, typingTimes.clamp(edit, from.since(), at));
    }

    private static Edited edited(Edit edit, int revision, List<Changes> changes, List<Long> ms) {
        return new Edited(edit.file(), revision, edit.client(), edit.n(), Batch.json(changes), ms, edit.how());
    }

    private RoomEvent say(Say say) {
        if (state.isTooMuchChat(say.text())) throw Refused.tooLarge("The chat is full: go on in a file");
        return new Said(say.client(), say.n(), say.text());
    }

    private RoomEvent choose(Language choice) {
        state.file(choice.file());
        return new LanguageChosen(choice.client(), choice.n(), choice.file(), choice.language());
    }

    private RoomEvent remove(RemoveFile remove) {
        var removed = state.workspace().remove(remove);
        whereabouts.removed(remove.file());
        return removed;
    }

    private RoomEvent focus(Seat from, Focus focus) {
        if (from.isCandidate()) throw Refused.notAllowed("An interviewer gives the candidate time alone");
        if (state.stage() != Stage.ACTIVE) throw Refused.notNow("The interview has not started yet");
        if (state.isFocused()) throw Refused.notNow("The candidate has time alone already");
        return new FocusStarted(focus.client(), focus.n(), focus.minutes());
    }

    private RoomEvent endFocus(EndFocus end) {
        if (!state.isFocused()) throw Refused.notNow("The candidate's time alone is over already");
        return new FocusEnded(end.client(), end.n());
    }
}
