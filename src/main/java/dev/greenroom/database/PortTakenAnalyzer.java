package dev.greenroom.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Spring Boot's own words do not name the variable that moves Greenroom to another port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, PortInUseException taken) {
        var sentence = "Port %d is in use: stop the program that listens on it, or set SERVER_PORT to another port."
                .formatted(taken.getPort());
        return new FailureAnalysis(sentence, null, taken);
    }
}
