package dev.greenroom;

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
 * <p>All such tests share one Spring context. So they neither replace beans nor set properties nor assume an empty
 * database: each makes the people and interviews it talks about, and looks only at those. A test that must have a
 * context of its own says why.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // Often, so that a test with a short session needs seconds, not minutes.
        properties = "greenroom.session-touch=1s")
@Import(TestDatabase.class)
@AutoConfigureMockMvc
public @interface GreenroomTest {}
