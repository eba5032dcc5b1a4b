package com.example.billing.web;

import static com.example.billing.Paths.API;

import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping(API + "/customers/{customer}/invoices")
class CustomerInvoicesController {
    @GetMapping
    List<Invoice> list(@PathVariable String customer) {
        return List.of();
    }

    @PostMapping
    Invoice draw(@PathVariable String customer, @RequestBody Draft draft) {
        return draft.of(customer);
    }
}
