package org.harborclinic.scheduling.slots;

import java.time.LocalDate;
import java.util.List;

import org.harborclinic.scheduling.shared.web.ApiPaths;
import org.harborclinic.scheduling.shared.web.VersionTwoController;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

@VersionTwoController(path = ApiPaths.V2 + "/slots")
class SlotController {

    @GetMapping
    List<Slot> free(@RequestParam LocalDate from, @RequestParam(required = false) String specialty) {
        return List.of();
    }

    @PutMapping("/{slotId}/hold")
    Hold hold(@PathVariable long slotId) {
        return new Hold(slotId);
    }

    @DeleteMapping("/{slotId}/hold")
    void release(@PathVariable long slotId) {
    }
}
