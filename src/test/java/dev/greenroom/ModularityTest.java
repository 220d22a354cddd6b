package dev.greenroom;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void featuresOnlyUseEachOthersPublicTypes() {
        ApplicationModules.of(GreenroomApplication.class).verify();
    }
}
