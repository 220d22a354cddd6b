package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keeps the simulated clients honest: they must do what a browser would. */
class LocalDocumentTest {

    @Test
    void hearsOfChangesAsCodeMirrorDoes() {
        assertThat(RebaseVectors.ofKind("receive")).hasSize(1500).allSatisfy(vector -> {
            var document = new LocalDocument(vector.get("doc").stringValue(), 0);
            RebaseVectors.list(vector.get("own")).forEach(document::type);
            for (var heard : vector.get("heard")) {
                var changes = Changes.parse(heard.get("changes"));
                if (heard.get("own").booleanValue()) document.confirm(changes);
                else document.receive(changes);
            }

            assertThat(document.text()).isEqualTo(vector.get("text").stringValue());
            assertThat(document.unconfirmed())
                    .map(Changes::json)
                    .isEqualTo(vector.get("unconfirmed")
                            .valueStream()
                            .map(Object::toString)
                            .toList());
        });
    }
}
