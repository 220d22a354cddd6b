package dev.greenroom;

import dev.greenroom.room.Duo;
import dev.greenroom.room.Seating;
import dev.greenroom.room.SimulatedRooms;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole application on a real port and a real PostgreSQL, with {@code MockMvcTester} for those that need
 * no socket.
 *
 * <p>All such tests share one Spring context, which has {@link Scene}, {@link Duo}, {@link Seating} and {@link SimulatedRooms} for
 * those that want them. So they neither import nor replace beans nor set properties nor assume an empty database: each
 * makes the people and interviews it talks about, and looks only at those. A test that must have a context of its own says
 * why.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // Often, so that a test with a short session needs seconds, not minutes.
            "greenroom.session-touch=1s",
            // Hardly ever: what is finished is sealed at once, and a test that leaves something unsealed means it.
            "greenroom.seal-check=24h",
            "spring.jpa.properties.hibernate.session_factory.statement_inspector=dev.greenroom.Statements",
            // Every request and answer would be written out for the few whose test fails, whose assertion says them
            // too.
            "spring.test.mockmvc.print=none"
        })
@Import({TestDatabase.class, QuickPasswords.class, Scene.class, Duo.class, Seating.class, SimulatedRooms.class})
@AutoConfigureMockMvc
public @interface GreenroomTest {}
