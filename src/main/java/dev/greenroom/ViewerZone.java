package dev.greenroom;

import java.time.ZoneId;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every page may show times as they are where its reader is. */
@ControllerAdvice
class ViewerZone {

    @ModelAttribute("zone")
    ZoneId zone(ZoneId zone) {
        return zone;
    }
}
