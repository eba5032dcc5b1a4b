package org.openfund.grants.web.v1;

import org.openfund.grants.web.V1;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@V1(resource = "/v1/calls")
class CallController {

    private final Calls calls;

    CallController(Calls calls) {
        this.calls = calls;
    }

    @GetMapping
    Flux<Call> open() {
        return calls.open();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Call> announce(@RequestBody Mono<CallForm> form) {
        return form.flatMap(calls::announce);
    }

    @GetMapping("/{call}")
    Mono<Call> find(@PathVariable String call) {
        return calls.find(call);
    }

    @PutMapping("/{call}/deadline")
    Mono<Void> extend(@PathVariable String call, @RequestBody Deadline deadline) {
        return calls.extend(call, deadline);
    }

    @DeleteMapping("/{call}")
    Mono<Void> withdraw(@PathVariable String call) {
        return calls.withdraw(call);
    }
}
