package org.harborclinic.scheduling.facilities;

import static org.harborclinic.scheduling.shared.web.ApiPaths.Facilities.ROOMS;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.harborclinic.scheduling.shared.web.CrudController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ROOMS)
class RoomController extends CrudController<Room> {

    private final RoomService rooms;

    RoomController(RoomService rooms) {
        super(rooms);
        this.rooms = rooms;
    }

    @Override
    public Room find(@PathVariable UUID id) {
        return rooms.findWithEquipment(id);
    }

    @GetMapping("/{id}/occupancy")
    List<Occupancy> occupancy(@PathVariable UUID id, @RequestParam LocalDate on) {
        return rooms.occupancy(id, on);
    }
}
