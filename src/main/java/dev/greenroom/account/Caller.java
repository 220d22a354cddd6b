package dev.greenroom.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/**
 * Where a sign-in comes from.
 *
 * @param address of one machine, or of the IPv6 network it is in
 * @param cookie the one of {@link KnownBrowsers}, if it is not made up
 */
record Caller(String address, Optional<String> cookie) {

    private static final int NETWORK_BYTES = 8;

    static Caller of(HttpServletRequest request) {
        return new Caller(
                network(request.getRemoteAddr()),
                Optional.ofNullable(WebUtils.getCookie(request, KnownBrowsers.COOKIE))
                        .map(Cookie::getValue));
    }

    /** Whoever has one IPv6 address has 2^64 of them, so all that are in one network count as one. */
    static String network(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
