package org.harborclinic.scheduling.messaging;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("${clinic.webhooks.path}")
class DeliveryHookController {

    @PostMapping("/sms/{provider}")
    ResponseEntity<Void> delivered(@PathVariable String provider, @RequestBody String payload) {
        return ResponseEntity.accepted().build();
    }
}
