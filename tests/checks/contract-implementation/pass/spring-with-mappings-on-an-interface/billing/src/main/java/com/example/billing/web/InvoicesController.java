package com.example.billing.web;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class InvoicesController implements InvoicesApi {
    private final Invoices invoices;

    public InvoicesController(Invoices invoices) {
        this.invoices = invoices;
    }

    @Override
    public ResponseEntity<Invoice> one(long id) {
        return ResponseEntity.of(invoices.find(id));
    }

    @Override
    public ResponseEntity<Void> cancel(long id) {
        invoices.cancel(id);
        return ResponseEntity.noContent().build();
    }
}
