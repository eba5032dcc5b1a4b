package org.harborclinic.scheduling.facilities;

import org.harborclinic.scheduling.shared.web.ApiPaths;
import org.harborclinic.scheduling.shared.web.CrudController;
import org.harborclinic.scheduling.shared.web.InternalApi;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@InternalApi
@RestController
@RequestMapping(ApiPaths.Facilities.EQUIPMENT)
class EquipmentController extends CrudController<Equipment> {

    EquipmentController(EquipmentService equipment) {
        super(equipment);
    }
}
