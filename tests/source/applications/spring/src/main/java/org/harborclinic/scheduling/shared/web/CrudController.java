package org.harborclinic.scheduling.shared.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

public abstract class CrudController<T extends Identified> {

    private final CrudService<T> service;

    protected CrudController(CrudService<T> service) {
        this.service = service;
    }

    @GetMapping
    public List<T> list() {
        return service.findAll();
    }

    @GetMapping("/{id}")
    public T find(@PathVariable UUID id) {
        return service.find(id);
    }

    @PostMapping
    public ResponseEntity<T> create(@Valid @RequestBody T body) {
        T created = service.create(body);
        return ResponseEntity.created(URI.create(created.id().toString())).body(created);
    }

    @PutMapping("/{id}")
    public T replace(@PathVariable UUID id, @Valid @RequestBody T body) {
        return service.replace(id, body);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable UUID id) {
        service.delete(id);
    }
}
