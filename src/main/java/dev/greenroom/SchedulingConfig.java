package dev.greenroom;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Regular work. With virtual threads Spring Boot would run everything that has a fixed delay on one thread, where
 * counting weeks or waiting for a room keeps the rooms from hearing of other nodes.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfig {

    /** More than ever take long at the same moment; what is only late is done a moment later. */
    private static final int THREADS = 8;

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.poolSize(THREADS).build();
    }
}
