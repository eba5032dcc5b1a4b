package org.harborclinic.scheduling.slots;

import java.util.List;

import org.harborclinic.scheduling.shared.web.VersionTwoController;
import org.springframework.web.bind.annotation.GetMapping;

@VersionTwoController
class SpecialtyController {

    @GetMapping("specialties")
    List<String> all() {
        return List.of("cardiology", "dermatology");
    }
}
