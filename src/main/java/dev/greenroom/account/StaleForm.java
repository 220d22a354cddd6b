package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A form that came from a page of ours, but too late: its token is of a session that is over. What was typed is kept in
 * the answer, to be sent again by whoever typed it. Passwords are not.
 *
 * @param address where it was sent
 * @param fields in the order in which they were sent; a name may come twice
 */
public record StaleForm(String address, List<Field> fields) {

    /** One thing that was typed or chosen. */
    public record Field(String name, String value) {

        /** Whether it says anything to whoever filled it in: neither nothing nor what a page calls somebody by. */
        public boolean isWords() {
            return !value.isBlank() && !ID.matcher(value).matches();
        }
    }

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SECRET = Pattern.compile("password|current|next|_csrf");

    /** Nothing of it where another site may have sent it: what it made up is not to be sent on with one press. */
    static StaleForm of(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            request.getParameterMap().forEach((name, values) -> {
                if (!SECRET.matcher(name).matches()) for (var value : values) fields.add(new Field(name, value));
            });
        }
        return new StaleForm(request.getRequestURI(), fields);
    }
}
