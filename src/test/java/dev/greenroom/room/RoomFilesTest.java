package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.interview.Interview;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several files in one room, over real sockets. */
@GreenroomTest
class RoomFilesTest {

    @Autowired
    Seating seating;

    Seating.Both both;
    Interview interview;
    RawClient ada;
    RawClient grace;

    @BeforeEach
    void bothAreThere() {
        both = seating.both();
        interview = both.interview();
        ada = both.ada();
        grace = both.grace();
    }

    @AfterEach
    void bothLeave() {
        both.close();
    }

    @Test
    void aFileOfOneIsTheOthersToWriteIn() {
        ada.send("{\"type\":\"add-file\",\"client\":\"a\",\"n\":1,\"name\":\"util.py\"}");
        var added = grace.awaitEvent("file-added");
        assertThat(added.get("file").asString()).isEqualTo("f2");
        assertThat(added.get("language").asString()).isEqualTo("python");
        grace.send(edit("g", 1, "f2", 0, "[[0,\"x = 1\"]]"));
        assertThat(ada.awaitEvent("edited").get("file").asString()).isEqualTo("f2");
        ada.send(edit("a", 2, "f1", 0, "[[0,\"import util\"]]"));
        grace.awaitEvent("edited");
        ada.send("{\"type\":\"rename-file\",\"client\":\"a\",\"n\":3,\"file\":\"f2\",\"name\":\"tools.rb\"}");
        assertThat(grace.awaitEvent("file-renamed").get("language").asString()).isEqualTo("ruby");

        try (var later = seating.connect(interview, both.graceCookie()).hello()) {
            var files = later.await("snapshot").at("/state/files");
            assertThat(files.at("/f1/text").asString()).isEqualTo("import util");
            assertThat(files.at("/f2/text").asString()).isEqualTo("x = 1");
            assertThat(files.at("/f2/name").asString()).isEqualTo("tools.rb");
        }
    }

    @Test
    void whatIsTypedIntoAFileThatWasRemovedIsRefusedAndTheRoomGoesOn() {
        ada.send("{\"type\":\"add-file\",\"client\":\"a\",\"n\":1,\"name\":\"util.py\"}");
        grace.awaitEvent("file-added");
        grace.send("{\"type\":\"select\",\"file\":\"f2\",\"revision\":0,\"ranges\":[[0,0]]}");
        ada.await("presence");
        grace.send("{\"type\":\"remove-file\",\"client\":\"g\",\"n\":1,\"file\":\"f2\"}");
        ada.awaitEvent("file-removed");
        ada.send(edit("a", 2, "f2", 0, "[[0,\"too late\"]]"));
        assertThat(ada.await("refused").get("code").asString()).isEqualTo("no-file");
        ada.send("{\"type\":\"select\",\"file\":\"f2\",\"revision\":0,\"ranges\":[[0,0]]}");
        ada.send(edit("a", 3, "f1", 0, "[[0,\"in time\"]]"));
        assertThat(grace.awaitEvent("edited").get("file").asString()).isEqualTo("f1");

        try (var later = seating.connect(interview, both.graceCookie()).hello()) {
            var state = later.await("snapshot").get("state");
            assertThat(state.get("files").propertyNames()).containsExactly("f1");
            assertThat(state.at("/removed/f2").asString()).isEqualTo("util.py");
        }
    }

    @Test
    void aCommandThatComesTwiceAddsOneFile() {
        var command = "{\"type\":\"add-file\",\"client\":\"a\",\"n\":1,\"name\":\"util.py\"}";
        ada.send(command);
        var seq = ada.awaitEvent("file-added").get("seq").asLong();
        ada.send(command);
        assertThat(ada.await("receipt").get("seq").asLong()).isEqualTo(seq);
    }

    @Test
    void whoComesLaterIsToldWhereEverybodyIs() {
        ada.send(edit("a", 1, "f1", 0, "[[0,\"one two\"]]"));
        grace.awaitEvent("edited");
        ada.send("{\"type\":\"select\",\"file\":\"f1\",\"revision\":1,\"ranges\":[[4,7]]}");
        grace.await("presence");
        grace.send(edit("g", 1, "f1", 1, "[[0,\"zero \"],7]"));
        ada.awaitEvent("edited");

        try (var later = seating.connect(interview, both.graceCookie()).hello()) {
            later.await("snapshot");
            var presence = later.await("presence");
            assertThat(presence.get("revision").asInt()).isEqualTo(2);
            assertThat(presence.get("ranges")).hasToString("[[9,12]]");
        }
    }

    private static String edit(String client, int n, String file, int revision, String changes) {
        return "{\"type\":\"edit\",\"file\":\"" + file + "\",\"revision\":" + revision + ",\"client\":\"" + client
                + "\",\"n\":" + n + ",\"changes\":[" + changes + "],\"ms\":[0],\"how\":\"typed\"}";
    }
}
