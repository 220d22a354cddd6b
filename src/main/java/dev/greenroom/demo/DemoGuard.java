package dev.greenroom.demo;

import dev.greenroom.database.StartRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Everybody knows the demo's passwords: so nobody else may reach it, and it never touches a database of somebody's. */
class DemoGuard implements BeanFactoryPostProcessor {

    private final Environment environment;

    DemoGuard(Environment environment) {
        this.environment = environment;
    }

    /** Before there is any bean, so before anything connects or listens. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url")))
            throw new StartRefused(
                    "The demo runs on a database of its own: unset SPRING_DATASOURCE_URL, or start for real with java -jar target/greenroom.jar.");
        var address = environment.getProperty("server.address", "");
        if (!isLoopback(address))
            throw new StartRefused(
                    "The demo is served on this machine only, because everybody knows its passwords: unset SERVER_ADDRESS, or start for real with java -jar target/greenroom.jar.");
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
