package com.example.quotes;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("${quotes.base}")
class QuoteController {
    @PostMapping("/quotes")
    Quote ask(Inquiry inquiry) {
        return inquiry.quote();
    }
}
