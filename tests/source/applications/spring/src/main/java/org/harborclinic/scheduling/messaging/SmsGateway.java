package org.harborclinic.scheduling.messaging;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The provider's API, as a declarative client. */
@HttpExchange("/v1/messages")
interface SmsGateway {

    @PostExchange
    Receipt send(@RequestBody Message message);

    @GetExchange("/{messageId}")
    Receipt status(@PathVariable String messageId);
}
