package com.example.billing.web;

import com.example.billing.Paths;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RequestMapping(Paths.INVOICES)
public interface InvoicesApi {
    @GetMapping("/{id:[0-9]+}")
    ResponseEntity<Invoice> one(@PathVariable("id") long id);

    @RequestMapping(path = "/{id:[0-9]+}", method = RequestMethod.DELETE)
    ResponseEntity<Void> cancel(@PathVariable("id") long id);
}
