package dev.greenroom.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            José Ortega y Gasset    | jose ortega y gasset
            Zoe\u0308 Nu\u0301n\u0303ez   | zoe nunez
            İbrahim Işık            | ibrahim isik
            Ilgın Iğdır             | ilgin igdir
            Jürgen Weiß             | jurgen weiss
            Κώστας Παπαδόπουλος     | κωστασ παπαδοπουλοσ
            Łukasz Żółć             | lukasz zolc
            Søren Åkesson Ærø       | soren akesson aero
            Guðrún Þórðardóttir     | gudrun thordardottir
            Nguyễn Thị Minh Khai    | nguyen thi minh khai
            Sinéad O’Connor         | sinead oconnor
            Robert O'Brien          | robert obrien
            Hopper, Grace           | hopper grace
            Jean-Claude Van Damme   | jean claude van damme
            Ravi a/l Muthu          | ravi a l muthu
            Лариса Лук'яненко       | лариса лукяненко
            Лариса Лукʼяненко       | лариса лукяненко
            Фёдор Чайковский        | федор чаиковскии
            山田\u3000太郎            | 山田 太郎
            ジョン・スミス           | ジョン スミス
            남궁민                   | 남궁민
            علی\u200Cرضا             | علیرضا
            葛\uDB40\uDD00城 市子      | 葛城 市子
            !!!                     | !!!
            """)
    void isWhatPeopleType(String name, String folded) {
        assertThat(Folded.of(name).text()).isEqualTo(" " + folded);
    }

    @Test
    void voicedKanaStayOtherLetters() {
        assertThat(Folded.of("がか").text()).isEqualTo(" がか");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ngozi Ọkọnkwọ           | okonk        | Ngozi [Ọkọnk]wọ
            Chidi Okonkwo-Bergström | okonk        | Chidi [Okonk]wo-Bergström
            Hopper, Grace           | grace hopper | [Hopper], [Grace]
            Jürgen Weiß             | weis         | Jürgen [Weiß]
            Sinéad O’Connor         | ocon         | Sinéad [O’Con]nor
            Ada Lovelace            | xyz          | Ada Lovelace
            𠮷田 太郎                | 太           | 𠮷田 [太]郎
            """)
    void marksWhatItWasFoundBy(String name, String typed, String marked) {
        var pieces = Folded.of(name).pieces(Folded.of(typed).words());
        assertThat(pieces.stream()
                        .map(piece -> piece.isHit() ? "[" + piece.text() + "]" : piece.text())
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
    }
}
