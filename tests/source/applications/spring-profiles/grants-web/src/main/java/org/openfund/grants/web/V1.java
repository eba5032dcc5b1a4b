package org.openfund.grants.web;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A resource of the first version, served as JSON. */
@Target(TYPE)
@Retention(RUNTIME)
@RestController
@RequestMapping
public @interface V1 {

    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] resource();
}
