package dev.greenroom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Greenroom: live technical interviews whose recording is the document. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GreenroomApplication {

    /** Starts the application; the arguments are Spring Boot's, such as {@code --server.port=8081}. */
    public static void main(String[] args) {
        SpringApplication.run(GreenroomApplication.class, args);
    }
}
