package org.openfund.grants.web;

import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(Versions.V1 + "${grants.exports.base-path:/downloads}")
class ExportController {

    @GetMapping("/{year}.csv")
    Mono<Resource> year(@PathVariable int year) {
        return Mono.empty();
    }

    @GetMapping("${grants.exports.summary-path:/summary}")
    Mono<Summary> summary() {
        return Mono.empty();
    }
}
