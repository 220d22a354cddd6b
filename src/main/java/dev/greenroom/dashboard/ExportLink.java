package dev.greenroom.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What a list's address asks for, for the file of the same list. */
@ControllerAdvice(assignableTypes = DashboardController.class)
class ExportLink {

    /** Where in a list one is, and what was just done there; a file is the whole list. */
    private static final String[] OF_THE_PAGE = {"after", "before", "created", "edited", "cancelled", "finish", "filter"
    };

    @ModelAttribute("exported")
    @Nullable
    String query(HttpServletRequest request) {
        var address = ServletUriComponentsBuilder.fromRequest(request);
        for (var parameter : OF_THE_PAGE) address.replaceQueryParam(parameter);
        return address.build().getQuery();
    }
}
