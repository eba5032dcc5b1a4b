package com.example.parking;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/permits")
class PermitController {
    @GetMapping
    List<Permit> list() {
        return List.of();
    }

    @DeleteMapping("/{plate}")
    void revoke(@PathVariable String plate) {
    }
}
