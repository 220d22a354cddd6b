package dev.greenroom;

import dev.greenroom.recording.VerifyCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Greenroom: live technical interviews whose recording is the document. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GreenroomApplication {

    /**
     * Starts the application; the arguments are Spring Boot's, such as {@code --server.port=8081}. With {@code verify} as
     * the first it starts nothing, and looks at a recording instead.
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify"))
            System.exit(VerifyCommand.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err));
        SpringApplication.run(GreenroomApplication.class, args);
    }
}
