package org.openfund.grants.web.v1;

import org.openfund.grants.web.V1;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.http.codec.multipart.FilePart;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@V1(resource = {"/v1/calls/{call}/proposals", "/v1/proposals/of/{call}"})
class ProposalController {

    private static final String PROPOSAL = "/{proposal:\\d+}";

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<Proposal> all(@PathVariable String call) {
        return Flux.empty();
    }

    @PatchMapping(PROPOSAL)
    Mono<Proposal> revise(@PathVariable String call, @PathVariable long proposal, @RequestBody Revision revision) {
        return Mono.empty();
    }

    @PostMapping(path = PROPOSAL + "/attachments/{*path}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Void> attach(@PathVariable long proposal, @PathVariable String path, @RequestPart FilePart file) {
        return Mono.empty();
    }
}
