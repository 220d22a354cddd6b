package dev.greenroom.trouble;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Tomcat refuses by itself, such as an address that no URL can have, gets a page of ours instead of its own. */
@Configuration(proxyBeanMethods = false)
class RefusedRequests {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedRequestsInOurLook(TroublePage page) {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            // Ours before Tomcat's, and Tomcat's not at all.
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new Report(page));
        });
    }

    private static final class Report extends ErrorReportValve {

        private static final Logger log = LoggerFactory.getLogger(Report.class);

        private final TroublePage page;

        Report(TroublePage page) {
            this.page = page;
        }

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            try {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Content-Security-Policy", TroublePage.POLICY);
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(page.html("error.400", "error.400.words", false, ""));
                    response.finishResponse();
                }
            } catch (IOException e) {
                log.debug("Nobody waited to be told of a refused request: {}", e.getMessage());
            }
        }
    }
}
